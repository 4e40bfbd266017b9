// Which moves stand at present: a row for each, with the teams that are in it when they differ.
import type { View } from '@/stream/view';
import type { MoveId, Text } from '@/wire';

export interface MoveRow {
  move: MoveId;
  title: Text;
  brief: Text;
  /** Empty when every lane that is seen here is in this move. */
  lanes: readonly Text[];
}

export function currentMoves(view: Pick<View, 'moves' | 'lanes'>): readonly MoveRow[] {
  const rows = new Map<MoveId, MoveRow>();
  for (const [lane, { event }] of view.moves) {
    const before = rows.get(event.move);
    const title = view.lanes.get(lane) ?? { ja: lane, en: lane };
    rows.set(event.move, {
      move: event.move,
      title: event.title,
      brief: before?.brief ?? event.brief,
      lanes: [...(before?.lanes ?? []), title],
    });
  }
  const all = [...rows.values()];
  const only = all[0];
  if (all.length === 1 && only && only.lanes.length >= view.lanes.size) return [{ ...only, lanes: [] }];
  return all;
}

/** Moves that some of these lanes have yet to reach, in the scenario's order. */
export function movesToCome<M extends { id: MoveId }>(
  planned: readonly M[],
  lanes: readonly string[],
  view: Pick<View, 'moves'>,
): readonly M[] {
  const reached = (lane: string): number => {
    const move = view.moves.get(lane)?.event.move;
    return planned.findIndex((one) => one.id === move);
  };
  return planned.filter((_, index) => lanes.some((lane) => reached(lane) < index));
}
