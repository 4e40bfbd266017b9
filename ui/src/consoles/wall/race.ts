// The places of a race as everybody may see them: points, then time; the same in both is the same place.
import type { View } from '@/stream';

export interface Place {
  place: number;
  lane: string;
  points: number;
  /** ms; null: not there yet. */
  time: number | null;
}

const whole = (text: string | undefined): number | null =>
  text !== undefined && /^-?\d+$/.test(text) ? Number(text) : null;

/** Whether a comes before b (below 0), shares its place (0) or comes after. */
export function compare(a: Place, b: Place): number {
  if (a.points !== b.points) return b.points - a.points;
  if (a.time === null || b.time === null) return Number(a.time === null) - Number(b.time === null);
  return a.time - b.time;
}

/** The best first; null when the scenario is no race, and then nobody is ranked. */
export function places(view: View): Place[] | null {
  const race = view.facts?.staff?.race;
  if (race === undefined) return null;
  const rows = [...view.lanes.keys()].map((lane): Place => {
    const flags = view.flags.get(lane);
    const seconds = whole(flags?.get(race.time));
    return {
      place: 0,
      lane,
      points: whole(flags?.get(race.points)) ?? 0,
      time: seconds === null ? null : seconds * 1000,
    };
  });
  rows.sort(compare);
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    row.place = before !== undefined && compare(before, row) === 0 ? before.place : at + 1;
  });
  return rows;
}
