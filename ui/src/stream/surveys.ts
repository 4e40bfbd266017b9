// Questionnaires in a view: which lie before a seat, and which of them it has answered.
import type { LaneId, SeatId, SurveyAnswered, SurveyOpened } from '@/wire';
import type { Entry, View } from './view';

export interface SurveyNow {
  opened: Entry<SurveyOpened>;
  answered: boolean;
  /** It can still be handed in. */
  open: boolean;
}

export function answeredBy(answers: readonly Entry<SurveyAnswered>[], survey: string, seat: SeatId): boolean {
  return answers.some((entry) => entry.by === seat && entry.event.survey === survey);
}

/** Of one seat, those without an answer first. */
export function surveysOf(view: View, lane: LaneId, seat: SeatId): SurveyNow[] {
  const all = view.surveys
    .filter((opened) => opened.lane === lane)
    .map((opened) => {
      const answered = answeredBy(view.surveyAnswers, opened.event.survey, seat);
      return { opened, answered, open: !answered && (opened.event.after_end || !view.clock.ended) };
    });
  return [...all.filter((one) => one.open), ...all.filter((one) => !one.open)];
}
