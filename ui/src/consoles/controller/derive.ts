// What the controller's screens show, worked out from the fold: MSEL rows with their state, and the team board's figures.
import { LATE_MS, type StaffFold } from '../staff/fold';
import type { InjectRun, InjectStatus } from '../staff/injects';
import type { MselItem } from '../staff/wire';

/** What a row says about an inject: the engine's status, with "next" and "overdue" seen from now. */
export type Mark = 'fired' | 'late' | 'next' | 'due' | 'planned' | 'open' | 'held' | 'skipped' | 'stood_down';

export interface LaneCell {
  lane: string;
  run: InjectRun;
  mark: Mark;
  /** Where it stands on the time axis (ms): fired, due, or expected from what it waits for; null when nobody can say. */
  at: number | null;
  /** True when `at` is only an expectation. */
  estimated: boolean;
  /** Organisations of a shared lane in which a sub-controller did otherwise. */
  houses: HouseMark[];
}

export interface HouseMark {
  organisation: string;
  mark: 'held' | 'skipped' | 'fired';
}

export interface MselRow {
  item: MselItem;
  cells: LaneCell[];
  /** Earliest place on the time axis over the lanes. */
  at: number | null;
}

export function markOf(run: InjectRun, isNext: boolean, now: number): Mark {
  const plain: Partial<Record<InjectStatus, Mark>> = {
    held: 'held',
    skipped: 'skipped',
    stood_down: 'stood_down',
    waiting: 'open',
  };
  if (run.status === 'fired') return run.lateMs >= LATE_MS ? 'late' : 'fired';
  const known = plain[run.status];
  if (known !== undefined) return known;
  if (run.due !== null && run.due <= now) return 'due';
  return isNext ? 'next' : 'planned';
}

/** The window of a row in which its moment was drawn, as long as it waits for it in some lane. */
export const windowOf = (row: MselRow): { from: number; until: number } | undefined =>
  row.cells.find((cell) => cell.run.window !== undefined)?.run.window;

/** MSEL rows in order of time, with one cell for each lane. Injects without a time come last, in MSEL order. */
export function mselRows(
  msel: readonly MselItem[],
  fold: StaffFold,
  lanes: readonly string[],
  now: number,
): MselRow[] {
  const plans = new Map(lanes.map((lane) => [lane, fold.planOf(lane, fold.own)]));
  const nextByLane = new Map(lanes.map((lane) => [lane, nextDue(fold, lane)]));
  const order = new Map(msel.map((item, index) => [item.id, index]));
  const rows = msel.map((item) => {
    const cells = lanes.map((lane) => {
      const run = plans.get(lane)?.get(item.id);
      if (run === undefined) throw new Error(`inject ${item.id} is missing from the plan of ${lane}`);
      const isNext = run.status === 'pending' && run.due === nextByLane.get(lane);
      const at = run.firedAt ?? run.window?.from ?? run.due;
      const expected = at ?? expectedAt(item, msel, fold, lane, 0);
      return {
        lane,
        run,
        mark: markOf(run, isNext, now),
        at: expected,
        estimated: at === null,
        houses: fold.own === '' ? housesApart(fold, lane, item.id, run.status) : [],
      };
    });
    return { item, cells, at: earliest(cells.map((c) => c.at)) };
  });
  return rows.sort(
    (a, b) =>
      (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER) ||
      (order.get(a.item.id) ?? 0) - (order.get(b.item.id) ?? 0),
  );
}

/** Where a sub-controller did something to an inject for their own people, so that it stands otherwise than in the lane. */
function housesApart(fold: StaffFold, lane: string, inject: string, status: InjectStatus): HouseMark[] {
  const apart: HouseMark[] = [];
  for (const [key, plan] of fold.locals) {
    const local = plan.get(inject);
    if (!key.startsWith(`${lane} `) || local === undefined || local.status === status) continue;
    apart.push({ organisation: key.slice(lane.length + 1), mark: local.status });
  }
  return apart;
}

const earliest = (times: readonly (number | null)[]): number | null => {
  const known = times.filter((t): t is number => t !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** When an inject that waits for another will probably come. Anchors are followed at most 64 deep. */
function expectedAt(
  item: MselItem,
  msel: readonly MselItem[],
  fold: StaffFold,
  lane: string,
  depth: number,
): number | null {
  if (item.kind !== 'after' || depth > 64) return null;
  const anchor = msel.find((m) => m.id === item.anchor);
  if (anchor === undefined) return null;
  const run = fold.plan(lane).get(anchor.id);
  const at = run?.firedAt ?? run?.window?.from ?? run?.due ?? expectedAt(anchor, msel, fold, lane, depth + 1);
  return at === null ? null : at + (item.delay ?? 0);
}

/** Earliest due time of what is still pending in a lane. */
export function nextDue(fold: StaffFold, lane: string): number | null {
  const dues = [...fold.plan(lane).values()].filter((run) => run.status === 'pending').map((run) => run.due);
  return earliest(dues);
}

/** The next time anything falls due in any lane, for "jump to the next inject". */
export function nextAnywhere(fold: StaffFold, lanes: readonly string[], now: number): number | null {
  const dues = lanes
    .flatMap((lane) => [...fold.plan(lane).values()])
    .filter((run) => run.status === 'pending' && run.due !== null && run.due > now)
    .map((run) => run.due);
  return earliest(dues);
}

export type PlanAction = 'fire' | 'hold' | 'release' | 'skip' | 'restore' | 'retime';

/** Which buttons make sense for an inject in this state. What went out cannot be taken back or sent again. */
export function allowedActions(status: InjectStatus): PlanAction[] {
  switch (status) {
    case 'waiting':
    case 'pending':
      return ['fire', 'hold', 'skip', 'retime'];
    case 'held':
      return ['fire', 'release', 'skip', 'retime'];
    case 'skipped':
    case 'stood_down':
      return ['restore', 'fire'];
    case 'fired':
      return [];
  }
}

/** What a sub-controller may do: the time of the plan is the controllers', and so is what they hold. */
export const localActions = (run: InjectRun): PlanAction[] =>
  run.fromAbove === true ? [] : allowedActions(run.status).filter((action) => action !== 'retime');

/** Lanes of a row for which the action makes sense, so that the confirmation can name exactly these teams. */
export function affectedLanes(
  row: MselRow,
  action: PlanAction,
  selected: ReadonlySet<string>,
  actions: (run: InjectRun) => PlanAction[] = (run) => allowedActions(run.status),
): string[] {
  return row.cells.filter((c) => selected.has(c.lane) && actions(c.run).includes(action)).map((c) => c.lane);
}

/** The states of a row with the teams in each, in the order of the teams: one entry when all are in the same state. */
export function summary(row: MselRow): { mark: Mark; lanes: string[] }[] {
  const parts = new Map<Mark, string[]>();
  for (const cell of row.cells) parts.set(cell.mark, [...(parts.get(cell.mark) ?? []), cell.lane]);
  return [...parts].map(([mark, lanes]) => ({ mark, lanes }));
}

/** The row as it stands for one organisation of a shared lane. */
export function rowOf(row: MselRow, fold: StaffFold, organisation: string): MselRow {
  const cells = row.cells.map((cell) => {
    const run = fold.planOf(cell.lane, organisation).get(row.item.id) ?? cell.run;
    return { ...cell, run };
  });
  return { ...row, cells };
}
