// Which events a feed shows: by team, kind and words; full and half width are the same.
import type { Entry, ExerciseEvent } from './wire';

export type Group = 'inject' | 'message' | 'report' | 'action' | 'note' | 'control' | 'world' | 'minor';

export const groups: readonly Group[] = [
  'inject',
  'message',
  'report',
  'action',
  'note',
  'control',
  'world',
  'minor',
];

const groupOfKind: Record<ExerciseEvent['kind'], Group> = {
  exercise_created: 'control',
  lane_opened: 'control',
  seat_opened: 'control',
  seat_changed: 'control',
  clock_changed: 'control',
  inject_fired: 'inject',
  inject_planned: 'inject',
  message_sent: 'message',
  message_opened: 'minor',
  call_changed: 'message',
  receipt_given: 'message',
  artefact_opened: 'minor',
  link_followed: 'action',
  evidence_pinned: 'action',
  report_submitted: 'report',
  approval_requested: 'report',
  approval_decided: 'report',
  action_taken: 'action',
  decision_logged: 'action',
  note_added: 'note',
  reply_claimed: 'minor',
  flag_set: 'minor',
  host_changed: 'minor',
  timer_set: 'minor',
  timer_fired: 'minor',
  director_failed: 'control',
  service_changed: 'world',
  spread_tried: 'minor',
  channel_changed: 'control',
  message_waits: 'inject',
  mode_changed: 'control',
  move_begun: 'control',
  item_marked: 'note',
  marks_reconciled: 'note',
  score_overridden: 'note',
  improvement_planned: 'note',
  follow_up_answered: 'note',
  survey_opened: 'control',
  survey_answered: 'minor',
  wording_set: 'control',
  wording_used: 'minor',
  incident_stopped: 'control',
  comms_check_called: 'control',
  comms_check_answered: 'minor',
  observers_delayed: 'control',
  landing_shown: 'action',
  mail_returned: 'message',
  hop_followed: 'note',
};

export const groupOf = ({ event }: Entry): Group =>
  event.kind === 'clock_changed' && event.change === 'beat' ? 'minor' : groupOfKind[event.kind];

export interface FeedFilter {
  /** Empty: every team. */
  lane: string;
  /** Empty: every group, `minor` only when it is asked for. */
  group: Group | '';
  text: string;
  minor: boolean;
}

export const anything: FeedFilter = { lane: '', group: '', text: '', minor: false };

export const foldWidth = (text: string): string => text.normalize('NFKC').toLowerCase();

/** `line` is asked for only when words are looked for. */
export function matches(entry: Entry, filter: FeedFilter, line: () => string): boolean {
  if (filter.lane !== '' && entry.lane !== filter.lane) return false;
  const group = groupOf(entry);
  if (filter.group !== '' ? group !== filter.group : group === 'minor' && !filter.minor) return false;
  const words = foldWidth(filter.text.trim());
  return words === '' || foldWidth(line()).includes(words);
}

/** The newest `limit` events that match, newest first, and how many more there are. */
export function newest(
  log: readonly Entry[],
  filter: FeedFilter,
  limit: number,
  line: (entry: Entry) => string,
): { shown: Entry[]; left: number } {
  const shown: Entry[] = [];
  let left = 0;
  for (let i = log.length - 1; i >= 0; i -= 1) {
    const entry = log[i];
    if (entry === undefined || !matches(entry, filter, () => line(entry))) continue;
    if (shown.length < limit) shown.push(entry);
    else left += 1;
  }
  return { shown, left };
}
