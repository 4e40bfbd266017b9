// Filling in a questionnaire: what is still missing, and an answer in words.
import { comma, pick } from '@/i18n';
import { t } from '@/i18n/survey';
import type { SurveyQuestion } from '@/wire';

export type Answers = Record<string, string[]>;

/** Blank words are no answer. */
export function given(answers: Answers, question: string): string[] {
  return (answers[question] ?? []).filter((value) => value.trim() !== '');
}

export function missing(questions: readonly SurveyQuestion[], answers: Answers): SurveyQuestion[] {
  return questions.filter((question) => !question.may_lack && given(answers, question.id).length === 0);
}

/** The choices of a question, each with its words; none for free words. */
export function choicesOf(question: SurveyQuestion): { id: string; label: string }[] {
  switch (question.type) {
    case 'yesno':
      return [
        { id: 'yes', label: t('yes') },
        { id: 'no', label: t('no') },
      ];
    case 'scale':
      return Array.from({ length: question.steps }, (_, index) => {
        const step = index + 1;
        const meaning = step === 1 ? question.low : step === question.steps ? question.high : undefined;
        return { id: String(step), label: `${String(step)} ${pick(meaning)}`.trim() };
      });
    case 'text':
      return [];
    default:
      return question.options.map((option) => ({ id: option.id, label: pick(option.label) }));
  }
}

export function answerText(question: SurveyQuestion, answers: Answers): string {
  const labels = new Map(choicesOf(question).map((choice) => [choice.id, choice.label]));
  return given(answers, question.id)
    .map((value) => labels.get(value) ?? value)
    .join(comma());
}

/** What is sent: questions without an answer are left out. */
export function cleaned(questions: readonly SurveyQuestion[], answers: Answers): Answers {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const values = given(answers, question.id);
      return values.length > 0 ? [[question.id, values]] : [];
    }),
  );
}
