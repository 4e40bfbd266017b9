// What the operator's routes answer with (engine/WIRE.md).
import type { Text } from '@/wire';

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
