// What became of a command, in words.
import { pick } from '@/i18n';
import { toasts } from '@/kit';
import type { Answer } from '@/stream';

/** Shows the refusal, or `done` when it is given. True when the server agreed. */
export function tell(answer: Answer, done?: string): boolean {
  if (!answer.ok) toasts.show({ kind: 'error', text: pick(answer.error.message) });
  else if (done) toasts.show({ kind: 'done', text: done });
  return answer.ok;
}
