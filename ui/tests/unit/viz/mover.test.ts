// Dragging and moving marks by keys.
import { describe, expect, it, vi } from 'vitest';

import { CLICK_PX, Mover } from '@/viz/mover.svelte';
import type { TimelineMark } from '@/viz/timeline';

const MIN = 60_000;
const mark = (part: Partial<TimelineMark> = {}): TimelineMark => ({
  key: 'chase a',
  inject: 'chase',
  lane: 'a',
  at: 60 * MIN,
  mark: 'planned',
  label: '',
  title: '',
  estimated: false,
  movable: true,
  ...part,
});

/** A pixel is a minute here; nothing can go before 0:30. */
function setup() {
  const done = vi.fn();
  const mover = new Mover(
    () => 30 * MIN,
    (x) => x * MIN,
    done,
  );
  const target = document.createElement('div');
  target.setPointerCapture = vi.fn();
  const at = (clientX: number) =>
    ({ clientX, button: 0, pointerId: 1, currentTarget: target }) as unknown as PointerEvent;
  return { done, mover, at };
}

describe('moving a mark by mouse', () => {
  it('lets it go where it is dropped, on a whole minute', () => {
    const { done, mover, at } = setup();
    mover.press(at(60), mark());
    mover.drag(at(75.4), mark());
    expect(mover.to(mark())).toBe(75 * MIN);
    mover.drop(mark());
    expect(done).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ inject: 'chase' }), 75 * MIN);
  });

  it('takes a click with a trembling hand for a click', () => {
    const { done, mover, at } = setup();
    mover.press(at(60), mark({ at: 59.5 * MIN }));
    mover.drag(at(60 + CLICK_PX - 1), mark({ at: 59.5 * MIN }));
    mover.drop(mark({ at: 59.5 * MIN }));
    expect(done).not.toHaveBeenCalled();
  });

  it('does not move what has gone out, nor anything into the past', () => {
    const { done, mover, at } = setup();
    mover.press(at(60), mark({ movable: false }));
    mover.drag(at(90), mark({ movable: false }));
    expect(mover.moving).toBeNull();
    mover.press(at(60), mark());
    mover.drag(at(5), mark());
    mover.drop(mark());
    expect(done).toHaveBeenCalledExactlyOnceWith(expect.anything(), 30 * MIN);
  });
});

describe('moving a mark by keys', () => {
  it('adds up the presses and asks once', () => {
    const { done, mover } = setup();
    for (let i = 0; i < 3; i += 1) mover.nudge(mark(), 1);
    mover.drop(mark());
    expect(done).toHaveBeenCalledExactlyOnceWith(expect.anything(), 63 * MIN);
  });

  it('asks for nothing when it is called back or returns to its place', () => {
    const { done, mover } = setup();
    mover.nudge(mark(), 5);
    mover.cancel();
    mover.drop(mark());
    mover.nudge(mark(), 1);
    mover.nudge(mark(), -1);
    mover.drop(mark());
    expect(done).not.toHaveBeenCalled();
  });
});
