// Questionnaires counted while the exercise runs, in the shape in which the debrief has them.
import type { Entry, View } from '@/stream/view';
import type { QuestionType, SurveyOpened, SurveyQuestion, Text } from '@/wire';

export interface OptionTally {
  id: string;
  label: Text;
  count: number;
}

export interface QuestionTally {
  id: string;
  label: Text;
  type: QuestionType;
  answers: number;
  options: OptionTally[];
  mean_hundredths?: number;
  texts: { lane: string; role: string; text: string }[];
  model: Text;
}

export interface SurveyTally {
  survey: string;
  title: Text;
  asked: number;
  answered: number;
  questions: QuestionTally[];
}

function optionsOf(question: SurveyQuestion): OptionTally[] {
  if (question.type === 'yesno') {
    return [
      { id: 'yes', label: { ja: 'はい', en: 'Yes' }, count: 0 },
      { id: 'no', label: { ja: 'いいえ', en: 'No' }, count: 0 },
    ];
  }
  if (question.type !== 'scale') return question.options.map((option) => ({ ...option, count: 0 }));
  return Array.from({ length: question.steps }, (_, index) => {
    const step = String(index + 1);
    const meaning = index === 0 ? question.low : index + 1 === question.steps ? question.high : undefined;
    const words = (language: 'ja' | 'en') => `${step} ${meaning?.[language] ?? ''}`.trim();
    return { id: step, label: { ja: words('ja'), en: words('en') }, count: 0 };
  });
}

function tallyOf(question: SurveyQuestion, answers: View['surveyAnswers']): QuestionTally {
  const tally: QuestionTally = {
    id: question.id,
    label: question.label,
    type: question.type,
    answers: 0,
    options: optionsOf(question),
    texts: [],
    model: { ja: '', en: '' },
  };
  let sum = 0;
  for (const { lane, event } of answers) {
    const values = event.answers[question.id] ?? [];
    if (values.length === 0) continue;
    tally.answers += 1;
    for (const value of values) {
      if (question.type === 'text') tally.texts.push({ lane, role: event.role, text: value });
      if (question.type === 'scale') sum += Number(value);
      const option = tally.options.find((one) => one.id === value);
      if (option) option.count += 1;
    }
  }
  if (question.type === 'scale' && tally.answers > 0) {
    tally.mean_hundredths = Math.round((sum * 100) / tally.answers);
  }
  return tally;
}

/** Seats before which the questionnaire lies. */
function asked(view: View, opened: readonly Entry<SurveyOpened>[]): number {
  return [...view.seats.values()].filter(
    (seat) =>
      seat.access === 'participant' &&
      !seat.closed &&
      opened.some(
        ({ lane, event }) =>
          lane === seat.seat_lane && (event.roles.length === 0 || event.roles.includes(seat.role)),
      ),
  ).length;
}

/** In the order in which they first opened. */
export function surveyTallies(view: View): SurveyTally[] {
  const byName = new Map<string, Entry<SurveyOpened>[]>();
  for (const opened of view.surveys) {
    byName.set(opened.event.survey, [...(byName.get(opened.event.survey) ?? []), opened]);
  }
  return [...byName].flatMap(([survey, opened]) => {
    const first = opened[0]?.event;
    if (!first) return [];
    const answers = view.surveyAnswers.filter((entry) => entry.event.survey === survey);
    return [
      {
        survey,
        title: first.title,
        asked: asked(view, opened),
        answered: answers.length,
        questions: first.questions.map((question) => tallyOf(question, answers)),
      },
    ];
  });
}
