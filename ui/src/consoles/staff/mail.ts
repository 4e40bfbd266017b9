// Fold of what the participants asked of simulated persons, and whether anybody has answered: the cast's inbox.
import type { ApprovalRequested, Channel, Entry, MessageSent, ReportSubmitted } from './wire';

export interface StaffMessage {
  entry: Entry;
  message: MessageSent;
  lane: string;
  at: number;
  /** Roles of seats that opened or answered it. */
  openedBy: Set<string>;
  /** Parties that confirmed receipt. */
  receipts: Set<string>;
  /** Simulated persons whose script had no answer: what it said was neutral, and a controller should look. */
  unanswered: Set<string>;
  /** Seat that is answering now; empty when nobody is. */
  claimedBy: string;
  callAnswered: boolean;
  callDeclined: boolean;
}

export interface StaffReport {
  entry: Entry;
  report: ReportSubmitted;
  lane: string;
  at: number;
  receipts: Set<string>;
}

export interface StaffApproval {
  entry: Entry;
  request: ApprovalRequested;
  lane: string;
  at: number;
  verdict: 'approved' | 'returned' | null;
}

/** What a simulated person has to deal with: a conversation, a report or a request for approval. */
export interface CastItem {
  key: string;
  kind: 'thread' | 'report' | 'approval';
  lane: string;
  /** The simulated person addressed. */
  cast: string;
  /** The role that wrote last. */
  from: string;
  /** Time of the newest item from a participant, ms of exercise time. */
  at: number;
  state: 'waiting' | 'receipted' | 'done';
  claimedBy: string;
  channel: Channel | 'report';
  /** Newest message of a participant in the thread. */
  last: StaffMessage | null;
  messages: StaffMessage[];
  report: StaffReport | null;
  approval: StaffApproval | null;
}

export interface CastSources {
  messages: Iterable<StaffMessage>;
  reports: Iterable<StaffReport>;
  approvals: Iterable<StaffApproval>;
}

const RANK = { waiting: 0, receipted: 1, done: 2 } as const;

/** Everything addressed to simulated persons, what waits longest first, then receipted, then what is done (newest first). */
export function castInbox(sources: CastSources, isCast: (party: string) => boolean): CastItem[] {
  const items = [
    ...threads(sources.messages, isCast),
    ...reports(sources.reports, isCast),
    ...approvals(sources.approvals, isCast),
  ];
  return items.sort((a, b) => {
    if (a.state !== b.state) return RANK[a.state] - RANK[b.state];
    const byTime = a.state === 'done' ? b.at - a.at : a.at - b.at;
    return byTime !== 0 ? byTime : a.key < b.key ? -1 : 1;
  });
}

function threads(messages: Iterable<StaffMessage>, isCast: (party: string) => boolean): CastItem[] {
  const byThread = new Map<string, StaffMessage[]>();
  for (const m of messages) {
    const key = `${m.lane} ${m.message.thread || m.message.id}`;
    const list = byThread.get(key);
    if (list === undefined) byThread.set(key, [m]);
    else list.push(m);
  }
  const items: CastItem[] = [];
  for (const [key, list] of byThread) {
    for (const cast of castAddressed(list, isCast)) items.push(threadItem(key, cast, list));
  }
  return items;
}

function castAddressed(list: readonly StaffMessage[], isCast: (party: string) => boolean): Set<string> {
  const found = new Set<string>();
  for (const m of list) {
    if (isCast(m.message.from)) continue;
    for (const party of m.message.to) if (isCast(party)) found.add(party);
  }
  return found;
}

function threadItem(key: string, cast: string, list: StaffMessage[]): CastItem {
  const asked = list.filter((m) => m.message.from !== cast && m.message.to.includes(cast));
  const last = asked[asked.length - 1] ?? null;
  // What the engine says (`by` is empty) answers nothing when the script itself left the question open.
  const counts = (m: StaffMessage) => m.entry.by !== '' || last?.unanswered.has(cast) !== true;
  const answered =
    last !== null && list.some((m) => m.message.from === cast && m.entry.seq > last.entry.seq && counts(m));
  const receipted = last?.receipts.has(cast) ?? false;
  return {
    key: `thread ${key} ${cast}`,
    kind: 'thread',
    lane: last?.lane ?? '',
    cast,
    from: last?.message.from ?? '',
    at: last?.at ?? 0,
    state: answered ? 'done' : receipted ? 'receipted' : 'waiting',
    claimedBy: list.find((m) => m.claimedBy !== '')?.claimedBy ?? '',
    channel: last?.message.channel ?? 'mail',
    last,
    messages: list,
    report: null,
    approval: null,
  };
}

function reports(list: Iterable<StaffReport>, isCast: (party: string) => boolean): CastItem[] {
  const items: CastItem[] = [];
  for (const r of list) {
    for (const cast of r.report.to.filter(isCast)) {
      items.push({
        ...bare('report', `${r.report.report} ${cast}`, r.lane, r.at),
        cast,
        from: r.report.from,
        state: r.receipts.has(cast) ? 'done' : 'waiting',
        report: r,
      });
    }
  }
  return items;
}

function approvals(list: Iterable<StaffApproval>, isCast: (party: string) => boolean): CastItem[] {
  const items: CastItem[] = [];
  for (const a of list) {
    if (!isCast(a.request.approver)) continue;
    items.push({
      ...bare('approval', a.request.approval, a.lane, a.at),
      cast: a.request.approver,
      from: a.request.from,
      state: a.verdict === null ? 'waiting' : 'done',
      approval: a,
    });
  }
  return items;
}

const bare = (kind: CastItem['kind'], key: string, lane: string, at: number): CastItem => ({
  key: `${kind} ${key}`,
  kind,
  lane,
  cast: '',
  from: '',
  at,
  state: 'waiting',
  claimedBy: '',
  channel: 'report',
  last: null,
  messages: [],
  report: null,
  approval: null,
});
