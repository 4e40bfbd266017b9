// The MSEL's rows as signs on the timeline. What has no time yet stands in the table only.
import { pick } from '@/i18n';
import type { TimelineMark } from '@/viz/timeline';
import type { MselItem } from '../staff/wire';
import type { Mark, MselRow } from './derive';
import { isMovable } from './retime';

export function timelineMarks(
  rows: readonly MselRow[],
  label: (item: MselItem, mark: Mark, at: number, lane: string) => string,
  movable = true,
): TimelineMark[] {
  return rows.flatMap(({ item, cells }) =>
    cells.flatMap((cell) => {
      if (cell.at === null) return [];
      return {
        key: `${item.id} ${cell.lane}`,
        inject: item.id,
        lane: cell.lane,
        at: cell.at,
        mark: cell.mark,
        label: label(item, cell.mark, cell.at, cell.lane),
        title: pick(item.title),
        estimated: cell.estimated,
        movable: movable && isMovable(cell.run),
      };
    }),
  );
}
