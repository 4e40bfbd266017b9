// What a console knows: the fold of its stream. Immutable; a new one replaces it once per animation frame.
import type {
  ActionTaken,
  ApprovalDecided,
  ApprovalId,
  ApprovalRequested,
  ArtefactOpened,
  CallChanged,
  Channel,
  ClockChanged,
  ClockView,
  CommsCheckAnswered,
  CommsCheckCalled,
  DecisionLogged,
  DirectorFailed,
  EventFrameItem,
  EvidencePinned,
  ExerciseEvent,
  FollowUpAnswered,
  ImprovementId,
  ImprovementPlanned,
  IncidentStopped,
  InjectFired,
  InjectId,
  LandingShown,
  MailReturned,
  LaneId,
  ItemMarked,
  LinkFollowed,
  MarksReconciled,
  MessageId,
  MessageOpened,
  MessageSent,
  MessageWaits,
  Mode,
  MoveBegun,
  NoteAdded,
  PartyId,
  PartyView,
  PlanChange,
  ReceiptGiven,
  ReportSubmitted,
  ScoreOverridden,
  SeatId,
  SeatOpened,
  ServiceChanged,
  SurveyAnswered,
  SurveyOpened,
  Text,
  WelcomeView,
} from '@/wire';

/** An event in its place. `seq` is this console's own number; `record` the record's (0 unless staff); times in ms. */
export interface Entry<E extends ExerciseEvent = ExerciseEvent> {
  readonly seq: number;
  readonly record: number;
  readonly at: number;
  readonly wall: number;
  readonly lane: LaneId;
  readonly by: SeatId;
  readonly event: E;
}

/** Where words stand: a lane, or one organisation of a lane that several share. */
export const placeOf = (lane: LaneId, organisation?: string): string =>
  organisation === undefined || organisation === '' ? lane : `${lane} ${organisation}`;
/** In place of an organisation: words that went to everybody in the lane. */
export const everyOrganisation = '*';

export type Seat = Omit<SeatOpened, 'kind'> & { readonly closed: boolean };

export interface Approval {
  readonly requested: Entry<ApprovalRequested>;
  readonly decided?: Entry<ApprovalDecided>;
}

/** Where a planned inject stands in one lane; `plan` is the newest change to it, if any. */
export interface InjectProgress {
  readonly plan?: PlanChange;
  readonly due?: number;
  readonly fired?: Entry<InjectFired>;
}

export type Facts = Omit<WelcomeView, 'events' | 'clock'>;

/** A lane's own clock: since when it stands still (null: it runs), and for how long it stood before; ms. */
export interface Rest {
  readonly since: number | null;
  readonly rested: number;
  /** Its one person has finished. */
  readonly ended: boolean;
}

