// Questionnaires as a console keeps them: which are open, who has answered, how answers count up.
import { reduceAll } from '@/stream/reducer';
import { surveysOf } from '@/stream/surveys';
import { emptyView } from '@/stream/view';
import type { SurveyAnswered, SurveyOpened, SurveyQuestion } from '@/wire';
import { describe, expect, it } from 'vitest';
import { answerText, cleaned, missing } from '@/consoles/participant/survey/answers';
import { surveyTallies } from '@/consoles/staff/surveys';
import { entry } from './events';

const none = { ja: '', en: '' };
const question = (id: string, part: Partial<SurveyQuestion> = {}): SurveyQuestion => ({
  id,
  label: { ja: id, en: id },
  help: none,
  type: 'yesno',
  options: [],
  steps: 0,
  low: none,
  high: none,
  may_lack: false,
  ...part,
});
const opened = (survey: string, part: Partial<SurveyOpened> = {}): SurveyOpened => ({
  kind: 'survey_opened',
  survey,
  title: { ja: survey, en: survey },
  roles: [],
  after_end: false,
  questions: [question('ready')],
  due: 0,
  late_ms: 0,
  ...part,
});
const answered = (
  survey: string,
  answers: Record<string, string[]>,
  part: Partial<SurveyAnswered> = {},
): SurveyAnswered => ({ kind: 'survey_answered', survey, role: 'csirt', answers, model: {}, ...part });

describe('questionnaires of a seat', () => {
  it('are open until this seat, not a colleague, has answered', () => {
    const view = reduceAll(emptyView, [
      entry(1, opened('before')),
      entry(2, opened('check')),
      entry(3, answered('before', {}), { by: 'csirt-1' }),
      entry(4, answered('check', {}), { by: 'csirt-2' }),
      entry(5, opened('other'), { lane: 'team-2' }),
    ]);
    const mine = surveysOf(view, 'team-1', 'csirt-1');
    expect(mine.map((one) => [one.opened.event.survey, one.open, one.answered])).toEqual([
      ['check', true, false],
      ['before', false, true],
    ]);
  });

  it('close at EndEx unless they are for afterwards', () => {
    const view = reduceAll(emptyView, [
      entry(1, opened('check')),
      entry(2, opened('closing', { after_end: true })),
    ]);
    const ended = { ...view, clock: { ...view.clock, ended: true } };
    const open = surveysOf(ended, 'team-1', 'csirt-1').filter((one) => one.open);
    expect(open.map((one) => one.opened.event.survey)).toEqual(['closing']);
  });
});

describe('an answer', () => {
  const questions = [
    question('ready'),
    question('words', { type: 'text', may_lack: true }),
    question('scale', { type: 'scale', steps: 3, high: { ja: '大いに', en: 'very' } }),
  ];

  it('lacks what must be answered, and blanks are no answer', () => {
    expect(missing(questions, { ready: ['yes'], words: [' '] }).map((one) => one.id)).toEqual(['scale']);
    expect(cleaned(questions, { ready: ['yes'], words: ['  '], scale: ['3'] })).toEqual({
      ready: ['yes'],
      scale: ['3'],
    });
  });

  it('reads in words', () => {
    expect(answerText(questions[0] ?? question('x'), { ready: ['no'] })).toBe('いいえ');
    expect(answerText(questions[2] ?? question('x'), { scale: ['3'] })).toBe('3 大いに');
  });
});

describe('the count', () => {
  it('adds up options, means and texts over the teams', () => {
    const seat = (name: string, lane: string) =>
      entry(
        1,
        {
          kind: 'seat_opened',
          seat: name,
          access: 'participant',
          seat_lane: lane,
          role: 'csirt',
          name,
          modelled: false,
        },
        { lane },
      );
    const questions = [
      question('scale', { type: 'scale', steps: 5 }),
      question('words', { type: 'text', may_lack: true }),
      question('ready'),
    ];
    const view = reduceAll(emptyView, [
      seat('a', 'team-1'),
      seat('b', 'team-2'),
      seat('c', 'team-3'),
      entry(2, opened('closing', { questions }), { lane: 'team-1' }),
      entry(3, opened('closing', { questions }), { lane: 'team-2' }),
      entry(4, answered('closing', { scale: ['5'], words: ['課題'], ready: ['yes'] }), { by: 'a' }),
      entry(5, answered('closing', { scale: ['2'], ready: ['yes'] }), { by: 'b', lane: 'team-2' }),
    ]);
    const [tally] = surveyTallies(view);
    expect(tally).toMatchObject({ survey: 'closing', asked: 2, answered: 2 });
    expect(tally?.questions[0]).toMatchObject({ answers: 2, mean_hundredths: 350 });
    expect(tally?.questions[1]?.texts).toEqual([{ lane: 'team-1', role: 'csirt', text: '課題' }]);
    expect(tally?.questions[2]?.options.map((option) => option.count)).toEqual([2, 0]);
  });
});
