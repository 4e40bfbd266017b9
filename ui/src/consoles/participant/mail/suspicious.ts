// The report button: one press forwards a mail to the desk for suspicious mails.
import { language, pick } from '@/i18n';
import { t } from '@/i18n/training';
import { session } from '@/stream';
import type { MessageSent } from '@/wire';
import { box, nameOf } from '../box.svelte';
import { tell } from '../tell';

/** Where suspicious mails are reported; undefined where the exercise has no such desk, or this is it. */
export function desk(): string | undefined {
  const party = session.view.facts?.report_desk;
  return party === box.role ? undefined : party;
}

/** A mail as `report` sends it. */
export function isReport(mail: { forward_of?: string; body?: string }): boolean {
  return Boolean(mail.forward_of) && mail.body === t('report.body');
}

/** Whether this role has passed the mail on to the desk, or is about to. */
export function isReported(mail: MessageSent): boolean {
  const to = desk();
  if (to === undefined) return false;
  const forwarded = (message: { forward_of?: string; to?: readonly string[] }) =>
    message.forward_of === mail.id && (message.to ?? []).includes(to);
  return (
    session.view.messages.some(({ event }) => event.from === box.role && forwarded(event)) ||
    session.pending.some(({ command }) => command.kind === 'send_message' && forwarded(command))
  );
}

export function mayReport(mail: MessageSent): boolean {
  return desk() !== undefined && mail.channel === 'mail' && mail.from !== box.role && mail.from !== desk();
}

export async function report(mail: MessageSent): Promise<void> {
  const to = desk();
  if (to === undefined || !mayReport(mail) || isReported(mail)) return;
  const answer = await session.send({
    kind: 'send_message',
    channel: 'mail',
    to: [to],
    subject: `${language.current === 'ja' ? '【不審メール報告】' : '[Suspicious] '}${pick(mail.subject)}`,
    body: t('report.body'),
    forward_of: mail.id,
  });
  tell(answer, t('report.sent', { desk: nameOf(to) }));
}
