// What a test's `t.after` is to a test, for programs that are none: things to be undone, last one first.
export class Scope {
  #undo = [];

  after(work) {
    this.#undo.push(work);
  }

  async end() {
    for (let work = this.#undo.pop(); work; work = this.#undo.pop()) await work();
  }
}
