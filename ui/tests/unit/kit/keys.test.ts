// Shortcuts keep away from typing and from the input method.
import { handleShortcut, isSendKey, keyPreference } from '@/kit/keys.svelte';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  keyPreference.set(true);
  document.body.replaceChildren();
});

function press(target: EventTarget, init: KeyboardEventInit): ReturnType<typeof vi.fn> {
  const run = vi.fn();
  const listen = (event: Event) => handleShortcut(event as KeyboardEvent, [{ key: 'j', label: '', run }]);
  document.addEventListener('keydown', listen);
  target.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true, ...init }));
  document.removeEventListener('keydown', listen);
  return run;
}

it('works on the page, not in a field, not with a modifier, not while composing, not when switched off', () => {
  const input = document.createElement('input');
  document.body.append(input);
  expect(press(document.body, {})).toHaveBeenCalledOnce();
  expect(press(input, {})).not.toHaveBeenCalled();
  expect(press(document.body, { ctrlKey: true })).not.toHaveBeenCalled();
  expect(press(document.body, { isComposing: true })).not.toHaveBeenCalled();
  keyPreference.set(false);
  expect(press(document.body, {})).not.toHaveBeenCalled();
});

it('only Ctrl+Enter sends, and not while a word is being chosen', () => {
  const key = (init: KeyboardEventInit) => isSendKey(new KeyboardEvent('keydown', { key: 'Enter', ...init }));
  expect(key({ ctrlKey: true })).toBe(true);
  expect(key({ metaKey: true })).toBe(true);
  expect(key({})).toBe(false);
  expect(key({ ctrlKey: true, isComposing: true })).toBe(false);
});
