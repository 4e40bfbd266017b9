// Fold of messages, reports and approvals with what became of them: opened, confirmed, claimed, decided.
import type { StaffApproval, StaffMessage, StaffReport } from './mail';
import type { Entry, MessageSent } from './wire';

/** The director's mark for a message that it could not answer; its value names the simulated persons asked. */
const open = /^waits-(.+)$/;

export const addressees = (message: MessageSent): string[] => [...message.to, ...message.cc];

export class MailFold {
  readonly messages = new Map<string, StaffMessage>();
  readonly reports = new Map<string, StaffReport>();
  readonly approvals = new Map<string, StaffApproval>();

  readonly #roleOf: (seat: string) => string;
  readonly #isRole: (party: string) => boolean;

  constructor(roleOf: (seat: string) => string, isRole: (party: string) => boolean) {
    this.#roleOf = roleOf;
    this.#isRole = isRole;
  }

  /** Messages of each lane that a role addressed has not opened yet, counted once for each role. */
  unread(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const m of this.messages.values()) {
      if (m.callDeclined) continue;
      const roles = addressees(m.message).filter(
        (role) => this.#isRole(role) && role !== m.message.from && !m.openedBy.has(role),
      );
      if (roles.length > 0) counts.set(m.lane, (counts.get(m.lane) ?? 0) + roles.length);
    }
    return counts;
  }

  apply(entry: Entry): void {
    const { lane, at, event } = entry;
    switch (event.kind) {
      case 'message_sent':
        this.messages.set(event.id, {
          ...{ entry, message: event, lane, at, openedBy: new Set(), receipts: new Set() },
          ...{ unanswered: new Set(), claimedBy: '', callAnswered: false, callDeclined: false },
        });
        return;
      case 'message_opened':
        this.messages.get(event.message)?.openedBy.add(this.#roleOf(entry.by));
        return;
      case 'call_changed': {
        const call = this.messages.get(event.call);
        if (call === undefined) return;
        call.callAnswered ||= event.change === 'answered';
        call.callDeclined ||= event.change === 'declined';
        if (event.change === 'answered') call.openedBy.add(this.#roleOf(entry.by));
        return;
      }
      case 'receipt_given':
        this.messages.get(event.message)?.receipts.add(event.receiver);
        this.reports.get(event.report)?.receipts.add(event.receiver);
        return;
      case 'reply_claimed': {
        const message = this.messages.get(event.message);
        if (message !== undefined) message.claimedBy = event.released ? '' : entry.by;
        return;
      }
      case 'report_submitted':
        this.reports.set(event.report, { entry, report: event, lane, at, receipts: new Set() });
        return;
      case 'approval_requested':
        this.approvals.set(event.approval, { entry, request: event, lane, at, verdict: null });
        return;
      case 'approval_decided': {
        const approval = this.approvals.get(event.approval);
        if (approval !== undefined) approval.verdict = event.verdict;
        return;
      }
      case 'flag_set': {
        const id = open.exec(event.flag)?.[1];
        const message = id === undefined ? undefined : this.messages.get(id);
        if (message !== undefined) message.unanswered = new Set(event.value.split(' ').filter(Boolean));
        return;
      }
      default:
        return;
    }
  }
}
