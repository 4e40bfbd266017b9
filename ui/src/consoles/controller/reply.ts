// An answer as a simulated person: the words being written and the command that they become.
import type { CastItem } from '../staff/mail';
import { contactChannels } from '@/stream/channels';
import type { Canned, Channel, ConsoleCommand, Text } from '../staff/wire';

export interface ReplyDraft {
  subject: string;
  body: string;
  channel: Channel;
  /** The prepared answer that was put in, and the words as they were then: unchanged, it goes out in both languages. */
  canned: string;
  original: { subject: string; body: string };
}

/** `Re: …` once, however often people answer. */
export const replySubject = (subject: string): string =>
  /^\s*re\s*[:：]/i.test(subject) ? subject : `Re: ${subject}`;

export function startReply(item: CastItem): ReplyDraft {
  const asked = item.last?.message;
  const subject = asked === undefined ? '' : replySubject(asked.subject.ja);
  const channel = asked !== undefined && contactChannels.includes(asked.channel) ? asked.channel : 'mail';
  return { subject, body: '', channel, canned: '', original: { subject: '', body: '' } };
}

/** Puts a prepared answer into the draft. An answer keeps the subject of its thread when there is one. */
export function useCanned(
  draft: ReplyDraft,
  canned: Canned,
  words: { subject: Text; body: Text },
): ReplyDraft {
  const subject = draft.subject.trim() === '' ? words.subject.ja : draft.subject;
  return {
    ...draft,
    subject,
    body: words.body.ja,
    canned: canned.id,
    original: { subject, body: words.body.ja },
  };
}

/** Passing on the newest message of the thread with its words; the server adds its files. */
export function forwardCommand(item: CastItem, to: readonly string[]): ConsoleCommand {
  const original = item.last?.message;
  const forwarded = (subject: string): string => (subject === '' ? '' : `Fw: ${subject}`);
  return {
    kind: 'send_as',
    from: item.cast,
    lanes: [item.lane],
    channel: original?.channel ?? 'mail',
    to: [...to],
    subject: { ja: forwarded(original?.subject.ja ?? ''), en: forwarded(original?.subject.en ?? '') },
    body: original?.body ?? { ja: '', en: '' },
    forward_of: original?.id ?? '',
  };
}

/** The command. `lane` is that of the message; the answer goes to whoever wrote. `anyway`: although a colleague answers it, or has. */
export function replyCommand(item: CastItem, draft: ReplyDraft, anyway = false): ConsoleCommand {
  const unchanged = draft.canned !== '' && draft.body === draft.original.body;
  return {
    kind: 'send_as',
    from: item.cast,
    lanes: [item.lane],
    channel: draft.channel,
    to: [item.from],
    subject: { ja: draft.subject, en: '' },
    in_reply_to: item.last?.message.id ?? '',
    ...(anyway ? { anyway } : {}),
    ...(unchanged ? { canned: draft.canned } : { body: { ja: draft.body, en: '' } }),
  };
}
