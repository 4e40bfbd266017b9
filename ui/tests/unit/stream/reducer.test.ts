// The fold of the stream.
import { currentMoves, movesToCome } from '@/kit/moves';
import { reduce, reduceAll, viewAt, welcomed } from '@/stream/reducer';
import { emptyView } from '@/stream/view';
import { describe, expect, it } from 'vitest';
import { entry, mail, welcome } from './events';

describe('reduce', () => {
  it('leaves the view before it as it was', () => {
    const before = reduce(emptyView, entry(1, mail('m1')));
    const after = reduce(before, entry(2, mail('m2')));
    expect(before.messages.map((m) => m.event.id)).toEqual(['m1']);
    expect(after.messages.map((m) => m.event.id)).toEqual(['m1', 'm2']);
    expect(before.message.has('m2')).toBe(false);
    expect(after.seq).toBe(2);
  });

  it('keeps who opened a message, by seat', () => {
    const view = reduceAll(emptyView, [
      entry(1, mail('m1')),
      entry(2, { kind: 'message_opened', message: 'm1' }, { by: 'csirt-1' }),
      entry(3, { kind: 'message_opened', message: 'm1' }, { by: 'csirt-2' }),
    ]);
    expect(view.opened.get('m1')?.map((mark) => mark.by)).toEqual(['csirt-1', 'csirt-2']);
  });

  it('hands a call its words when it is answered', () => {
    const transcript = { ja: 'もしもし', en: '' };
    const view = reduceAll(emptyView, [
      entry(1, mail('c1', { channel: 'phone' })),
      entry(2, { kind: 'call_changed', call: 'c1', change: 'answered', transcript }),
    ]);
    expect(view.calls.get('c1')?.event.transcript.ja).toBe('もしもし');
  });

  it('keeps the plan of each lane apart', () => {
    const planned = { kind: 'inject_planned', inject: 'i1', change: 'held', due: 5000 } as const;
    const fired = { kind: 'inject_fired', inject: 'i1', cause: 'timeline', due: 5000, late_ms: 0 } as const;
    const view = reduceAll(emptyView, [
      entry(1, planned),
      entry(2, planned, { lane: 'team-2' }),
      entry(3, fired, { lane: 'team-2' }),
    ]);
    expect(view.injects.get('team-1')?.get('i1')).toEqual({ plan: 'held', due: 5000 });
    expect(view.injects.get('team-2')?.get('i1')?.fired?.seq).toBe(3);
  });

  it('joins an approval with its decision and forgets a released claim', () => {
    const view = reduceAll(emptyView, [
      entry(1, {
        kind: 'approval_requested',
        ...{
          approval: 'a1',
          form: 'f',
          stage: 'first',
          from: 'csirt',
          approver: 'ciso',
          to: [],
          tlp: 'amber',
        },
        ...{ fields: {}, then: [], follows: '' },
      }),
      entry(2, {
        kind: 'approval_decided',
        ...{ approval: 'a1', approver: 'ciso', verdict: 'returned', comment: { ja: '再考', en: '' } },
      }),
      entry(3, { kind: 'reply_claimed', message: 'm1', released: false }, { by: 'controller-1' }),
      entry(4, { kind: 'reply_claimed', message: 'm1', released: true }, { by: 'controller-1' }),
    ]);
    expect(view.approvals.get('a1')?.decided?.event.comment.ja).toBe('再考');
    expect(view.claims.size).toBe(0);
  });

  it('folds 5,000 mails in one batch in one go, and one more in no time', () => {
    const mails = Array.from({ length: 5000 }, (_, i) => entry(i + 1, mail(`m${i}`)));
    let start = performance.now();
    const view = reduceAll(emptyView, mails);
    expect(performance.now() - start).toBeLessThan(500);
    start = performance.now();
    expect(reduce(view, entry(5001, mail('new'))).messages).toHaveLength(5001);
    expect(performance.now() - start).toBeLessThan(50);
  });
});

