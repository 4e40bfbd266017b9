// Tells the person what became of a command: the refusal in the server's own words, or that it is done.
import { pick } from '@/i18n';
import { t } from '@/i18n/controller';
import { toasts } from '@/kit';
import type { Answer } from '@/stream';

/** True when the server accepted. `done` is said then; an unanswered key press (undefined) says nothing. */
export function told(answer: Answer | undefined, done?: string): boolean {
  if (answer === undefined) return false;
  if (!answer.ok) {
    toasts.show({ kind: 'error', text: t('refused', { message: pick(answer.error.message) }) });
    return false;
  }
  if (done !== undefined) toasts.show({ kind: 'done', text: done });
  return true;
}
