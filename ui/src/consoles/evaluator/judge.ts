// The checklist of a team as one evaluator sees it: what is open, what the machine suggests, what was given and by whom.
import type { Entry } from '@/stream';
import type { ItemMarked, MarksReconciled, Rating, ScoreOverridden } from '@/wire';
import type { ChecklistScore } from '../staff/score';
import type { ChecklistItem } from '../staff/wire';

export const ratings: readonly Rating[] = ['P', 'S', 'M', 'U'];

export type Judgement = Entry<ItemMarked | MarksReconciled | ScoreOverridden>;
export type MarkOf = Entry<ItemMarked>;
export type SettledOf = Entry<MarksReconciled>;

export interface Row {
  item: ChecklistItem;
  open: boolean;
  /** ms of exercise time; unset: from the start, or not yet. */
  openedAt: number | undefined;
  suggested: Rating | undefined;
  /** Sequences in the record: what opened it, and what the linked obligation rests on. */
  evidence: number[];
  /** The latest mark of each evaluator, in the order of their first. */
  marks: MarkOf[];
  mine: MarkOf | undefined;
  settled: SettledOf | undefined;
  agreed: Rating | undefined;
  disputed: boolean;
}

/** As the server counts it (scoring/evaluation_track.cpp): a settlement stands until a later mark differs from it. */
function outcome(marks: readonly MarkOf[], settled: SettledOf | undefined): Pick<Row, 'agreed' | 'disputed'> {
  if (settled !== undefined) {
    const { mark } = settled.event;
    return { agreed: mark, disputed: marks.some((m) => m.seq > settled.seq && m.event.mark !== mark) };
  }
  const first = marks[0]?.event.mark;
  const common = marks.every((m) => m.event.mark === first);
  return { agreed: common ? first : undefined, disputed: !common };
}

const isMark = (entry: Judgement): entry is MarkOf => entry.event.kind === 'item_marked';
const isSettled = (entry: Judgement): entry is SettledOf => entry.event.kind === 'marks_reconciled';

/** Rows in the scenario's order; items whose obligation does not exist in the team's variant are left out. */
export function checklistRows(
  items: readonly ChecklistItem[],
  scores: readonly ChecklistScore[] | undefined,
  judgements: readonly Judgement[],
  lane: string,
  me: string,
  /** The organisation of a seat that leads one; what it gives speaks of its own people alone. */
  organisationOf: (seat: string) => string = () => '',
  own = '',
): Row[] {
  const here = judgements.filter((entry) => entry.lane === lane);
  const figures = new Map(scores?.map((score) => [score.id, score]));
  const shown = scores === undefined ? items : items.filter((item) => figures.has(item.id));
  return shown.map((item) => {
    const score = figures.get(item.id);
    const latest = new Map<string, MarkOf>();
    for (const mark of here.filter(isMark)) {
      if (mark.event.item === item.id && organisationOf(mark.by) === own) latest.set(mark.by, mark);
    }
    const marks = [...latest.values()];
    const settled = here.filter(isSettled).findLast((entry) => entry.event.item === item.id);
    const opener = score === undefined || score.opened_seq === 0 ? [] : [score.opened_seq];
    return {
      item,
      open: score?.opened_at !== undefined,
      openedAt: score?.opened_seq === 0 ? undefined : score?.opened_at,
      suggested: score?.suggested,
      evidence: [...new Set([...opener, ...(score?.evidence ?? [])])],
      marks,
      mine: latest.get(me),
      settled,
      ...outcome(marks, settled),
    };
  });
}

export interface Group {
  /** Empty: items without objective. */
  objective: string;
  rows: Row[];
}

/** By objective in the scenario's order; what is open stands first, what waits comes last. */
export function byObjective(rows: readonly Row[], objectives: readonly string[]): Group[] {
  return [...objectives, '']
    .map((objective) => {
      const own = rows.filter((row) => row.item.objective === objective);
      return { objective, rows: [...own.filter((r) => r.open), ...own.filter((r) => !r.open)] };
    })
    .filter((group) => group.rows.length > 0);
}

/** The override of an obligation that stands in a team, if one does. */
export function overrideOf(
  judgements: readonly Judgement[],
  lane: string,
  obligation: string,
): Entry<ScoreOverridden> | undefined {
  const last = judgements.findLast(
    (entry): entry is Entry<ScoreOverridden> =>
      entry.lane === lane && entry.event.kind === 'score_overridden' && entry.event.obligation === obligation,
  );
  return last?.event.permille === undefined && last?.event.band === undefined ? undefined : last;
}
