// Which hops of a reach board went wrong, which are followed up, and the sums by tier.
import { hopState, reasons, shownHops, tierSums } from '@/consoles/staff/reach';
import type { ReachHop } from '@/consoles/staff/score';
import { describe, expect, it } from 'vitest';

const hop = (more: Partial<ReachHop>): ReachHop => ({
  tier: 1,
  from: 'desk',
  to: 'a',
  status: 'met',
  receipt: 'met',
  at: 60_000,
  receipt_at: 90_000,
  evidence: [],
  ...more,
});
const silent = { receipt: 'missed', receipt_at: undefined } as const;
const follow = (result: 'open' | 'reached' | 'closed', reason: 'moved' | 'absent' = 'moved') => ({
  follow_up: { reason, result, note: '', at: 1, seq: 1 },
});

describe('a hop', () => {
  it('fails without a receipt in time, when it was not passed on, and when its mail came back', () => {
    expect(hopState(hop({}))).toBe('fine');
    expect(hopState(hop({ receipt: 'open', receipt_at: undefined }))).toBe('waiting');
    expect(hopState(hop(silent))).toBe('failing');
    expect(hopState(hop({ status: 'missed', at: undefined }))).toBe('failing');
    const returned = { sent_at: 1, at: 2, cause: 'refused', status: '' } as const;
    expect(hopState(hop({ status: 'open', at: undefined, receipt: 'not_triggered', returned }))).toBe(
      'failing',
    );
  });

  it('is followed up until somebody says that it is through', () => {
    expect(hopState(hop({ ...silent, ...follow('open') }))).toBe('following');
    expect(hopState(hop({ ...silent, ...follow('reached') }))).toBe('settled');
    expect(hopState(hop({ ...silent, ...follow('closed') }))).toBe('settled');
  });
});

describe('the board', () => {
  const hops = [
    hop({}),
    hop({ to: 'b', ...silent }),
    hop({ to: 'c', tier: 2, ...silent, ...follow('open') }),
    hop({ to: 'd', tier: 2, ...silent, ...follow('closed', 'absent') }),
    hop({ to: 'e', tier: 2, ...silent, ...follow('reached', 'absent') }),
  ];

  it('shows all, what failed, or what is still to do', () => {
    const to = (filter: 'all' | 'failed' | 'unsettled') => shownHops(hops, filter).map((one) => one.to);
    expect(to('all')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(to('failed')).toEqual(['b', 'c', 'd', 'e']);
    expect(to('unsettled')).toEqual(['b', 'c']);
  });

  it('counts reasons and tiers', () => {
    expect(reasons(hops)).toEqual([
      { reason: 'absent', count: 2 },
      { reason: 'moved', count: 1 },
    ]);
    expect(tierSums({ hops })).toEqual([
      { tier: 1, hops: 2, reached: 2, receipted: 1, unsettled: 1 },
      { tier: 2, hops: 3, reached: 3, receipted: 0, unsettled: 1 },
    ]);
  });
});
