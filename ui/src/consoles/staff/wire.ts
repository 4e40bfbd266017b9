// What the staff's screens read off the stream and the wire, under the names that they use.
export type { Entry } from '@/stream';
export type {
  Access,
  ApprovalRequested,
  CannedView as Canned,
  CastView as CastMember,
  ChecklistItemView as ChecklistItem,
  Channel,
  ConsoleCommand,
  ExerciseEvent,
  FireCause,
  FormView as Form,
  InjectFired,
  InjectPlanned,
  InjectView as MselItem,
  MessageSent,
  ObligationView as ObligationPlan,
  PartyView as Party,
  ReportSubmitted,
  Severity,
  StaffView,
  Text,
} from '@/wire';

export interface PresenceSeat {
  seat: string;
  connected: boolean;
  /** Unix ms; 0 never. */
  last_active_ms: number;
  unread: number;
}
