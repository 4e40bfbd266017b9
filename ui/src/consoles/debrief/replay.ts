// What a seat saw at a moment of the exercise: the consoles' own fold, up to that moment.
import { isCall } from '@/stream/channels';
import { viewAt, welcomed } from '@/stream/reducer';
import { emptyView, toEntry, type Entry, type View } from '@/stream/view';
import type { Attachment, EventFrameItem, MessageSent, Text, WelcomeView } from '@/wire';

/** The document of GET /api/v1/replay/{seat}. */
export interface RawReplay {
  view: WelcomeView;
  events: EventFrameItem[];
}

export interface Replay {
  base: View;
  log: readonly Entry[];
  /** ms of exercise time. */
  end: number;
}

export function readReplay(raw: RawReplay): Replay {
  const base = welcomed(emptyView, { ...raw.view, events: [] }, 0, '', false);
  const log = raw.events.map((item, index) => toEntry(item, index + 1));
  return { base, log, end: log.reduce((last, entry) => Math.max(last, entry.at), 0) };
}

export interface Received {
  entry: Entry<MessageSent>;
  read: boolean;
}
export interface Call {
  entry: Entry<MessageSent>;
  state: 'ringing' | 'answered' | 'declined' | 'made';
  transcript?: Text;
}
export interface Document {
  attachment: Attachment;
  /** From when it was there; absent: from the start. */
  at?: number;
}
export type Done =
  | { kind: 'mail' | 'report'; seq: number; at: number; title: Text; to: readonly string[] }
  | { kind: 'action' | 'decision'; seq: number; at: number; title: Text };

export interface Moment {
  at: number;
  inbox: Received[];
  calls: Call[];
  documents: Document[];
  done: Done[];
}

function documents(view: View): Document[] {
  const found = new Map<string, Document>();
  for (const attachment of view.facts?.shelf ?? []) found.set(attachment.id, { attachment });
  for (const { at, event } of view.messages) {
    for (const attachment of event.attachments) {
      if (!found.has(attachment.id)) found.set(attachment.id, { attachment, at });
    }
  }
  return [...found.values()];
}

function done(view: View, role: string): Done[] {
  const facts = view.facts;
  const out: Done[] = [];
  for (const { seq, at, event } of view.messages) {
    if (event.from === role && !isCall(event.channel))
      out.push({ kind: 'mail', seq, at, title: event.subject, to: event.to });
  }
  for (const { seq, at, event } of view.reports) {
    if (event.from !== role) continue;
    const title = facts?.forms.find((form) => form.id === event.form)?.title ?? { ja: event.form, en: '' };
    out.push({ kind: 'report', seq, at, title, to: event.to });
  }
  for (const { seq, at, event } of view.actions) {
    const title = facts?.actions.find((each) => each.id === event.action)?.title;
    if (event.role === role)
      out.push({ kind: 'action', seq, at, title: title ?? { ja: event.action, en: '' } });
  }
  for (const { seq, at, event } of view.decisions) {
    if (event.role === role) out.push({ kind: 'decision', seq, at, title: { ja: event.decision, en: '' } });
  }
  return out.sort((a, b) => b.seq - a.seq);
}

/** Newest first, as an inbox shows them. */
export function momentOf(replay: Replay, at: number): Moment {
  const view = viewAt(replay.base, replay.log, at);
  const role = view.facts?.you.role ?? '';
  const newest = [...view.messages].reverse();
  return {
    at,
    inbox: newest
      .filter(({ event }) => event.from !== role && !isCall(event.channel))
      .map((entry) => ({ entry, read: view.opened.has(entry.event.id) })),
    calls: newest
      .filter(({ event }) => isCall(event.channel))
      .map((entry): Call => {
        if (entry.event.from === role) return { entry, state: 'made' };
        const change = view.calls.get(entry.event.id)?.event;
        if (change === undefined) return { entry, state: 'ringing' };
        return change.change === 'answered'
          ? { entry, state: 'answered', transcript: change.transcript }
          : { entry, state: 'declined' };
      }),
    documents: documents(view),
    done: done(view, role),
  };
}

/** The time of the next event after `at`, or of the one before it: what a person steps by. */
export function nextEvent(replay: Replay, at: number): number {
  return replay.log.find((entry) => entry.at > at)?.at ?? replay.end;
}
export function previousEvent(replay: Replay, at: number): number {
  return replay.log.findLast((entry) => entry.at < at && entry.at >= 0)?.at ?? 0;
}
