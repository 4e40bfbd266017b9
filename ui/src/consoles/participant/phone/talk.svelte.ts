// Calls that this person has answered on this page and not closed yet.
class Talk {
  calls = $state.raw<readonly string[]>([]);

  open(call: string): void {
    if (!this.calls.includes(call)) this.calls = [...this.calls, call];
  }

  close(call: string): void {
    this.calls = this.calls.filter((other) => other !== call);
  }
}

export const talk = new Talk();
