// Protection against doing a thing twice: while a command is under way, and for a moment after it, the same key is shut.
import { SvelteSet } from 'svelte/reactivity';

import { session, type Answer } from '@/stream';
import type { ConsoleCommand } from '../staff/wire';

/** How long a key stays shut after the server's answer, in ms of real time: longer than a nervous double click. */
export const shutAfterMs = 1_500;

class Once {
  readonly #busy = new SvelteSet<string>();

  busy(key: string): boolean {
    return this.#busy.has(key);
  }

  /** Sends the commands in order, until one is refused. Nothing happens and nothing is answered while the key is shut. */
  async run(key: string, commands: readonly ConsoleCommand[]): Promise<Answer | undefined> {
    if (this.#busy.has(key)) return undefined;
    this.#busy.add(key);
    try {
      let last: Answer | undefined;
      for (const command of commands) {
        last = await session.send(command);
        if (!last.ok) return last;
      }
      return last;
    } finally {
      setTimeout(() => this.#busy.delete(key), shutAfterMs);
    }
  }
}

export const once = new Once();
