// Single-key shortcuts: never while typing or composing Japanese, never with a modifier, and they can be switched off.
const storageKey = 'enshu.keys';

class KeyPreference {
  on = $state(localStorage.getItem(storageKey) !== 'off');

  set(on: boolean): void {
    this.on = on;
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  }
}

export const keyPreference = new KeyPreference();

export interface Shortcut {
  /** As `KeyboardEvent.key`. */
  key: string;
  label: string;
  run: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]') !== null)
  );
}

/** True while an input method composes: its Enter chooses a word and means nothing else. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Ctrl+Enter (Command+Enter on a Mac) sends; Enter alone never does. */
export function isSendKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey && !isComposing(event);
}

export function handleShortcut(event: KeyboardEvent, shortcuts: readonly Shortcut[]): void {
  if (!keyPreference.on || event.defaultPrevented || isComposing(event) || event.repeat) return;
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  // An open dialog has the keyboard for itself.
  if (document.querySelector('dialog[open]')) return;
  const shortcut = shortcuts.find((candidate) => candidate.key === event.key);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run();
}