export interface View {
  readonly seq: number;
  readonly epoch: string;
  readonly facts: Facts | null;
  /** Of participants who rest: as it stands for them. */
  readonly clock: ClockView;
  /** Whether the exercise's own clock runs, whoever rests. */
  readonly goesOn: boolean;
  /** Lanes of one person that have rested (exercises at the learner's own pace). */
  readonly rests: ReadonlyMap<LaneId, Rest>;
  readonly parties: ReadonlyMap<PartyId, PartyView>;
  readonly lanes: ReadonlyMap<LaneId, Text>;
  /** Sum of the story's jumps in each lane, in ms. */
  readonly calendars: ReadonlyMap<LaneId, number>;
  readonly seats: ReadonlyMap<SeatId, Seat>;
  readonly log: readonly Entry[];
  readonly messages: readonly Entry<MessageSent>[];
  readonly message: ReadonlyMap<MessageId, Entry<MessageSent>>;
  readonly opened: ReadonlyMap<MessageId, readonly Entry<MessageOpened>[]>;
  readonly calls: ReadonlyMap<MessageId, Entry<CallChanged>>;
  /** By message or report. */
  readonly receipts: ReadonlyMap<string, readonly Entry<ReceiptGiven>[]>;
  /** Real mails that did not come to somebody's mailbox, by message. */
  readonly returned: ReadonlyMap<MessageId, readonly Entry<MailReturned>[]>;
  readonly reports: readonly Entry<ReportSubmitted>[];
  readonly approvals: ReadonlyMap<ApprovalId, Approval>;
  readonly actions: readonly Entry<ActionTaken>[];
  readonly decisions: readonly Entry<DecisionLogged>[];
  readonly notes: readonly Entry<NoteAdded>[];
  readonly pins: readonly Entry<EvidencePinned>[];
  readonly files: readonly Entry<ArtefactOpened>[];
  readonly links: readonly Entry<LinkFollowed>[];
  readonly clockChanges: readonly Entry<ClockChanged>[];
  readonly failures: readonly Entry<DirectorFailed>[];
  readonly injects: ReadonlyMap<LaneId, ReadonlyMap<InjectId, InjectProgress>>;
  /** Who is writing an answer to a message. */
  readonly claims: ReadonlyMap<MessageId, SeatId>;
  readonly flags: ReadonlyMap<LaneId, ReadonlyMap<string, string>>;
  readonly hosts: ReadonlyMap<LaneId, ReadonlyMap<string, string>>;
  /** The newest change of each service that has changed. */
  readonly services: ReadonlyMap<LaneId, ReadonlyMap<string, Entry<ServiceChanged>>>;
  /** Means of contact out of order in each lane, with when they come back; null: nobody knows. */
  readonly down: ReadonlyMap<LaneId, ReadonlyMap<Channel, number | null>>;
  /** Lanes that changed over; the others are in the mode of the start. */
  readonly modes: ReadonlyMap<LaneId, Mode>;
  /** Scripted words that wait for a channel; staff only. */
  readonly waits: ReadonlyMap<MessageId, Entry<MessageWaits>>;
  /** The move that each lane is in. */
  readonly moves: ReadonlyMap<LaneId, Entry<MoveBegun>>;
  /** Marks, settlements and overrides in the order in which they were given; staff only. */
  readonly judgements: readonly Entry<ItemMarked | MarksReconciled | ScoreOverridden>[];
  /** Rows of the improvement plan as they were last written, and the answers to their follow-ups; staff only. */
  readonly improvements: ReadonlyMap<ImprovementId, Entry<ImprovementPlanned>>;
  readonly followUps: ReadonlyMap<ImprovementId, readonly Entry<FollowUpAnswered>[]>;
  /** Questionnaires that have opened, in each lane. */
  readonly surveys: readonly Entry<SurveyOpened>[];
  /** Who has answered which; the answers themselves are there for staff only. */
  readonly surveyAnswers: readonly Entry<SurveyAnswered>[];
  /** Words that controllers have set, and names of those that went out; staff only. */
  readonly wordings: ReadonlyMap<LaneId, ReadonlyMap<string, Text>>;
  readonly wordingsUsed: ReadonlyMap<LaneId, ReadonlySet<string>>;
  /** The real incident that stops the exercise, while it does. */
  readonly incident: Entry<IncidentStopped> | null;
  /** The newest comms check, and by seat what was answered to it. */
  readonly check: Entry<CommsCheckCalled> | null;
  readonly checkAnswers: ReadonlyMap<SeatId, Entry<CommsCheckAnswered>>;
  /** How much later than everybody else this console sees what happens, ms; only observers' is not 0. */
  readonly delay: number;
  /** Pages behind baits that were shown, in their order. */
  readonly landings: readonly Entry<LandingShown>[];
}

export const stoppedClock: ClockView = {
  at: 0,
  wall: 0,
  started: false,
  running: false,
  ended: false,
  speed_permille: 1000,
  calendar_offset: 0,
};

export const emptyView: View = {
  seq: 0,
  epoch: '',
  facts: null,
  clock: stoppedClock,
  goesOn: false,
  rests: new Map(),
  parties: new Map(),
  lanes: new Map(),
  calendars: new Map(),
  seats: new Map(),
  log: [],
  messages: [],
  message: new Map(),
  opened: new Map(),
  calls: new Map(),
  receipts: new Map(),
  returned: new Map(),
  reports: [],
  approvals: new Map(),
  actions: [],
  decisions: [],
  notes: [],
  pins: [],
  files: [],
  links: [],
  clockChanges: [],
  failures: [],
  injects: new Map(),
  claims: new Map(),
  flags: new Map(),
  hosts: new Map(),
  services: new Map(),
  down: new Map(),
  modes: new Map(),
  waits: new Map(),
  moves: new Map(),
  judgements: [],
  improvements: new Map(),
  followUps: new Map(),
  surveys: [],
  surveyAnswers: [],
  wordings: new Map(),
  wordingsUsed: new Map(),
  incident: null,
  check: null,
  checkAnswers: new Map(),
  delay: 0,
  landings: [],
};

/** What a lane's own clock shows at an exercise time. */
export function ownTime(view: View, lane: LaneId, at: number): number {
  const rest = view.rests.get(lane);
  return rest === undefined ? at : Math.min(at, rest.since ?? at) - rest.rested;
}

export const hasEnded = (view: View, lane: LaneId): boolean => view.rests.get(lane)?.ended ?? false;

export const rests = (view: View, lane: LaneId): boolean => (view.rests.get(lane)?.since ?? null) !== null;

/** Minutes east of UTC of the clock that a party reads. */
export function zoneOf(view: View, party: PartyId): number {
  return view.parties.get(party)?.zone_minutes ?? view.facts?.exercise.zone_minutes ?? 540;
}

/** A frame's item as the fold wants it; `seq` counts from the frame's `from`. */
export function toEntry(item: EventFrameItem, seq: number): Entry {
  return {
    seq,
    record: item.record ?? 0,
    at: item.at,
    wall: Date.parse(item.wall),
    lane: item.lane,
    by: item.by,
    event: item.event,
  };
}
