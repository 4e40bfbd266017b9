// What this seat has before it: its messages by kind, what is unread, what rings, what waits for it.
import { bracketed, comma, pick } from '@/i18n';
import { session, type Entry } from '@/stream';
import { isCall, isLetter } from '@/stream/channels';
import { surveysOf } from '@/stream/surveys';
import type { Attachment, Channel, MessageSent, PartyId } from '@/wire';

export type Message = Entry<MessageSent>;

export const noticeChannels: readonly Channel[] = ['alert', 'news', 'document'];

/** Messages opened, and calls handled, by commands that the server has not answered yet. */
function underway(): { opened: string[]; handled: string[] } {
  const opened: string[] = [];
  const handled: string[] = [];
  for (const { command } of session.pending) {
    if (command.kind === 'open_message') opened.push(command.message ?? '');
    if (command.kind === 'answer_call' || command.kind === 'decline_call') handled.push(command.call ?? '');
  }
  return { opened, handled };
}

export interface File {
  attachment: Attachment;
  /** The message it came with first; none: from the shelf. */
  message?: Message;
}

class Box {
  me = $derived(session.me);
  role = $derived(this.me?.role ?? '');
  mails = $derived(session.view.messages.filter((m) => isLetter(m.event.channel)));
  notices = $derived(session.view.messages.filter((m) => noticeChannels.includes(m.event.channel)));
  calls = $derived(session.view.messages.filter((m) => isCall(m.event.channel)));

  /** Senders who stand in no address book, by the first message that tells their name. */
  strangers = $derived.by(() => {
    const found = new Map<PartyId, MessageSent>();
    for (const { event } of session.view.messages) {
      if (!session.view.parties.has(event.from) && pick(event.sender)) found.set(event.from, event);
    }
    return found;
  });

  /** Messages that this role has answered. */
  answered = $derived(
    new Set(session.view.messages.filter((m) => m.event.from === this.role).map((m) => m.event.in_reply_to)),
  );

  /** Read by this seat, or about to be: the mark goes at once, not after the server's answer. */
  private read = $derived.by(() => {
    const ids = new Set(underway().opened);
    const seat = this.me?.seat;
    for (const [id, marks] of session.view.opened) {
      if (marks.some((mark) => mark.by === seat)) ids.add(id);
    }
    return ids;
  });
  unreadMails = $derived(this.mails.filter((m) => this.isUnread(m)));
  unreadNotices = $derived(this.notices.filter((m) => this.isUnread(m)));

  private handled = $derived(new Set([...underway().handled, ...session.view.calls.keys()]));
  ringing = $derived(
    session.view.clock.ended
      ? []
      : this.calls.filter((m) => m.event.from !== this.role && !this.handled.has(m.event.id)),
  );

  /** Undecided requests for this role's approval. */
  toApprove = $derived(
    [...session.view.approvals.values()].filter(
      ({ requested, decided }) => requested.event.approver === this.role && !decided,
    ),
  );
  ownReports = $derived(session.view.reports.filter((report) => report.event.from === this.role));
  surveys = $derived(surveysOf(session.view, this.me?.lane ?? '', this.me?.seat ?? ''));
  openSurveys = $derived(this.surveys.filter((survey) => survey.open));
  waiting = $derived(
    this.unreadMails.length +
      this.unreadNotices.length +
      this.ringing.length +
      this.toApprove.length +
      this.openSurveys.length,
  );

  /** Every file this role can open: the shelf first, then what came with messages. */
  files = $derived.by(() => {
    const files = new Map<string, File>();
    for (const attachment of session.view.facts?.shelf ?? []) files.set(attachment.id, { attachment });
    for (const message of session.view.messages) {
      for (const attachment of message.event.attachments) {
        if (!files.has(attachment.id)) files.set(attachment.id, { attachment, message });
      }
    }
    return files;
  });

  isUnread(message: Message): boolean {
    return message.event.from !== this.role && !this.read.has(message.event.id);
  }

  /** Tells the server that the message was read; once. */
  open(message: Message): void {
    if (this.isUnread(message) && !session.view.clock.ended) {
      void session.send({ kind: 'open_message', message: message.event.id });
    }
  }
}

export const box = new Box();

/** The name of a role or a person, from the address book or from what they sent; else the id itself. */
export function nameOf(party: PartyId): string {
  return pick(session.view.parties.get(party)?.name ?? box.strangers.get(party)?.sender) || party;
}

/** Name with organisation, as in a mail's header. */
export function fullName(party: PartyId): string {
  const org = pick(session.view.parties.get(party)?.org);
  if (!org) return nameOf(party);
  return `${nameOf(party)}${bracketed(org)}`;
}

/** The mail address inside the story; empty when there is none. */
export function addressOf(party: PartyId): string {
  return session.view.parties.get(party)?.address ?? box.strangers.get(party)?.sender_address ?? '';
}

export function names(parties: readonly PartyId[]): string {
  return parties.map(nameOf).join(comma());
}

/** The person on a seat; a participant who has not given a name shows as the role. */
export function seatName(seat: string): string {
  const known = session.view.seats.get(seat);
  return known?.name || (known ? nameOf(known.role) : seat);
}
