// Where marks go on a time axis, so that those close together do not cover each other.

export interface Placed<T> {
  mark: T;
  x: number;
  /** 0 is the uppermost line of the lane. */
  row: number;
}

/** Places marks left to right; one that would touch its neighbour moves to the next free line. Ties keep their order. */
export function placeMarks<T>(marks: readonly T[], x: (mark: T) => number, gap: number): Placed<T>[] {
  const sorted = marks
    .map((mark, index) => ({ mark, index, x: x(mark) }))
    .sort((a, b) => a.x - b.x || a.index - b.index);
  const ends: number[] = [];
  return sorted.map(({ mark, x: at }) => {
    const free = ends.findIndex((end) => at - end >= gap);
    const row = free === -1 ? ends.length : free;
    ends[row] = at;
    return { mark, x: at, row };
  });
}

const STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480] as const;

/** Times (ms) of the axis' lines: a round number of minutes apart, with at least `gap` pixels between them. */
export function timeTicks(from: number, to: number, pixels: number, gap: number): number[] {
  const span = to - from;
  if (span <= 0 || pixels <= 0) return [];
  const wanted = (span / 60_000) * (gap / pixels);
  const step = (STEPS_MIN.find((s) => s >= wanted) ?? 1_440) * 60_000;
  const ticks: number[] = [];
  for (let t = Math.ceil(from / step) * step; t <= to; t += step) ticks.push(t);
  return ticks;
}

/** The time to which a drag snaps: the whole minute, never before `min`. */
export function snap(ms: number, min: number): number {
  return Math.max(Math.round(ms / 60_000) * 60_000, min);
}
