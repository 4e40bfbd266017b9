// How long the planned length of an exercise is over.
import type { ClockView, ExerciseView } from '@/wire';

/** In ms; undefined while there is time left, before the start, after the end, and where everybody has a clock of their own. */
export function overBy(
  clock: Pick<ClockView, 'started' | 'ended'>,
  at: number,
  exercise: Pick<ExerciseView, 'duration' | 'own_pace'> | undefined,
): number | undefined {
  if (!exercise || exercise.own_pace || exercise.duration <= 0) return undefined;
  if (!clock.started || clock.ended || at < exercise.duration) return undefined;
  return at - exercise.duration;
}
