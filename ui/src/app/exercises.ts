// Choosing a scenario: words that find it, and what differs from its own picks.
import { fold, matches, queryWords } from '@/kit/search';
import type { FaultyScenarioReply, ParameterReply, ScenarioReply } from '@/wire';

/** Those in which every word occurs: name, title, drill or summary, in either language; in their order. */
export function filterScenarios(rows: readonly ScenarioReply[], query: string): ScenarioReply[] {
  const words = queryWords(query);
  return rows.filter(({ scenario, title, drill, summary }) => {
    const texts = [title, drill, summary].flatMap((text) => [text.ja, text.en]);
    return matches(fold([scenario, ...texts].join('\n')), words);
  });
}

/** Those with mistakes in whose folder's name every word occurs. */
export function filterFaulty(rows: readonly FaultyScenarioReply[], query: string): FaultyScenarioReply[] {
  const words = queryWords(query);
  return rows.filter(({ scenario }) => matches(fold(scenario), words));
}

/** The choices that differ from the scenario's own, as the server takes them. */
export function picksOf(
  parameters: readonly ParameterReply[],
  chosen: Readonly<Record<string, string>>,
): Record<string, string> {
  const picks: Record<string, string> = {};
  for (const { id } of parameters) {
    const pick = chosen[id];
    if (pick) picks[id] = pick;
  }
  return picks;
}
