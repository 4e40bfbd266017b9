// What sub-controllers see of the plan and of the words, and what they may do.
import { allowedActions, localActions, mselRows, rowOf } from '@/consoles/controller/derive';
import { freshSeat } from '@/consoles/controller/seat';
import { isUsed, wordingNow } from '@/consoles/controller/wording';
import { actor, describe as line } from '@/consoles/staff/describe';
import { StaffFold } from '@/consoles/staff/fold';
import { openPlan, planned, type InjectRun } from '@/consoles/staff/injects';
import { namesOf } from '@/consoles/staff/names';
import type { MselItem } from '@/consoles/staff/wire';
import { reduceAll } from '@/stream/reducer';
import { emptyView, type View } from '@/stream/view';
import type { ExerciseEvent, WordingView } from '@/wire';
import { describe, expect, it } from 'vitest';
import { entry } from '../stream/events';

const item = {
  id: 'warning',
  title: { ja: '注意喚起', en: 'Warning' },
  kind: 'at',
  at: 60_000,
  to: ['grid'],
} as unknown as MselItem;

const held = (organisation?: string): ExerciseEvent => ({
  kind: 'inject_planned',
  inject: 'warning',
  change: 'held',
  ...(organisation === undefined ? {} : { organisation }),
});
const fired = (organisation?: string): ExerciseEvent => ({
  kind: 'inject_fired',
  inject: 'warning',
  cause: 'timeline',
  due: 60_000,
  late_ms: 0,
  ...(organisation === undefined ? {} : { organisation }),
});

function fold(own: string, ...events: ExerciseEvent[]): StaffFold {
  const out = new StaffFold([item], [], own);
  events.forEach((event, index) => out.apply(entry(index + 1, event)));
  return out;
}
const run = (of: StaffFold): InjectRun => {
  const found = mselRows([item], of, ['team-1'], 0)[0]?.cells[0]?.run;
  if (found === undefined) throw new Error('no row');
  return found;
};

describe('the plan of one organisation', () => {
  it('keeps what was held for it, whatever came to the others', () => {
    const own = run(fold('power', held('power'), fired()));
    expect(own.status).toBe('held');
    expect(localActions(own)).toEqual(['fire', 'release', 'skip']);
    expect(run(fold('telecom', held('power'), fired())).status).toBe('fired');
    expect(run(fold('power', held('power'), fired(), fired('power'))).status).toBe('fired');
  });

  it('is overruled by what the controllers hold', () => {
    const own = run(fold('power', held()));
    expect(own.fromAbove).toBe(true);
    expect(localActions(own)).toEqual([]);
    expect(allowedActions(own.status)).toContain('release');
  });

  it('stands beside the plan of all for a controller', () => {
    const all = fold('', held('power'), fired());
    const row = mselRows([item], all, ['team-1'], 0)[0];
    if (row === undefined) throw new Error('no row');
    expect(row.cells[0]?.run.status).toBe('fired');
    expect(rowOf(row, all, 'power').cells[0]?.run.status).toBe('held');
  });

  it('tells a sub-controller’s hold of a team from the controllers’', () => {
    const plan = openPlan([item]);
    planned(plan, { kind: 'inject_planned', inject: 'warning', change: 'held' }, false);
    expect(plan.get('warning')?.fromAbove).toBe(false);
  });
});

describe('words of one organisation', () => {
  const notice = { id: 'notice', text: { ja: '工場', en: '' } } as unknown as WordingView;
  const own = { ja: '変電所', en: '' };
  const view = reduceAll(emptyView, [
    entry(1, { kind: 'wording_set', wording: 'notice', text: own, organisation: 'power' }),
    entry(2, { kind: 'wording_used', wording: 'notice', organisations: ['power'] }),
  ]);

  it('stand beside those of the lane', () => {
    expect(wordingNow(view, 'team-1', notice, 'power')).toEqual(own);
    expect(wordingNow(view, 'team-1', notice, 'telecom')).toEqual(notice.text);
    expect(wordingNow(view, 'team-1', notice)).toEqual(notice.text);
  });

  it('are fixed where they were read', () => {
    expect(isUsed(view, 'team-1', notice, 'power')).toBe(true);
    expect(isUsed(view, 'team-1', notice, 'telecom')).toBe(false);
    expect(isUsed(view, 'team-1', notice)).toBe(false);
    const all = reduceAll(view, [entry(3, { kind: 'wording_used', wording: 'notice' })]);
    expect(isUsed(all, 'team-1', notice, 'telecom')).toBe(true);
  });
});

describe('a new seat', () => {
  it('gets a name that nobody has', () => {
    expect(freshSeat('sub_controller', 'power', new Set())).toBe('sub-power');
    expect(freshSeat('sub_controller', 'power', new Set(['sub-power']))).toBe('sub-power-2');
    expect(freshSeat('evaluator', '', new Set(['evaluator-1']))).toBe('evaluator-2');
  });
});

describe('who did it, to whoever leads one organisation', () => {
  const text = (ja: string) => ({ ja, en: '' });
  const party = (id: string, name: string, org: string) =>
    [id, { id, kind: 'role', name: text(name), org: text(org), address: '', phone: '' }] as const;
  const seen = (organisation: string) =>
    namesOf({
      ...emptyView,
      facts: { you: { organisation }, parties: [] } as unknown as NonNullable<View['facts']>,
      message: new Map([
        ['to-fsa', entry(1, call as unknown as ExerciseEvent)],
      ]) as unknown as View['message'],
      parties: new Map([party('fsa', '金融庁 担当', '金融庁'), party('grid', '給電指令', '給電指令')]),
    });
  const sent = (from: string): ExerciseEvent =>
    ({ kind: 'message_sent', id: 'm', from, to: ['power'], cc: [] }) as unknown as ExerciseEvent;
  const answered = (call: string): ExerciseEvent =>
    ({ kind: 'call_changed', call, change: 'answered' }) as unknown as ExerciseEvent;
  const call = { subject: text(''), from: 'power', to: ['fsa'] };
  const cases: [ExerciseEvent, string][] = [
    [sent('fsa'), '金融庁 担当（金融庁）'],
    [sent('grid'), '給電指令'],
    [answered('to-fsa'), '金融庁 担当（金融庁）'],
    [answered('unknown'), '他の組織'],
  ];

  it('is the post and its organisation where the seat is not theirs to see', () => {
    for (const [event, who] of cases)
      expect(actor({ ...entry(1, event), by: 'all-fsa-1' }, seen('shiosai'))).toBe(who);
  });

  it('tells a call without a subject by its caller', () => {
    expect(line(entry(2, answered('to-fsa')), seen('shiosai'))).toBe('電話「powerからの連絡」に応答');
  });

  it('is the id to everybody else, who sees every seat', () => {
    expect(actor({ ...entry(1, sent('fsa')), by: 'all-fsa-1' }, seen(''))).toBe('all-fsa-1');
  });
});
