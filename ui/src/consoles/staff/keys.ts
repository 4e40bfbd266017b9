// Keys of forms: Ctrl+Enter sends, Enter alone never does, and nothing happens while an IME is composing.

/** Calls `send` for Ctrl+Enter (or Command+Enter). */
export function sendKey(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  if (event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  send();
}

/** Whether a single-letter key belongs to the page: not while typing, composing, or with a modifier held. */
export function isPageKey(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  return !target.isContentEditable && !['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
