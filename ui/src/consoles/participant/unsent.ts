// Unsent work of every kind: its shapes, its keys, and how it is sent exactly once whatever happens in between.
import { session, type Answer, type Pending } from '@/stream';
import type { StoredDraft } from '@/stream/local';
import type { Channel, ConsoleCommand, NoteFile, Stage, Tlp } from '@/wire';
import { v4 as uuid } from 'uuid';

interface Sending {
  /** The command by which it is on its way, and the browser that sends it. */
  sent_as?: string;
  device?: string;
}

export interface MailDraft extends Sending {
  kind: 'mail';
  /** Unset: the channel of the message answered, else the scenario's first. */
  channel?: Channel;
  to: string[];
  cc: string[];
  subject: string;
  body: string;
  in_reply_to: string;
  forward_of: string;
  attachments: string[];
  /** Of one's own, that have arrived at the server; drafts of before do not know them. */
  files?: NoteFile[];
}

export interface ReportDraft extends Sending {
  kind: 'report';
  form: string;
  stage: Stage;
  to: string[];
  tlp: Tlp;
  fields: Record<string, string[]>;
  previous: string;
  approver: string;
}

export interface WordsDraft extends Sending {
  kind: 'words';
  /** Party for a call, message id for an answer in one. */
  about: string;
  body: string;
  channel?: Channel;
}

export interface DecisionDraft extends Sending {
  kind: 'decision';
  decision: string;
  ground: string;
  owner: string;
  review: string;
}

export interface SurveyDraft extends Sending {
  kind: 'survey';
  survey: string;
  answers: Record<string, string[]>;
}

export type Unsent = MailDraft | ReportDraft | WordsDraft | DecisionDraft | SurveyDraft;

const storageKey = 'enshu.device';

function device(): string {
  const known = localStorage.getItem(storageKey);
  if (known) return known;
  const made = uuid();
  localStorage.setItem(storageKey, made);
  return made;
}

export function newKey(kind: Unsent['kind']): string {
  return `${kind}-${uuid()}`;
}

/** A questionnaire has one draft a seat. */
export function surveyKey(survey: string): string {
  return `survey-${survey}`;
}

function unsentOf(draft: StoredDraft): Unsent | null {
  const content = draft.content as Unsent | null;
  return content && typeof content === 'object' && 'kind' in content ? content : null;
}

export interface Kept<U extends Unsent> {
  key: string;
  saved: number;
  content: U;
}

/** Drafts of a kind, newest first. */
export function unsent<K extends Unsent['kind']>(kind: K): Kept<Extract<Unsent, { kind: K }>>[] {
  const found: Kept<Extract<Unsent, { kind: K }>>[] = [];
  for (const draft of session.drafts.all.values()) {
    const content = unsentOf(draft);
    if (content?.kind !== kind) continue;
    found.push({ key: draft.key, saved: draft.saved, content: content as Extract<Unsent, { kind: K }> });
  }
  return found.sort((a, b) => b.saved - a.saved);
}

/** On its way from this browser; another browser's unfinished sending is an ordinary draft here. */
export function isSending(content: Unsent): boolean {
  return content.sent_as !== undefined && content.device === device();
}

/** What a form starts with: the draft under its key, unless that is on its way already. */
export function resumed<U extends Unsent>(key: string, empty: U): U {
  const kept = session.drafts.get<U>(key);
  return kept && !isSending(kept) ? kept : empty;
}

/** Sends what a draft holds. The draft stays until the server has answered. */
export function submit(key: string, content: Unsent, command: ConsoleCommand): Promise<Answer> {
  const id = uuid();
  session.drafts.set(key, { ...content, sent_as: id, device: device() });
  return session.send(command, id);
}

/** Settles the draft behind an answered command; gives its key when it has to be looked at again. */
export function settle(item: Pending, answer: Answer): { key: string; content: Unsent } | null {
  for (const draft of session.drafts.all.values()) {
    const content = unsentOf(draft);
    if (content?.sent_as !== item.id) continue;
    if (answer.ok) {
      session.drafts.drop(draft.key);
      return null;
    }
    const { sent_as: _, device: __, ...open } = content;
    session.drafts.set(draft.key, open);
    return { key: draft.key, content };
  }
  return null;
}

/** After a reload: what this browser was sending and waits for no more has been accepted. */
export function forgetAccepted(): void {
  const waiting = new Set(session.pending.map((item) => item.id));
  for (const draft of [...session.drafts.all.values()]) {
    const content = unsentOf(draft);
    if (content && isSending(content) && !waiting.has(content.sent_as ?? '')) session.drafts.drop(draft.key);
  }
}
