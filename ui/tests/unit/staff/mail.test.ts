// The cast's inbox: threads, who waits for an answer, who is answering.
import { describe, expect, it } from 'vitest';

import { castInbox } from '@/consoles/staff/mail';
import { Log, MIN } from './log';

const inbox = (log: Log) =>
  castInbox(
    {
      messages: log.fold.mail.messages.values(),
      reports: log.fold.mail.reports.values(),
      approvals: log.fold.mail.approvals.values(),
    },
    log.fold.isCast,
  );

describe("the cast's inbox", () => {
  it('holds a mail to a simulated person until that person answers', () => {
    const log = new Log(['a']).mail(1 * MIN, 'a', 'a-csirt', { id: 'm1' });
    expect(inbox(log)).toMatchObject([{ cast: 'vendor', from: 'csirt', state: 'waiting', at: 1 * MIN }]);
    log.mail(2 * MIN, 'a', 'c1', {
      id: 'm2',
      thread: 'm1',
      from: 'vendor',
      to: ['csirt'],
      in_reply_to: 'm1',
    });
    expect(inbox(log)[0]?.state).toBe('done');
    log.mail(3 * MIN, 'a', 'a-csirt', { id: 'm3', thread: 'm1', in_reply_to: 'm2' });
    expect(inbox(log)[0]).toMatchObject({ state: 'waiting', at: 3 * MIN });
  });

  it('keeps waiting what the script could not answer, until a controller does', () => {
    const log = new Log(['a']).mail(1 * MIN, 'a', 'a-csirt', { id: 'm1' });
    log.at(1 * MIN, 'a', '', { kind: 'flag_set', flag: 'waits-m1', value: 'vendor' });
    const neutral = { thread: 'm1', from: 'vendor', to: ['csirt'], in_reply_to: 'm1' };
    log.mail(1 * MIN, 'a', '', { id: 'm2', ...neutral });
    expect(inbox(log)[0]?.state).toBe('waiting');
    log.mail(2 * MIN, 'a', 'c1', { id: 'm3', ...neutral });
    expect(inbox(log)[0]?.state).toBe('done');
  });

  it('does not take an answer of one person for that of another', () => {
    const log = new Log(['a']).mail(1 * MIN, 'a', 'a-csirt', { id: 'm1', to: ['vendor', 'prefecture'] });
    log.mail(2 * MIN, 'a', 'c1', { id: 'm2', thread: 'm1', from: 'vendor', to: ['csirt'] });
    expect(inbox(log).map((i) => [i.cast, i.state])).toEqual([
      ['prefecture', 'waiting'],
      ['vendor', 'done'],
    ]);
  });

  it('keeps teams apart and puts the longest wait first', () => {
    const log = new Log();
    log.mail(5 * MIN, 'a', 'a-csirt', { id: 'm1' }).mail(3 * MIN, 'b', 'b-csirt', { id: 'm2' });
    expect(inbox(log).map((i) => i.lane)).toEqual(['b', 'a']);
  });

  it('shows who is answering until the claim is given back', () => {
    const log = new Log(['a']).mail(1 * MIN, 'a', 'a-csirt', { id: 'm1' });
    log.at(2 * MIN, 'a', 'c2', { kind: 'reply_claimed', message: 'm1', released: false });
    expect(inbox(log)[0]?.claimedBy).toBe('c2');
    log.at(3 * MIN, 'a', 'c2', { kind: 'reply_claimed', message: 'm1', released: true });
    expect(inbox(log)[0]?.claimedBy).toBe('');
  });

  it('puts a receipt below what nobody has touched', () => {
    const log = new Log()
      .mail(1 * MIN, 'a', 'a-csirt', { id: 'm1' })
      .mail(2 * MIN, 'b', 'b-csirt', { id: 'm2' });
    log.at(3 * MIN, 'a', 'c1', { kind: 'receipt_given', message: 'm1', report: '', receiver: 'vendor' });
    expect(inbox(log).map((i) => i.state)).toEqual(['waiting', 'receipted']);
  });

  it('holds reports until receipt and approvals until decided', () => {
    const log = new Log(['a']);
    const common = { form: 'f', stage: 'first', from: 'csirt', tlp: 'amber', fields: {} } as const;
    log.at(1 * MIN, 'a', 'a-csirt', {
      kind: 'report_submitted',
      report: 'r1',
      to: ['prefecture', 'pr'],
      previous: '',
      approval: '',
      ...common,
    });
    log.at(2 * MIN, 'a', 'a-csirt', {
      kind: 'approval_requested',
      approval: 'p1',
      approver: 'ciso',
      to: ['prefecture'],
      then: [],
      follows: '',
      ...common,
    });
    expect(inbox(log).map((i) => [i.kind, i.cast, i.state])).toEqual([
      ['report', 'prefecture', 'waiting'],
      ['approval', 'ciso', 'waiting'],
    ]);
    log.at(3 * MIN, 'a', 'c1', { kind: 'receipt_given', message: '', report: 'r1', receiver: 'prefecture' });
    log.at(4 * MIN, 'a', 'c1', {
      kind: 'approval_decided',
      approval: 'p1',
      approver: 'ciso',
      verdict: 'returned',
      comment: { ja: '', en: '' },
    });
    expect(inbox(log).map((i) => i.state)).toEqual(['done', 'done']);
  });
});
