// What the operator's routes answer with (engine/WIRE.md).
import { fold, matches, queryWords } from '@/kit/search';
import type { LaneMode, Text } from '@/wire';

export interface ExerciseRow {
  id: string;
  scenario: string;
  title: Text;
  state: 'ready' | 'running' | 'paused' | 'ended';
  at: number;
  lanes: number;
  participants: number;
}

export interface ScenarioRow {
  scenario: string;
  title: Text;
  summary: Text;
  duration: number;
  parameters: readonly ParameterRow[];
  /** Which drill of the field it plays. */
  drill: Text;
  recommended: boolean;
  lanes: LaneMode;
  /** How many lanes when nothing else is said; people in each of them. */
  teams: number;
  people_least: number;
  people_most: number;
}

/** Those in which every word occurs: name, title, drill or summary, in either language; in their order. */
export function filterScenarios(rows: readonly ScenarioRow[], query: string): ScenarioRow[] {
  const words = queryWords(query);
  return rows.filter(({ scenario, title, drill, summary }) => {
    const texts = [title, drill, summary].flatMap((text) => [text.ja, text.en]);
    return matches(fold([scenario, ...texts].join('\n')), words);
  });
}

/** What differs between teams; `pick` is `turn`, `seed` or the value that all get. */
export interface ParameterRow {
  id: string;
  title: Text;
  values: readonly { id: string; title: Text }[];
  pick: string;
}

/** The choices that differ from the scenario's own, as the server takes them. */
export function picksOf(
  parameters: readonly ParameterRow[],
  chosen: Readonly<Record<string, string>>,
): Record<string, string> {
  const picks: Record<string, string> = {};
  for (const { id } of parameters) {
    const pick = chosen[id];
    if (pick) picks[id] = pick;
  }
  return picks;
}
