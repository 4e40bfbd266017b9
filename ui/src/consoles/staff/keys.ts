// Keys of the staff's forms.
import { isSendKey } from '@/kit';

/** Calls `send` for Ctrl+Enter; Enter alone and the Enter of an input method do nothing. */
export function sendKey(event: KeyboardEvent, send: () => void): void {
  if (!isSendKey(event)) return;
  event.preventDefault();
  send();
}
