// Names that the consoles use for generated types where the generated name says too little outside the wire.
export type {
  FeedItem as EventFrameItem,
  RefusalReason as WireError,
  RuledActionView as StaffActionView,
  View as WelcomeView,
} from './types';
