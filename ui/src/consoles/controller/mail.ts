// The figures of the real e-mail in the order in which a controller wants them.
import { t } from '@/i18n/mail';
import type { MailReply } from '@/wire';

const states = ['sent', 'waiting', 'bounced', 'doubt', 'blocked', 'dry'] as const;
type State = (typeof states)[number];
export type CountKey = `state.${State}` | 'received.taken' | 'received.waiting' | 'received.refused';

export function stateName(state: string): string {
  const known = states.find((each) => each === state);
  return known ? t(`state.${known}`) : state;
}

/** Sent and waiting always, everything else when there is some. */
export function countsOf(mail: Pick<MailReply, 'sent' | 'received'>): { key: CountKey; count: number }[] {
  const out: { key: CountKey; count: number }[] = [];
  for (const state of states) {
    const count = mail.sent[state] ?? 0;
    if (count > 0 || state === 'sent' || state === 'waiting') out.push({ key: `state.${state}`, count });
  }
  const taken = mail.received['taken'] ?? 0;
  const refused = Object.entries(mail.received)
    .filter(([outcome]) => !['taken', 'pending', 'waiting'].includes(outcome))
    .reduce((sum, [, count]) => sum + count, 0);
  if (taken > 0) out.push({ key: 'received.taken', count: taken });
  const waiting = mail.received['waiting'] ?? 0;
  if (waiting > 0) out.push({ key: 'received.waiting', count: waiting });
  if (refused > 0) out.push({ key: 'received.refused', count: refused });
  return out;
}
