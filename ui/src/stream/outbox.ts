// Commands on their way: kept until the server answers, sent again under the same id, so that nothing is lost or doubled.
import type { ConsoleCommand, WireError } from '@/wire';
import { v4 as uuid } from 'uuid';

export interface Pending {
  readonly id: string;
  readonly command: ConsoleCommand;
  /** Unix ms when the person asked for it. */
  readonly asked: number;
}

export type Answer = { ok: true; seq: number } | { ok: false; error: WireError };

/** Where pending commands survive a reload. */
export interface OutboxStore {
  all(): Promise<Pending[]>;
  put(item: Pending): Promise<void>;
  drop(id: string): Promise<void>;
}

export interface OutboxOptions {
  store: OutboxStore;
  /** False when there is no connection; everything is sent again after the next welcome. */
  transmit: (item: Pending) => boolean;
  onChange: (pending: readonly Pending[]) => void;
  onAnswer: (item: Pending, answer: Answer) => void;
}

export class Outbox {
  private items: readonly Pending[] = [];
  private readonly waiting = new Map<string, (answer: Answer) => void>();
  private readonly sent = new Set<string>();

  constructor(private readonly options: OutboxOptions) {}

  /** Takes up what an earlier page left behind; call before the first `connected`. */
  async restore(): Promise<void> {
    const known = new Set(this.items.map((item) => item.id));
    const left = (await this.options.store.all()).filter((item) => !known.has(item.id));
    left.sort((a, b) => a.asked - b.asked);
    this.change([...left, ...this.items]);
    this.flush();
  }

  send(command: ConsoleCommand, id: string = uuid()): Promise<Answer> {
    const item: Pending = { id, command, asked: Date.now() };
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.change([...this.items, item]);
      // Written first: a reload between sending and answering must find it.
      void this.options.store.put(item).then(() => {
        this.transmit(item);
      });
    });
  }

  /** After a welcome: the answers of the connection before may be lost, so everything goes out again, in order. */
  connected(): void {
    this.sent.clear();
    this.flush();
  }

  disconnected(): void {
    this.sent.clear();
  }

  answered(id: string, answer: Answer): void {
    const item = this.items.find((candidate) => candidate.id === id);
    if (!item) return;
    this.sent.delete(id);
    this.change(this.items.filter((candidate) => candidate.id !== id));
    // Drafts settle first: a page closed in between must rather ask again than forget.
    this.options.onAnswer(item, answer);
    void this.options.store.drop(id);
    this.waiting.get(id)?.(answer);
    this.waiting.delete(id);
  }

  private flush(): void {
    for (const item of this.items) this.transmit(item);
  }

  private transmit(item: Pending): void {
    const open = this.items.some((candidate) => candidate.id === item.id);
    if (open && !this.sent.has(item.id) && this.options.transmit(item)) this.sent.add(item.id);
  }

  private change(items: readonly Pending[]): void {
    this.items = items;
    this.options.onChange(items);
  }
}
