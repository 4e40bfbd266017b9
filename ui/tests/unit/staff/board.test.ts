// The team board: open, overdue and done duties, unread messages, last activity.
import { describe, expect, it } from 'vitest';

import { board, isQuiet, type BoardSources } from '@/consoles/controller/board';
import { dutyState, type LaneScore, type ObligationScore } from '@/consoles/staff/score';
import { Log, MIN } from './log';

const duty = (part: Partial<ObligationScore>): ObligationScore => ({
  id: 'first-report',
  title: { ja: '第1報', en: 'First report' },
  objective: '',
  owes: 'csirt',
  required: ['prefecture'],
  status: 'open',
  triggered_at: 0,
  target_at: 30 * MIN,
  limit_at: 60 * MIN,
  weight: 1,
  points: 0,
  max: 0,
  measures: [],
  reached: [],
  wrong: [],
  evidence: [],
  explanation: { ja: '', en: '' },
  ...part,
});

const scoreOf = (obligations: ObligationScore[], score: number | null = null): LaneScore => ({
  lane: 'a',
  title: { ja: 'a', en: 'a' },
  points: 0,
  max: 0,
  score,
  by_objective: {},
  ratings: {},
  obligations,
  actions: [],
  expectations: [],
  remarks: [],
});

const sources = (log: Log, part: Partial<BoardSources> = {}): BoardSources => ({
  fold: log.fold,
  scores: new Map(),
  presence: new Map(),
  waiting: new Map(),
  now: 0,
  ...part,
});

describe('a duty', () => {
  it('runs out by the clock of the screen, without waiting for the next score', () => {
    expect([0, 30, 31, 59, 60].map((m) => dutyState(duty({}), m * MIN))).toEqual([
      'open',
      'open',
      'soon',
      'soon',
      'overdue',
    ]);
  });

  it('is settled by its status, whatever the time', () => {
    const at = 90 * MIN;
    expect(dutyState(duty({ status: 'met' }), at)).toBe('met');
    expect(dutyState(duty({ status: 'late' }), at)).toBe('late');
    expect(dutyState(duty({ status: 'missed' }), 0)).toBe('overdue');
    expect(dutyState(duty({ status: 'not_triggered' }), at)).toBe('quiet');
  });
});

describe('the team board', () => {
  it('counts what nobody of the role has opened, and forgets it once opened', () => {
    const log = new Log(['a']);
    log.mail(1 * MIN, 'a', '', { id: 'm1', from: 'vendor', to: ['csirt'], cc: ['pr'] });
    expect(board(['a'], sources(log))[0]?.unread).toBe(2);
    log.at(2 * MIN, 'a', 'a-csirt', { kind: 'message_opened', message: 'm1' });
    expect(board(['a'], sources(log))[0]?.unread).toBe(1);
  });

  it('takes an answered call as read and drops a declined one', () => {
    const log = new Log(['a']);
    for (const id of ['c1', 'c2'])
      log.mail(0, 'a', '', { id, channel: 'phone', from: 'vendor', to: ['csirt'] });
    const transcript = { ja: '', en: '' };
    log.at(1, 'a', 'a-csirt', { kind: 'call_changed', call: 'c1', change: 'answered', transcript });
    expect(board(['a'], sources(log))[0]?.unread).toBe(1);
    log.at(2, 'a', 'a-csirt', { kind: 'call_changed', call: 'c2', change: 'declined', transcript });
    expect(board(['a'], sources(log))[0]?.unread).toBe(0);
  });

  it('tells last activity by the team itself, and when it has gone quiet', () => {
    const log = new Log(['a']).mail(1 * MIN, 'a', 'a-csirt', { id: 'm1' });
    log.mail(9 * MIN, 'a', '', { id: 'm2', from: 'vendor', to: ['csirt'] });
    log.at(9 * MIN, 'a', 'a-csirt', { kind: 'flag_set', flag: 'evidence', value: 'kept' });
    const [figures] = board(['a'], sources(log));
    expect(figures?.last?.at).toBe(1 * MIN);
    expect(figures && isQuiet(figures, 10 * MIN)).toBe(false);
    expect(figures && isQuiet(figures, 11 * MIN)).toBe(true);
  });

  it('keeps people offline apart from modelled and closed seats', () => {
    const log = new Log(['a']);
    const seat = { access: 'participant', seat_lane: 'a', role: 'pr', name: '模擬' } as const;
    log.at(0, '', '', { kind: 'seat_opened', seat: 'a-pr', modelled: true, ...seat });
    log.at(0, '', '', { kind: 'seat_opened', seat: 'a-pr2', modelled: false, ...seat });
    expect(board(['a'], sources(log))[0]).toMatchObject({ online: 0, offline: 2, modelled: 1 });
    log.at(0, '', '', { kind: 'seat_changed', seat: 'a-pr2', name: '', modelled: false, closed: true });
    const here = { seat: 'a-csirt', connected: true, last_active_ms: 1, unread: 0 };
    const presence = new Map([['a-csirt', here]]);
    expect(board(['a'], sources(log, { presence }))[0]).toMatchObject({ online: 1, offline: 0, modelled: 1 });
  });

  it('sorts duties into open, overdue and done', () => {
    const duties = [
      duty({}),
      duty({ limit_at: 40 * MIN }),
      duty({ status: 'met' }),
      duty({ status: 'not_triggered' }),
    ];
    const scores = new Map([['a', scoreOf(duties, 72.5)]]);
    expect(board(['a'], sources(new Log(['a']), { scores, now: 45 * MIN }))[0]).toMatchObject({
      open: 1,
      soon: 1,
      overdue: 1,
      done: 1,
      duties: 4,
      begun: 3,
      score: 72.5,
    });
  });
});
