// What a jump forward would do: how many injects it delivers on the way.
import type { StaffFold } from '../staff/fold';

/** Injects of all teams that fall due after `now` and not after `to`; times in ms of exercise time. */
export function passed(fold: StaffFold, lanes: readonly string[], now: number, to: number): number {
  return lanes
    .flatMap((lane) => [...fold.plan(lane).values()])
    .filter((run) => run.status === 'pending' && run.due !== null && run.due > now && run.due <= to).length;
}
