// The checklist as an evaluator sees it: what opens it, whose marks count, when they differ and when that is settled.
import { describe, expect, it } from 'vitest';
import { byObjective, checklistRows, overrideOf, type Judgement } from '@/consoles/evaluator/judge';
import type { ChecklistScore } from '@/consoles/staff/score';
import type { ChecklistItem } from '@/consoles/staff/wire';
import type { Rating } from '@/wire';

const item = (id: string, objective = ''): ChecklistItem => ({
  id,
  objective,
  text: { ja: id, en: id },
  obligation: '',
  opens: '',
  opens_words: { ja: '', en: '' },
  guidance: [],
});

const score = (id: string, part: Partial<ChecklistScore> = {}): ChecklistScore => ({
  id,
  objective: '',
  text: { ja: id, en: id },
  obligation: '',
  opened_seq: 0,
  evidence: [],
  marks: [],
  settled: [],
  disputed: false,
  ...part,
});

let seq = 0;
const entry = (by: string, event: Judgement['event'], lane = 'team-1'): Judgement => {
  seq += 1;
  return { seq, record: seq, at: seq * 1000, wall: 0, lane, by, event };
};
const mark = (by: string, given: Rating, lane?: string): Judgement =>
  entry(by, { kind: 'item_marked', item: 'calm', mark: given, note: '' }, lane);
const settle = (given: Rating): Judgement =>
  entry('lead', { kind: 'marks_reconciled', item: 'calm', mark: given, reason: '合意' });

const row = (judgements: readonly Judgement[], me = 'eva-1') => {
  const [only] = checklistRows([item('calm')], [score('calm')], judgements, 'team-1', me);
  if (only === undefined) throw new Error('no row');
  return only;
};

describe('the checklist of a team', () => {
  it('counts the latest mark of each evaluator, and of this team alone', () => {
    const one = row([mark('eva-1', 'P'), mark('eva-2', 'S', 'team-2'), mark('eva-1', 'S')]);
    expect(one.marks.map((m) => m.event.mark)).toEqual(['S']);
    expect(one.mine?.event.mark).toBe('S');
    expect(one.agreed).toBe('S');
    expect(one.disputed).toBe(false);
  });

  it('is disputed while evaluators differ, until somebody settles it', () => {
    const marks = [mark('eva-1', 'P'), mark('eva-2', 'U')];
    expect(row(marks)).toMatchObject({ disputed: true, agreed: undefined });
    const settled = [...marks, settle('M')];
    expect(row(settled)).toMatchObject({ disputed: false, agreed: 'M' });
    expect(row([...settled, mark('eva-2', 'M')]).disputed).toBe(false);
    expect(row([...settled, mark('eva-2', 'U')])).toMatchObject({ disputed: true, agreed: 'M' });
  });

  it('shows open items first, by objective, and leaves out what the team’s variant lacks', () => {
    const items = [item('shut', 'one'), item('open', 'one'), item('elsewhere', 'one'), item('free')];
    const scores = [
      score('shut'),
      score('open', { opened_at: 60_000, opened_seq: 9, evidence: [9, 12] }),
      score('free', { opened_at: 0 }),
    ];
    const rows = checklistRows(items, scores, [], 'team-1', 'eva-1');
    const groups = byObjective(rows, ['one', 'two']);
    expect(groups.map((g) => [g.objective, g.rows.map((r) => r.item.id)])).toEqual([
      ['one', ['open', 'shut']],
      ['', ['free']],
    ]);
    expect(rows.find((r) => r.item.id === 'open')?.evidence).toEqual([9, 12]);
    expect(rows.find((r) => r.item.id === 'free')).toMatchObject({ open: true, openedAt: undefined });
  });

  it('knows the override that stands, and that it was taken back', () => {
    const override = (part: { permille?: number; band?: Rating }) =>
      entry('eva-1', { kind: 'score_overridden', obligation: 'report', reason: '理由', ...part });
    const given = [override({ permille: 500 }), override({ band: 'S' })];
    expect(overrideOf(given, 'team-1', 'report')?.event.band).toBe('S');
    expect(overrideOf([...given, override({})], 'team-1', 'report')).toBeUndefined();
    expect(overrideOf(given, 'team-2', 'report')).toBeUndefined();
  });
});