describe('the clock in the fold', () => {
  const clock = (change: 'started' | 'paused' | 'calendar', running: boolean, calendar_offset = 0) =>
    ({
      kind: 'clock_changed',
      ...{ change, running, speed_permille: 1000, calendar_offset, reason: { ja: '', en: '' } },
    }) as const;

  it('stands still from the pause on', () => {
    const view = reduceAll(emptyView, [
      entry(1, clock('started', true), { at: 0, wall: 1000, lane: '' }),
      entry(2, clock('paused', false), { at: 60_000, wall: 61_000, lane: '' }),
    ]);
    expect(view.clock).toMatchObject({ at: 60_000, running: false, started: true });
  });

  it("takes the story's jump of one's own lane, not of another", () => {
    const day = 86_400_000;
    const base = welcomed(emptyView, welcome(), 0, 'e', false);
    const other = reduce(base, entry(1, clock('calendar', true, 2 * day), { lane: 'team-2' }));
    expect(other.clock.calendar_offset).toBe(0);
    expect(other.calendars.get('team-2')).toBe(2 * day);
    expect(reduce(other, entry(2, clock('calendar', true, day))).clock.calendar_offset).toBe(day);
  });

  it('follows events that run ahead after a jump', () => {
    const base = welcomed(emptyView, welcome(), 0, 'e', false);
    const view = reduce(base, entry(1, mail('m1'), { at: 3_600_000, wall: 2000 }));
    expect(view.clock).toMatchObject({ at: 3_600_000, wall: 2000 });
  });
});

describe('moves', () => {
  const begun = (move: string) =>
    ({
      kind: 'move_begun',
      move,
      title: { ja: move, en: move },
      brief: { ja: '', en: '' },
      cause: 'timeline',
      due: 0,
      late_ms: 0,
    }) as const;

  it('keeps the one that each lane is in', () => {
    const view = reduceAll(emptyView, [
      entry(1, begun('alarm')),
      entry(2, begun('alarm'), { lane: 'team-2' }),
      entry(3, begun('spread')),
    ]);
    expect(view.moves.get('team-1')?.event.move).toBe('spread');
    expect(view.moves.get('team-2')?.event.move).toBe('alarm');
  });

  it('shows one row when all teams stand alike, else who is where', () => {
    const lanes = new Map([
      ['team-1', { ja: '第1班', en: 'Team 1' }],
      ['team-2', { ja: '第2班', en: 'Team 2' }],
    ]);
    const alike = reduceAll({ ...emptyView, lanes }, [
      entry(1, begun('alarm')),
      entry(2, begun('alarm'), { lane: 'team-2' }),
    ]);
    expect(currentMoves(alike).map((row) => [row.move, row.lanes.length])).toEqual([['alarm', 0]]);
    const apart = reduce(alike, entry(3, begun('spread')));
    expect(currentMoves(apart).map((row) => [row.move, row.lanes.map((lane) => lane.ja)])).toEqual([
      ['spread', ['第1班']],
      ['alarm', ['第2班']],
    ]);
  });

  it('offers what some team has yet to reach', () => {
    const planned = [{ id: 'alarm' }, { id: 'spread' }, { id: 'lessons' }];
    const view = reduceAll(emptyView, [
      entry(1, begun('spread')),
      entry(2, begun('lessons'), { lane: 'team-2' }),
    ]);
    const toCome = (lanes: string[]) => movesToCome(planned, lanes, view).map((move) => move.id);
    expect(toCome(['team-1', 'team-2'])).toEqual(['lessons']);
    expect(toCome(['team-2'])).toEqual([]);
    expect(toCome(['team-3'])).toEqual(['alarm', 'spread', 'lessons']);
  });
});

describe('welcomed', () => {
  const item = (id: string, seq: number) => {
    const wall = new Date(seq * 1000).toISOString();
    return { seq, at: seq, wall, lane: 'team-1', by: '', event: mail(id) };
  };

  it('folds the history of a full welcome and takes its clock', () => {
    const view = welcomed(emptyView, welcome({ events: [item('m1', 1), item('m2', 2)] }), 2, 'e1', false);
    expect(view.messages).toHaveLength(2);
    expect(view).toMatchObject({ seq: 2, epoch: 'e1', clock: { running: true } });
    expect(view.parties.get('vendor')?.name.ja).toBe('保守ベンダー');
  });

  it('keeps what is known when resumed, and starts anew otherwise', () => {
    const before = welcomed(emptyView, welcome({ events: [item('m1', 1)] }), 1, 'e1', false);
    expect(welcomed(before, welcome(), 1, 'e1', true).messages).toHaveLength(1);
    expect(welcomed(before, welcome(), 0, 'e2', false).messages).toHaveLength(0);
  });
});

it('viewAt shows the exercise as it stood', () => {
  const log = [entry(1, mail('m1')), entry(2, mail('m2')), entry(3, mail('m3'))];
  expect(viewAt(emptyView, log, 2000).messages.map((m) => m.event.id)).toEqual(['m1', 'm2']);
});
