// The team board: one row of figures for each team, from the fold, the score and who is connected.
import type { StaffFold } from '../staff/fold';
import { dutyState, owed, type LaneScore } from '../staff/score';
import type { Entry, PresenceSeat } from '../staff/wire';

export interface LaneFigures {
  lane: string;
  /** Duties whose clock runs, of these `soon` are past their target. */
  open: number;
  soon: number;
  overdue: number;
  done: number;
  /** Duties in all, triggered or not. */
  duties: number;
  /** Of them those that have begun: another variant's never do. */
  begun: number;
  /** 0 to 100; null while nothing has been scored. */
  score: number | null;
  unread: number;
  /** Items in the cast's inbox that wait for an answer to this team. */
  waiting: number;
  last: Entry | null;
  online: number;
  offline: number;
  modelled: number;
  /** ms of the lane's own clock: another than the exercise's when its one person has rested. */
  own: number;
  resting: boolean;
  /** Its one person has finished. */
  finished: boolean;
}

export interface BoardSources {
  fold: StaffFold;
  scores: ReadonlyMap<string, LaneScore>;
  presence: ReadonlyMap<string, PresenceSeat>;
  waiting: ReadonlyMap<string, number>;
  /** ms of exercise time. */
  now: number;
  /** A lane's own clock; the exercise's when left out. */
  own?: (lane: string) => number;
  resting?: (lane: string) => boolean;
  finished?: (lane: string) => boolean;
}

export function board(lanes: readonly string[], sources: BoardSources): LaneFigures[] {
  const unread = sources.fold.mail.unread();
  return lanes.map((lane) => row(lane, sources, unread.get(lane) ?? 0));
}

function row(
  lane: string,
  { fold, scores, presence, waiting, now, own, resting, finished }: BoardSources,
  unread: number,
): LaneFigures {
  const seats = [...fold.seats.values()].filter((s) => s.lane === lane && !s.closed);
  const people = seats.filter((s) => !s.modelled);
  const online = people.filter((s) => presence.get(s.id)?.connected ?? false).length;
  const score = scores.get(lane);
  const at = own?.(lane) ?? now;
  const states = owed(score?.obligations ?? []).map((duty) => dutyState(duty, at));
  const count = (...wanted: string[]) => states.filter((s) => wanted.includes(s)).length;
  return {
    lane,
    open: count('open', 'soon'),
    soon: count('soon'),
    overdue: count('overdue'),
    done: count('met', 'late'),
    duties: states.length,
    begun: states.length - count('quiet'),
    score: score?.score ?? null,
    unread,
    waiting: waiting.get(lane) ?? 0,
    last: fold.lastActivity.get(lane) ?? null,
    online,
    offline: people.length - online,
    modelled: seats.length - people.length,
    own: at,
    resting: resting?.(lane) ?? false,
    finished: finished?.(lane) ?? false,
  };
}

/** A team that has done nothing for this long is marked quiet, in ms of exercise time. */
export const QUIET_MS = 10 * 60_000;

export const isQuiet = (figures: LaneFigures, now: number): boolean =>
  !figures.resting && !figures.finished && now - (figures.last?.at ?? 0) >= QUIET_MS;

export interface Step {
  /** Empty: before the first. */
  move: string;
  lanes: number;
}

/** How many lanes stand in which move, in the order of the moves; the class at a glance. */
export function steps(
  moves: readonly string[],
  lanes: readonly string[],
  moveOf: (lane: string) => string | undefined,
): Step[] {
  const counts = new Map(['', ...moves].map((move) => [move, 0]));
  for (const lane of lanes) {
    const move = moveOf(lane) ?? '';
    counts.set(move, (counts.get(move) ?? 0) + 1);
  }
  return [...counts].map(([move, count]) => ({ move, lanes: count })).filter((step) => step.lanes > 0);
}

/** The middle of what is there; null when nothing is. */
export function middle(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const at = Math.floor(known.length / 2);
  const upper = known[at];
  if (upper === undefined) return null;
  return known.length % 2 === 1 ? upper : ((known[at - 1] ?? upper) + upper) / 2;
}
