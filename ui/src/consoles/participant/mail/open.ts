// Ways into the mailbox: a mail, a new draft, an answer.
import { router } from '@/app/router.svelte';
import { comma, language, pick } from '@/i18n';
import { t } from '@/i18n/participant';
import { session } from '@/stream';
import { formatStory } from '@/stream/clock';
import type { MessageSent } from '@/wire';
import { box, fullName } from '../box.svelte';
import { newKey, type MailDraft } from '../unsent';
import { emptyMail, forward, replyTo } from './mailbox';

export const mailPath = (id: string): string => `/p/mail/${encodeURIComponent(id)}`;
export const draftPath = (key: string): string => `/p/mail/draft/${encodeURIComponent(key)}`;

/** Starts a draft and shows it. */
export function begin(draft: MailDraft = emptyMail): void {
  const key = newKey('mail');
  session.drafts.set(key, draft);
  router.go(draftPath(key));
}

/** The original under a forwarded mail, in the language that its sender sees. */
function original(mail: MessageSent): string {
  return [
    t('mail.forwarded'),
    `${t('mail.from')}: ${fullName(mail.from)}`,
    `${t('mail.to')}: ${mail.to.map(fullName).join(comma())}`,
    formatStory(mail.calendar, session.zone, language.current, 'long'),
    `${t('mail.subject')}: ${pick(mail.subject)}`,
    '',
    pick(mail.body),
  ].join('\n');
}

export function beginAnswer(mail: MessageSent, how: 'reply' | 'all' | 'forward'): void {
  const subject = pick(mail.subject);
  if (how === 'forward') begin(forward(mail, subject, original(mail)));
  else begin(replyTo(mail, box.role, subject, how === 'all'));
}
