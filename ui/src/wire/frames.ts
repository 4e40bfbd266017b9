// What stands around events and commands on the socket: frames and the view of a welcome (engine/WIRE.md).
import type {
  Access,
  ActionId,
  Attachment,
  Channel,
  ConsoleCommand,
  Duty,
  ExerciseEvent,
  FieldType,
  FormId,
  InjectId,
  LaneId,
  ObjectiveId,
  PartyId,
  Phase,
  SeatId,
  Stage,
  Text,
} from './types';

/** An event in its place, as a frame or a full welcome carries it. `seq` only in a welcome, `record` only for staff. */
export interface EventFrameItem {
  seq?: number;
  record?: number;
  at: number;
  wall: string;
  lane: LaneId;
  by: SeatId;
  event: ExerciseEvent;
}

export interface ClockView {
  at: number;
  wall: number;
  started: boolean;
  running: boolean;
  ended: boolean;
  speed_permille: number;
  calendar_offset: number;
}

export interface PartyView {
  id: PartyId;
  kind: 'role' | 'cast';
  name: Text;
  org: Text;
  address: string;
  phone: string;
}

export interface OptionView {
  id: string;
  label: Text;
  group: string;
}

export interface FieldView {
  id: string;
  label: Text;
  help: Text;
  type: FieldType;
  options: OptionView[];
  required_at: Stage[];
}

export interface FormView {
  id: FormId;
  title: Text;
  fields: FieldView[];
}

export interface ActionView {
  id: ActionId;
  title: Text;
  help: Text;
  phase: Phase;
}

export interface InjectView {
  id: InjectId;
  title: Text;
  notes: Text;
  kind: 'at' | 'after' | 'when' | 'unless' | 'manual';
  at?: number;
  anchor?: InjectId;
  delay?: number;
  condition?: string;
  channels: Channel[];
  from: PartyId[];
  to: PartyId[];
  objective: ObjectiveId;
  subject: Text;
  body: Text;
  expects: boolean;
}

export interface CannedView {
  id: string;
  title: Text;
  subject: Text;
  body: Text;
}

export interface CastView {
  id: PartyId;
  by_script: boolean;
  by_controller: boolean;
  listed: boolean;
  knows: Text;
  canned: CannedView[];
}

export interface ObligationView {
  id: string;
  title: Text;
  ground: Text;
  trigger: InjectId;
  owes: PartyId;
  required: PartyId[];
  allowed: PartyId[];
  target: number;
  limit: number;
  form: FormId;
  stage?: Stage;
  objective: ObjectiveId;
}

export interface StaffActionView {
  id: ActionId;
  title: Text;
  roles: PartyId[];
  phase: Phase;
  duty: Duty;
  by?: number;
  not_before?: ActionId;
  objective: ObjectiveId;
}

export interface StaffView {
  lanes: { id: LaneId; title: Text }[];
  objectives: { id: ObjectiveId; title: Text }[];
  msel: InjectView[];
  cast: CastView[];
  obligations: ObligationView[];
  actions: StaffActionView[];
  roles: { id: PartyId; title: Text; seats_min: number; seats_max: number }[];
  artefacts: Attachment[];
}

export interface WelcomeView {
  exercise: {
    id: string;
    title: Text;
    place: Text;
    summary: Text;
    zone_minutes: number;
    calendar_start: number;
    duration: number;
  };
  you: { seat: SeatId; access: Access; lane: LaneId; lane_title: Text; role: PartyId; name: string };
  clock: ClockView;
  parties: PartyView[];
  brief: Text;
  forms: FormView[];
  actions: ActionView[];
  shelf: Attachment[];
  events: EventFrameItem[];
  staff?: StaffView;
}

export interface WireError {
  code: string;
  message: Text;
}

export type ClientFrame =
  | { type: 'hello'; resume_after: number | null }
  | { type: 'command'; id: string; command: ConsoleCommand }
  | { type: 'ping' };

export type ServerFrame =
  | { type: 'welcome'; seq: number; epoch: string; view: WelcomeView }
  | { type: 'events'; from: number; events: EventFrameItem[] }
  | { type: 'ack'; id: string; seq: number }
  | { type: 'refused'; id: string; error: WireError }
  | { type: 'pong' };
