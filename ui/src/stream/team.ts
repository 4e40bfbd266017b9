// The name of the team that somebody sits in, for headings: where all play together there is none to tell apart.
import { pick } from '@/i18n';
import type { YouView } from '@/wire';

/** The one lane of an exercise in which everybody plays together. */
const shared = 'all';

/** Empty without a team. */
export function teamName(you: Pick<YouView, 'lane' | 'lane_title'> | undefined): string {
  return you && you.lane !== shared ? pick(you.lane_title) : '';
}
