// The name of the team that somebody sits in, for headings: where all play together there is none to tell apart.
import { pick } from '@/i18n';
import type { ExerciseView, YouView } from '@/wire';

/** The one lane of an exercise in which everybody plays together. */
const shared = 'all';

/** Empty without a team. */
export function teamName(you: Pick<YouView, 'lane' | 'lane_title'> | undefined): string {
  return you && you.lane !== shared ? pick(you.lane_title) : '';
}

/** Somebody who learns at their own pace: no controller sits by, and the clock waits for them. */
export function learnsAlone(
  you: Pick<YouView, 'access'> | undefined,
  exercise: Pick<ExerciseView, 'own_pace'> | undefined,
): boolean {
  return you?.access === 'participant' && (exercise?.own_pace ?? false);
}
