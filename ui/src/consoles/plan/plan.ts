// Rows of the improvement plan for a table: out of the stream for staff, out of the debrief for participants.
import type { View } from '@/stream';
import type { FollowUpState } from '@/wire';

export const followUpMonths = [6, 12] as const;
export const followUpStates: readonly FollowUpState[] = ['done', 'under_way', 'not_started', 'abandoned'];

export interface FollowUp {
  months: number;
  state: FollowUpState;
  comment: string;
  answered_by: string;
}

export interface PlanRow {
  id: string;
  /** Empty: the whole exercise. */
  lane: string;
  issue: string;
  ground: string;
  obligation: string;
  about: number;
  action: string;
  owner: string;
  start: string;
  due: string;
  withdrawn: boolean;
  /** The latest answer for each number of months. */
  answers: FollowUp[];
}

export const emptyRow = (lane: string): PlanRow => ({
  id: '',
  lane,
  issue: '',
  ground: '',
  obligation: '',
  about: 0,
  action: '',
  owner: '',
  start: '',
  due: '',
  withdrawn: false,
  answers: [],
});

/** The plan as the stream tells it, in the order in which its rows were first written. */
export function rowsOfView(view: View): PlanRow[] {
  return [...view.improvements.values()].map(({ lane, event }) => {
    const latest = new Map<number, FollowUp>();
    for (const answer of view.followUps.get(event.improvement) ?? [])
      latest.set(answer.event.months, answer.event);
    const { improvement, issue, ground, obligation, about, action, owner, start, due, withdrawn } = event;
    const answers = [...latest.values()];
    return {
      id: improvement,
      lane,
      issue,
      ground,
      obligation,
      about,
      action,
      owner,
      start,
      due,
      withdrawn,
      answers,
    };
  });
}
