// The debrief as its pages use it: the server's model with points and scores as plain decimals, times in ms.
import type { DepartmentFigures, Review } from './review';
import type {
  ChecklistScore,
  HandlingScore,
  ObligationScore,
  OverrideEntry,
  Rating,
  RelayScore,
} from '../staff/score';
import type { Text } from '../staff/wire';
import type { SurveyTally } from '../staff/surveys';
import type { TrainingReport } from '../staff/training';
import type { Channel, FollowUpState, Mode, NoteFile, Tlp } from '@/wire';

export interface ObjectiveScore {
  /** Empty: what belongs to no objective. */
  id: string;
  title: Text;
  points: number;
  max: number;
  /** 0 to 100; null while nothing counts. */
  score: number | null;
  suggested?: Rating;
  red_leak: boolean;
}

export interface LaneScoreEntry {
  lane: string;
  title: Text;
  points: number;
  max: number;
  /** 0 to 100; null while nothing counts. */
  score: number | null;
  objectives: ObjectiveScore[];
  obligations: ObligationScore[];
  actions: HandlingScore[];
  expectations: HandlingScore[];
  remarks: Text[];
  relays?: RelayScore[];
  checklist: ChecklistScore[];
  overrides: OverrideEntry[];
  /** 0 to 100; null while no override stands. */
  overridden: number | null;
}

export interface DebriefHeader {
  scenario: string;
  title: Text;
  summary: Text;
  place: Text;
  digest: string;
  seed: number;
  zone_minutes: number;
  /** Unix ms. */
  started?: number;
  ended?: number;
  duration: number;
  planned: number;
  final: boolean;
  /** A lane a person, with a clock of its own. */
  own_pace: boolean;
  participants: number;
  modelled: number;
  lanes: number;
  events: number;
}

export interface KeyFigures {
  obligations: number;
  met: number;
  late: number;
  missed: number;
  messages_sent: number;
  messages_received: number;
  reports: number;
  actions: number;
  decisions: number;
  injects_late: number;
  first_report_after?: number;
}

export type PathState = 'met' | 'late' | 'missing' | 'open' | 'extra' | 'wrong';

export interface Path {
  obligation: string;
  from: string;
  to: string;
  state: PathState;
  means: 'none' | 'mail' | 'phone' | 'report' | 'mobile' | 'fax' | 'web' | 'satellite' | 'meeting';
  expected_from?: number;
  expected_by?: number;
  at?: number;
  delay?: number;
  receipt_at?: number;
  count: number;
  evidence: number[];
  /** Expected by the doctrine alone; no points. */
  doctrine?: boolean;
  mode?: Mode;
  ground?: Text;
}

export interface LaneDebrief {
  lane: string;
  title: Text;
  figures: KeyFigures;
  score: LaneScoreEntry;
  paths: Path[];
  /** Unix ms: when its one person ended it. */
  finished?: number;
  /** ms of the lane's own clock. */
  played: number;
  /** At the learner's own pace: played to its length, or ended in its last move. */
  completed: boolean;
}

export type EntryKind =
  | 'clock'
  | 'inject'
  | 'plan'
  | 'message'
  | 'call'
  | 'receipt'
  | 'report'
  | 'approval'
  | 'action'
  | 'decision'
  | 'note'
  | 'opened'
  | 'evidence'
  | 'host'
  | 'fault'
  | 'channel'
  | 'mode'
  | 'move'
  | 'survey'
  | 'returned';

export interface TimelineEntry {
  seq: number;
  at: number;
  wall: number;
  lane: string;
  kind: EntryKind;
  minor: boolean;
  seat: string;
  who: Text;
  title: Text;
  detail: Text;
  inject: string;
  planned?: number;
  late_ms: number;
  message: string;
  report: string;
}

export interface MessageEntry {
  seq: number;
  at: number;
  lane: string;
  id: string;
  thread: string;
  channel: Channel;
  severity: string;
  seat: string;
  from: string;
  to: string[];
  cc: string[];
  subject: Text;
  body: Text;
  typed: boolean;
  attachments: { id: string; title: Text }[];
  /** Of the sender's own; records of before have none. */
  files?: NoteFile[];
  inject: string;
  calendar: number;
  opened_at?: number;
}

export interface ReportEntry {
  seq: number;
  at: number;
  lane: string;
  id: string;
  form: string;
  form_title: Text;
  stage: 'first' | 'followup' | 'final';
  seat: string;
  from: string;
  to: string[];
  tlp: Tlp;
  fields: { field: string; label: Text; values: Text[] }[];
}

export interface NoteEntry {
  seq: number;
  at: number;
  lane: string;
  seat: string;
  id: string;
  text: string;
  objective: string;
  about: number;
  good_practice: boolean;
  hot_wash: boolean;
  files?: NoteFile[];
}

/** A row of the improvement plan with every answer to its follow-ups. */
export interface ImprovementEntry {
  id: string;
  lane: string;
  issue: string;
  ground: string;
  obligation: string;
  obligation_title: Text;
  about: number;
  action: string;
  owner: string;
  start: string;
  due: string;
  withdrawn: boolean;
  follow_ups: {
    months: number;
    state: FollowUpState;
    comment: string;
    answered_by: string;
    latest: boolean;
  }[];
}

export interface FollowUpFigures {
  months: number;
  rows: number;
  answered: number;
  done: number;
  under_way: number;
  not_started: number;
  abandoned: number;
  owners: number;
  owners_answered: number;
  owners_improving: number;
  answered_ppm?: number;
  improving_ppm?: number;
}

/** A share that organisers publish: of those who answered, who agreed. */
export interface OpinionFigures {
  opinion: 'improves' | 'useful';
  question: Text;
  answers: number;
  agreed: number;
  share_ppm: number;
}

export interface SeatEntry {
  seat: string;
  access: string;
  lane: string;
  role: string;
  name: string;
  modelled: boolean;
  /** What the seat read, wrote, decided and did, counted. */
  acts: number;
}

export interface DebriefModel {
  exercise: DebriefHeader;
  objectives: ObjectiveScore[];
  lanes: LaneDebrief[];
  seats: SeatEntry[];
  parties: { id: string; cast: boolean; name: Text; org: Text }[];
  timeline: TimelineEntry[];
  messages: MessageEntry[];
  reports: ReportEntry[];
  notes: NoteEntry[];
  model_answers: { inject: string; title: Text; text: Text }[];
  figures: { departments: DepartmentFigures[]; opinions: OpinionFigures[] };
  review: Review;
  improvements: ImprovementEntry[];
  follow_ups: FollowUpFigures[];
  /** The best first; empty unless the scenario is a race. `time` in ms. */
  race: { place: number; lane: string; title: Text; points: number; time?: number }[];
  /** Counted over all teams; none in the view of one team's participants. */
  surveys: SurveyTally[];
  /** Likewise. */
  training: TrainingReport;
}
