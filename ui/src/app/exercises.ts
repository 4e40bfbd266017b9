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
}
