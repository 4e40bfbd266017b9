// The team board: one row of figures for each team, from the fold, the score and who is connected.
import type { StaffFold } from '../staff/fold';
import { dutyState, type LaneScore } from '../staff/score';
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
  /** 0 to 100; null while nothing has been scored. */
  score: number | null;
  unread: number;
  /** Items in the cast's inbox that wait for an answer to this team. */
  waiting: number;
  last: Entry | null;
  online: number;
  offline: number;
  modelled: number;
}

export interface BoardSources {
  fold: StaffFold;
  scores: ReadonlyMap<string, LaneScore>;
  presence: ReadonlyMap<string, PresenceSeat>;
  waiting: ReadonlyMap<string, number>;
  /** ms of exercise time. */
  now: number;
}

export function board(lanes: readonly string[], sources: BoardSources): LaneFigures[] {
  const unread = sources.fold.mail.unread();
  return lanes.map((lane) => row(lane, sources, unread.get(lane) ?? 0));
}

function row(
  lane: string,
  { fold, scores, presence, waiting, now }: BoardSources,
  unread: number,
): LaneFigures {
  const seats = [...fold.seats.values()].filter((s) => s.lane === lane && !s.closed);
  const people = seats.filter((s) => !s.modelled);
  const online = people.filter((s) => presence.get(s.id)?.connected ?? false).length;
  const score = scores.get(lane);
  const states = (score?.obligations ?? []).map((duty) => dutyState(duty, now));
  const count = (...wanted: string[]) => states.filter((s) => wanted.includes(s)).length;
  return {
    lane,
    open: count('open', 'soon'),
    soon: count('soon'),
    overdue: count('overdue'),
    done: count('met', 'late'),
    duties: states.length,
    score: score?.score ?? null,
    unread,
    waiting: waiting.get(lane) ?? 0,
    last: fold.lastActivity.get(lane) ?? null,
    online,
    offline: people.length - online,
    modelled: seats.length - people.length,
  };
}

/** A team that has done nothing for this long is marked quiet, in ms of exercise time. */
export const QUIET_MS = 10 * 60_000;

export const isQuiet = (figures: LaneFigures, now: number): boolean =>
  now - (figures.last?.at ?? 0) >= QUIET_MS;
