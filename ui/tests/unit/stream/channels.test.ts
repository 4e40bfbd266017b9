// Means of contact and chains of approvers as a console folds them.
import { describe, expect, it } from 'vitest';
import { chainOf } from '@/consoles/participant/report/chain';
import { reduceAll, welcomed } from '@/stream/reducer';
import { downIn, letterChannels, usable, working } from '@/stream/channels';
import { emptyView } from '@/stream/view';
import { entry, mail, welcome } from './events';

const started = welcomed(emptyView, welcome({ channels: ['mail', 'phone', 'fax'] }), 0, 'e', false);

describe('means of contact', () => {
  it('are out of order in one lane until they are restored', () => {
    const cut = reduceAll(started, [
      entry(1, { kind: 'channel_changed', channel: 'mail', working: false, until: 60_000 }),
      entry(2, { kind: 'channel_changed', channel: 'fax', working: false }, { lane: 'team-2' }),
    ]);
    expect([...downIn(cut, 'team-1')]).toEqual([['mail', 60_000]]);
    expect([...downIn(cut, 'team-2')]).toEqual([['fax', null]]);
    expect(working(cut, 'team-1')).toEqual(['phone', 'fax']);
    const restored = reduceAll(cut, [entry(3, { kind: 'channel_changed', channel: 'mail', working: true })]);
    expect(downIn(restored, 'team-1').size).toBe(0);
  });

  it('are those of the scenario, and that of the message answered', () => {
    expect(usable(started, letterChannels)).toEqual(['mail', 'fax']);
    expect(usable(started, letterChannels, 'web')).toEqual(['mail', 'fax', 'web']);
    expect(usable(started, letterChannels, 'phone')).toEqual(['mail', 'fax']);
  });

  it('let words wait until they are sent after all', () => {
    const { kind: _, thread: __, channel: ___, typed: ____, calendar: _____, ...words } = mail('m1');
    const { sender: _a, sender_address: _b, late_ms: _c, ...rest } = words;
    const waiting = reduceAll(started, [entry(1, { kind: 'message_waits', channels: ['mail'], ...rest })]);
    expect([...waiting.waits.keys()]).toEqual(['m1']);
    expect(waiting.messages).toHaveLength(0);
    const sent = reduceAll(waiting, [entry(2, mail('m1', { late_ms: 1000 }))]);
    expect(sent.waits.size).toBe(0);
    expect(sent.messages).toHaveLength(1);
  });
});

describe('a chain of approvers', () => {
  const ask = (seq: number, approval: string, approver: string, then: string[], follows: string) =>
    entry(seq, {
      kind: 'approval_requested',
      ...{ approval, form: 'f', stage: 'first', from: 'csirt', approver, to: [], tlp: 'amber' },
      ...{ fields: {}, then, follows },
    });
  const decide = (seq: number, approval: string, approver: string, verdict: 'approved' | 'returned') =>
    entry(seq, {
      kind: 'approval_decided',
      ...{ approval, approver, verdict, comment: { ja: '', en: '' } },
    });

  it('shows who has approved, who is asked and who comes later', () => {
    const first = reduceAll(started, [ask(1, 'a1', 'chief', ['ciso', 'mayor'], '')]);
    const a1 = first.approvals.get('a1');
    expect(a1 && chainOf(a1, first.approvals).map((s) => s.state)).toEqual(['asked', 'later', 'later']);
    const second = reduceAll(first, [
      decide(2, 'a1', 'chief', 'approved'),
      ask(3, 'a2', 'ciso', ['mayor'], 'a1'),
    ]);
    const a2 = second.approvals.get('a2');
    expect(a2 && chainOf(a2, second.approvals)).toEqual([
      { party: 'chief', state: 'approved' },
      { party: 'ciso', state: 'asked' },
      { party: 'mayor', state: 'later' },
    ]);
    const back = reduceAll(second, [decide(4, 'a2', 'ciso', 'returned')]);
    const returned = back.approvals.get('a2');
    expect(returned && chainOf(returned, back.approvals)[1]?.state).toBe('returned');
  });
});
