// The evaluators' part of the mock: a checklist of two items, what is open, and the commands that judge.
import { text } from './story.mjs';

export const checklist = [
  {
    id: 'calm',
    objective: 'first-response',
    text: text('声を掛け合って動いたか', 'Did people speak up'),
    obligation: '',
    opens: 'fired soc-notice',
    opens_words: { ja: '「SOC の通知」の付与', en: "'SOC notice' delivered" },
    guidance: [
      { mark: 'P', text: text('常に声を掛けていた', 'Always') },
      { mark: 'U', text: text('一人で進めた', 'Alone') },
    ],
  },
  {
    id: 'told',
    objective: 'containment',
    text: text('住民に知らせたか', 'Were residents told'),
    obligation: 'outside',
    opens: 'fired press',
    opens_words: { ja: '「報道」の付与', en: "'Press' delivered" },
    guidance: [],
  },
];

const latest = (list, key) => [...new Map(list.map((entry) => [key(entry), entry])).values()];

/** The checklist of a team with the marks so far; the first item is open, the second is not. */
export function judged(world, lane) {
  const here = world.log.filter((entry) => entry.lane === lane);
  return checklist.map((item, index) => {
    const of = (kind) => here.filter(({ event }) => event.kind === kind && event.item === item.id);
    const marks = of('item_marked').map(({ by, at, seq, event }) => ({
      ...{ seat: by, mark: event.mark, note: event.note, at, seq, latest: true },
    }));
    const settled = of('marks_reconciled').map(({ by, at, seq, event }) => ({
      ...{ seat: by, mark: event.mark, reason: event.reason, at, seq },
    }));
    const given = new Set(latest(marks, (mark) => mark.seat).map((mark) => mark.mark));
    const agreed = settled.at(-1)?.mark ?? (given.size === 1 ? [...given][0] : undefined);
    return {
      ...{ id: item.id, objective: item.objective, text: item.text, obligation: item.obligation },
      ...(index === 0 ? { opened_at: 60_000, suggested: 'S' } : {}),
      ...{ opened_seq: index === 0 ? 1 : 0, evidence: [], marks, settled },
      ...(agreed === undefined ? {} : { agreed }),
      disputed: settled.length === 0 && given.size > 1,
    };
  });
}

/** What the commands of evaluators add to the log. */
export const judging = (world, by, command) => {
  const { lane = '', kind: _, ...rest } = command;
  const add = (kind, event = rest) => world.add(lane, by, { ...event, kind });
  return {
    evaluate: () => add('item_marked'),
    reconcile: () => add('marks_reconciled'),
    override_score: () => add('score_overridden'),
    plan_improvement: () =>
      add('improvement_planned', { ...rest, improvement: rest.improvement || `i${++world.drawn}` }),
    answer_follow_up: () => add('follow_up_answered'),
  };
};
