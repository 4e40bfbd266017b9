// A draft being written: typing changes it at once, saving follows half a second behind.
import { session } from '@/stream';
import { onDestroy } from 'svelte';
import type { Unsent } from '../unsent';

const behindMs = 400;

export class DraftKeeper<U extends Unsent> {
  content = $state() as U;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  /** Call while a component is being set up: what is unsaved when it goes is saved then. */
  constructor(
    readonly key: string,
    initial: U,
  ) {
    this.content = structuredClone(initial);
    // A reload or a closed tab does not wait for what follows behind.
    const flush = () => {
      this.flush();
    };
    const hidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hidden);
    onDestroy(() => {
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
      flush();
    });
  }

  change(part: Partial<U>): void {
    Object.assign(this.content, part);
    this.touched();
  }

  /** After a change inside `content`. */
  touched(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.flush();
    }, behindMs);
  }

  /** Starts anew without saving: what was written is on its way. */
  reset(content: Partial<U>): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    Object.assign(this.content, content);
  }

  /** The draft is sent or discarded: nothing is saved any more. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  snapshot(): U {
    return $state.snapshot(this.content) as U;
  }

  flush(): void {
    if (this.closed || this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    session.drafts.set(this.key, this.snapshot());
  }
}
