// Re-timing with a way back: which commands move an inject in some teams, and which put it back where it stood.
import type { InjectRun } from '../staff/injects';
import type { ConsoleCommand } from '../staff/wire';
import type { MselRow } from './derive';

export interface Move {
  inject: string;
  /** New time, ms of exercise time. */
  to: number;
  /** Teams moved, with how the inject stood there before. */
  before: { lane: string; run: InjectRun }[];
}

/** Whether an inject can still be moved. */
export const isMovable = (run: InjectRun): boolean =>
  run.status === 'pending' || run.status === 'waiting' || run.status === 'held';

/** The move of a row in those of `lanes` in which it can still be moved; nothing when there is none or nothing changes. */
export function moveOf(row: MselRow, lanes: ReadonlySet<string>, to: number): Move | null {
  const before = row.cells
    .filter((cell) => lanes.has(cell.lane) && isMovable(cell.run) && cell.run.due !== to)
    .map((cell) => ({ lane: cell.lane, run: { ...cell.run } }));
  return before.length === 0 ? null : { inject: row.item.id, to, before };
}

export const moveCommand = (move: Move): ConsoleCommand => ({
  kind: 'retime_inject',
  inject: move.inject,
  lanes: move.before.map((b) => b.lane),
  at: move.to,
});

/** Puts an inject back to the times that it had. What had none (it waits for its cause) cannot go back: see `canUndo`. */
export function undoCommands(move: Move): ConsoleCommand[] {
  const byDue = new Map<number, string[]>();
  for (const { lane, run } of move.before) {
    if (run.due === null) continue;
    byDue.set(run.due, [...(byDue.get(run.due) ?? []), lane]);
  }
  return [...byDue].map(([at, lanes]) => ({ kind: 'retime_inject', inject: move.inject, lanes, at }));
}

/** Whether everything that the move did can be taken back. */
export const canUndo = (move: Move): boolean => move.before.every(({ run }) => run.due !== null);
