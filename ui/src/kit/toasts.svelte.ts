// Short notices at the edge of every console, which do what desktop notifications cannot without a secure context.
export interface ToastAction {
  label: string;
  run: () => void;
}

export interface ToastOptions {
  kind: 'done' | 'error' | 'info' | 'arrival';
  text: string;
  detail?: string | undefined;
  action?: ToastAction | undefined;
}

export interface Toast extends ToastOptions {
  id: number;
}

/** Errors stay until they are closed; the rest leaves by itself, later while the pointer or the focus is on it. */
const stayMs = { done: 6000, info: 8000, arrival: 10_000 };
const most = 3;

class Toasts {
  items = $state.raw<readonly Toast[]>([]);
  private next = 1;
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();

  show(options: ToastOptions): number {
    const id = this.next++;
    this.items = [...this.items, { ...options, id }].slice(-most);
    this.release(id);
    return id;
  }

  close(id: number): void {
    this.hold(id);
    this.items = this.items.filter((item) => item.id !== id);
  }

  hold(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }

  release(id: number): void {
    const item = this.items.find((candidate) => candidate.id === id);
    if (!item || item.kind === 'error') return;
    this.hold(id);
    this.timers.set(
      id,
      setTimeout(() => {
        this.close(id);
      }, stayMs[item.kind]),
    );
  }
}

export const toasts = new Toasts();
