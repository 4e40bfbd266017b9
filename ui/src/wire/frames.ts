// Names that the consoles use for generated types where the generated name says too little outside the wire.
import type { SessionInfo } from './types';

export type {
  FeedItem as EventFrameItem,
  RefusalReason as WireError,
  RuledActionView as StaffActionView,
  View as WelcomeView,
} from './types';

/** Who the session is; the account as well when an operator signed in by one, also in the seat they took since. */
export interface SignedIn extends SessionInfo {
  account?: string;
}
