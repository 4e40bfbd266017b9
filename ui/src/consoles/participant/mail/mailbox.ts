// The mailbox's rules: folders, search, what an answer starts from.
import { excerpt, fold, matches, queryWords } from '@/kit/search';
import type { MessageSent, PartyId } from '@/wire';
import type { Message } from '../box.svelte';
import type { MailDraft } from '../unsent';

export type Folder = 'inbox' | 'sent' | 'drafts';

const folded = new WeakMap<MessageSent, string>();

/** Everything of a mail that search looks at, folded once. */
function haystack(mail: MessageSent, nameOf: (party: PartyId) => string): string {
  const known = folded.get(mail);
  if (known !== undefined) return known;
  const people = [mail.from, ...mail.to, ...mail.cc].map(nameOf);
  const files = mail.attachments.flatMap((file) => [file.title.ja, file.title.en]);
  files.push(...(mail.files ?? []).map((file) => file.name));
  const { subject, body } = mail;
  const made = fold([subject.ja, subject.en, body.ja, body.en, ...people, ...files].join('\n'));
  folded.set(mail, made);
  return made;
}

/** Newest first; all words of the query must occur. */
export function listed(
  mails: readonly Message[],
  folder: Folder,
  role: PartyId,
  query: string,
  nameOf: (party: PartyId) => string,
): Message[] {
  const words = queryWords(query);
  const own = folder === 'sent';
  return mails
    .filter((mail) => (mail.event.from === role) === own && matches(haystack(mail.event, nameOf), words))
    .reverse();
}

export { excerpt };

export const emptyMail: MailDraft = {
  kind: 'mail',
  to: [],
  cc: [],
  subject: '',
  body: '',
  in_reply_to: '',
  forward_of: '',
  attachments: [],
};

/** `Re: ` once, however long the conversation. */
export function withPrefix(prefix: 'Re' | 'Fw', subject: string): string {
  const bare = subject.normalize('NFKC').toLowerCase();
  const known = prefix === 'Re' ? /^re\s*:/ : /^fwd?\s*:/;
  return known.test(bare) ? subject : `${prefix}: ${subject}`;
}

const others = (parties: readonly PartyId[], without: readonly PartyId[]): PartyId[] => [
  ...new Set(parties.filter((party) => !without.includes(party))),
];

/** The words of the mail answered are not repeated: the thread stands below, and nothing is said twice. */
export function replyTo(mail: MessageSent, role: PartyId, subject: string, all: boolean): MailDraft {
  const own = mail.from === role;
  const to = own ? [...mail.to] : [mail.from];
  if (all && !own) to.push(...others(mail.to, [role, mail.from]));
  return {
    ...emptyMail,
    to,
    cc: all ? others(mail.cc, [role, ...to]) : [],
    subject: withPrefix('Re', subject),
    in_reply_to: mail.id,
  };
}

/** A forwarded mail carries the original's words: its new reader does not have it. */
export function forward(mail: MessageSent, subject: string, original: string): MailDraft {
  return {
    ...emptyMail,
    subject: withPrefix('Fw', subject),
    body: `\n\n${original}`,
    forward_of: mail.id,
    attachments: mail.attachments.map((file) => file.id),
  };
}
