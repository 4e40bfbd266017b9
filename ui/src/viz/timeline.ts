// The timeline's data and geometry: lanes as rows, marks on a time axis, and where the keyboard goes next.
import { scaleLinear } from 'd3-scale';

import type { Mark } from '@/consoles/controller/derive';
import { placeMarks, type Placed } from './marks';

export interface TimelineMark {
  /** Unique in the drawing. */
  key: string;
  inject: string;
  lane: string;
  /** ms of exercise time. */
  at: number;
  mark: Mark;
  /** What a screen reader says: name, state, time, team. */
  label: string;
  /** Short name beside the sign. */
  title: string;
  estimated: boolean;
  movable: boolean;
}

export interface TimelineLane {
  id: string;
  label: string;
}

export interface LaneBand {
  lane: TimelineLane;
  y: number;
  height: number;
  marks: Placed<TimelineMark>[];
}

export const AXIS = { left: 132, right: 28, top: 40, row: 26, pad: 8, gap: 22 } as const;

/** Time (ms) to pixels and back. `domain` is the shown span. */
export function timeScale(domain: readonly [number, number], width: number) {
  return scaleLinear()
    .domain([...domain])
    .range([AXIS.left, Math.max(width - AXIS.right, AXIS.left + 1)]);
}

/** The bands of the lanes from top to bottom; each is as high as its crowd of marks needs. */
export function bands(
  lanes: readonly TimelineLane[],
  marks: readonly TimelineMark[],
  x: (ms: number) => number,
): LaneBand[] {
  const byLane = new Map<string, TimelineMark[]>(lanes.map((lane) => [lane.id, []]));
  for (const mark of marks) byLane.get(mark.lane)?.push(mark);
  let y: number = AXIS.top;
  return lanes.map((lane) => {
    const placed = placeMarks(byLane.get(lane.id) ?? [], (m) => x(m.at), AXIS.gap);
    const rows = Math.max(1, ...placed.map((p) => p.row + 1));
    const band = { lane, y, height: rows * AXIS.row + AXIS.pad, marks: placed };
    y += band.height;
    return band;
  });
}

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The mark to which an arrow key leads: along the lane, or the nearest in time of the neighbouring lane. */
export function neighbour(all: readonly LaneBand[], key: string, direction: Direction): string | null {
  const row = all.findIndex((band) => band.marks.some((p) => p.mark.key === key));
  const band = all[row];
  if (band === undefined) return all.find((b) => b.marks.length > 0)?.marks[0]?.mark.key ?? null;
  const column = band.marks.findIndex((p) => p.mark.key === key);
  const here = band.marks[column];
  if (here === undefined) return null;
  switch (direction) {
    case 'left':
      return band.marks[column - 1]?.mark.key ?? null;
    case 'right':
      return band.marks[column + 1]?.mark.key ?? null;
    case 'first':
      return band.marks[0]?.mark.key ?? null;
    case 'last':
      return band.marks[band.marks.length - 1]?.mark.key ?? null;
    case 'up':
    case 'down':
      return nearest(direction === 'up' ? all.slice(0, row).reverse() : all.slice(row + 1), here.x);
  }
}

function nearest(candidates: readonly LaneBand[], x: number): string | null {
  const band = candidates.find((b) => b.marks.length > 0);
  if (band === undefined) return null;
  const best = [...band.marks].sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
  return best?.mark.key ?? null;
}
