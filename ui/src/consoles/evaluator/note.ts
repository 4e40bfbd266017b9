// An evaluator's note being written, and the command that it becomes.
import { groupOf } from '../staff/filter';
import type { ConsoleCommand, Entry } from '../staff/wire';
import type { NoteFile } from '@/wire';

export interface NoteDraft {
  text: string;
  lane: string;
  objective: string;
  /** Sequence in the record of the event that it speaks of; 0: none. */
  about: number;
  good: boolean;
  /** Said in the hot wash; drafts of before do not know it. */
  hot?: boolean;
  /** Files that have arrived at the server. */
  files?: NoteFile[];
}

/**
 * A fresh note: about the chosen event, else about the newest thing that happened in the team, so that the moment is
 * kept although writing takes its time.
 */
export function freshNote(log: readonly Entry[], lane: string, chosen: Entry | null): NoteDraft {
  const about = chosen ?? log.findLast((e) => (lane === '' || e.lane === lane) && isMoment(e)) ?? null;
  const of = chosen?.lane ?? '';
  return { text: '', lane: of === '' ? lane : of, objective: '', about: about?.record ?? 0, good: false };
}

const isMoment = (entry: Entry): boolean => !['minor', 'note', 'control'].includes(groupOf(entry));

export const noteCommand = (draft: NoteDraft): ConsoleCommand => ({
  kind: 'add_note',
  text: draft.text.trim(),
  lane: draft.lane,
  objective: draft.objective,
  about: draft.about,
  good_practice: draft.good,
  hot_wash: draft.hot ?? false,
  files: draft.files ?? [],
});
