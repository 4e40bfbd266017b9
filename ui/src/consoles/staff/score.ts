// The score as the server tells it (GET /api/v1/score) and how its duties stand at this very moment.
import type { Channel, HopReason, HopResult, ReturnCause } from '@/wire';
import type { Text } from './wire';

export type ItemStatus =
  'not_triggered' | 'open' | 'met' | 'late' | 'missed' | 'violated' | 'not_applicable' | 'spent';
export type Rating = 'P' | 'S' | 'M' | 'U';

export type MeasureKind =
  | 'timeliness'
  | 'recipients'
  | 'completeness'
  | 'accuracy'
  | 'confidentiality'
  | 'closed_loop'
  | 'authority'
  | 'coordination'
  | 'decision_log'
  | 'handling';

export interface Measure {
  measure: MeasureKind;
  applicable: boolean;
  /** 0 to 1. */
  value: number;
  points: number;
  max: number;
  /** Sequences in the record. */
  evidence: number[];
  explanation: Text;
}

export interface Reached {
  party: string;
  at: number;
  seq: number;
  receipt_at?: number;
  receipt_seq: number;
}

export interface WrongRecipient {
  party: string;
  at: number;
  seq: number;
}

/** Times are ms of exercise time. */
export interface ObligationScore {
  id: string;
  title: Text;
  objective: string;
  owes: string;
  required: string[];
  status: ItemStatus;
  triggered_at?: number;
  opened_at?: number;
  target_at?: number;
  limit_at?: number;
  done_at?: number;
  weight: number;
  points: number;
  max: number;
  measures: Measure[];
  reached: Reached[];
  wrong: WrongRecipient[];
  evidence: number[];
  explanation: Text;
}

/** An action rule, or what an inject expects; the latter has no duty and phase of its own. */
export interface HandlingScore {
  id: string;
  title: Text;
  objective: string;
  status: ItemStatus;
  duty?: 'must' | 'should' | 'optional' | 'must_not';
  phase?: string;
  by?: number;
  done_at?: number;
  /** 0 to 1. */
  value: number;
  points: number;
  max: number;
  evidence: number[];
  explanation: Text;
}

/** One hop of a relay: the passing on, and the receipt that comes back up. */
export interface ReachHop {
  tier: number;
  from: string;
  to: string;
  status: ItemStatus;
  receipt: ItemStatus;
  started_at?: number;
  due_at?: number;
  at?: number;
  delay?: number;
  receipt_at?: number;
  /** The newest mail that came back, while nothing has come to `to`. */
  returned?: { sent_at: number; at: number; cause: ReturnCause; status: string };
  /** What the staff found out; not in a participant's debrief. */
  follow_up?: {
    reason: HopReason;
    result: HopResult;
    means?: Channel;
    note: string;
    at: number;
    seq: number;
  };
  evidence: number[];
}

export interface RelayScore {
  id: string;
  title: Text;
  reached: number;
  receipted: number;
  /** 0 to 1000. */
  reach_tenths?: number;
  hops: ReachHop[];
}

/** One evaluator's mark; `latest`: of this evaluator for the item. */
export interface MarkEntry {
  seat: string;
  mark: Rating;
  note: string;
  at: number;
  seq: number;
  latest: boolean;
}

export interface SettledEntry {
  seat: string;
  mark: Rating;
  reason: string;
  at: number;
  seq: number;
}

/** An item of the evaluators' checklist: open since when, which mark the machine suggests, and what was given. */
export interface ChecklistScore {
  id: string;
  objective: string;
  text: Text;
  obligation: string;
  opened_at?: number;
  /** Sequence in the record; 0: open from the start. */
  opened_seq: number;
  suggested?: Rating;
  evidence: number[];
  marks: MarkEntry[];
  settled: SettledEntry[];
  agreed?: Rating;
  disputed: boolean;
}

/** Points given by judgement beside the machine's. */
export interface OverrideEntry {
  obligation: string;
  title: Text;
  seat: string;
  at: number;
  seq: number;
  permille?: number;
  band?: Rating;
  reason: string;
  machine_points: number;
  points: number;
  max: number;
  withdrawn: boolean;
  stands: boolean;
}

export interface LaneScore {
  lane: string;
  title: Text;
  /** 0 to 100; null while nothing counts. */
  score: number | null;
  by_objective: Record<string, number>;
  ratings: Record<string, Rating>;
  points: number;
  max: number;
  obligations: ObligationScore[];
  actions: HandlingScore[];
  expectations: HandlingScore[];
  remarks: Text[];
  /** Absent in exercises without relays. */
  relays?: RelayScore[];
  /** Absent without a checklist. */
  checklist?: ChecklistScore[];
  /** Absent while nothing was overridden. */
  overrides?: OverrideEntry[];
  /** 0 to 100: the total with the overrides that stand. */
  overridden?: number;
}

export interface Score {
  scenario: string;
  seed: number;
  at: number;
  final: boolean;
  lanes: LaneScore[];
}

/** Without those of another variant than the team plays. */
export const owed = <D extends Pick<ObligationScore, 'status'>>(duties: readonly D[]): D[] =>
  duties.filter((duty) => duty.status !== 'not_applicable');

/** How a duty stands: `soon` is past its target with its limit still to come, `overdue` is past the limit. */
export type DutyState = 'quiet' | 'open' | 'soon' | 'overdue' | 'met' | 'late';

/** `now` is the exercise time of the screen: a clock runs out between two scores, too. */
export function dutyState(duty: ObligationScore, now: number): DutyState {
  switch (duty.status) {
    case 'not_triggered':
    case 'not_applicable':
    case 'spent':
      return 'quiet';
    case 'met':
      return 'met';
    case 'late':
      return 'late';
    case 'missed':
    case 'violated':
      return 'overdue';
    case 'open':
      if (duty.limit_at !== undefined && now >= duty.limit_at) return 'overdue';
      if (duty.target_at !== undefined && now > duty.target_at) return 'soon';
      return 'open';
  }
}

/** Points with one decimal. */
export const inPoints = (points: number): string => points.toFixed(1);
