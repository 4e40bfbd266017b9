// A mark of the timeline on its way to another time: held by the mouse or pushed by keys, let go or called back.
import { snap } from './marks';
import type { TimelineMark } from './timeline';

/** Below this many pixels a press is a click and no move. */
export const CLICK_PX = 4;

export class Mover {
  /** The mark under way and the time to which it would go, ms of exercise time. */
  moving = $state<{ key: string; to: number; by: 'mouse' | 'keys' } | null>(null);

  #pressed: { key: string; x: number } | null = null;
  readonly #earliest: () => number;
  readonly #timeAt: (clientX: number) => number;
  readonly #done: (mark: TimelineMark, to: number) => void;

  /** `earliest` is the first time to which anything can go; `timeAt` reads a place on the screen as a time. */
  constructor(
    earliest: () => number,
    timeAt: (clientX: number) => number,
    done: (mark: TimelineMark, to: number) => void,
  ) {
    this.#earliest = earliest;
    this.#timeAt = timeAt;
    this.#done = done;
  }

  to(mark: TimelineMark): number | null {
    return this.moving?.key === mark.key ? this.moving.to : null;
  }

  nudge(mark: TimelineMark, minutes: number): void {
    const from = this.to(mark) ?? mark.at;
    this.moving = { key: mark.key, to: snap(from + minutes * 60_000, this.#earliest()), by: 'keys' };
  }

  press(event: PointerEvent, mark: TimelineMark): void {
    if (!mark.movable || event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#pressed = { key: mark.key, x: event.clientX };
  }

  drag(event: PointerEvent, mark: TimelineMark): void {
    if (this.#pressed?.key !== mark.key) return;
    if (this.moving === null && Math.abs(event.clientX - this.#pressed.x) < CLICK_PX) return;
    this.moving = { key: mark.key, to: snap(this.#timeAt(event.clientX), this.#earliest()), by: 'mouse' };
  }

  drop(mark: TimelineMark): void {
    const to = this.to(mark);
    this.cancel();
    if (to !== null && to !== mark.at) this.#done(mark, to);
  }

  cancel(): void {
    this.moving = null;
    this.#pressed = null;
  }
}
