// Where a request for approval stands in its chain of approvers.
import type { Approval } from '@/stream';
import type { ApprovalId, PartyId } from '@/wire';

export interface ApprovalStep {
  party: PartyId;
  state: 'approved' | 'returned' | 'asked' | 'later';
}

/** All approvers in their order; one step where nobody else is asked. */
export function chainOf(approval: Approval, approvals: ReadonlyMap<ApprovalId, Approval>): ApprovalStep[] {
  const steps: ApprovalStep[] = [];
  for (let at: Approval | undefined = approval; at; at = approvals.get(at.requested.event.follows)) {
    steps.unshift({ party: at.requested.event.approver, state: at.decided?.event.verdict ?? 'asked' });
  }
  for (const party of approval.requested.event.then) steps.push({ party, state: 'later' });
  return steps;
}
