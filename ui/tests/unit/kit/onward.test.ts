// From a list to what was opened from it: the keyboard goes along, the pointer does not.
import { afterEach, describe, expect, it } from 'vitest';
import { byKey, onward } from '@/kit/onward';

afterEach(() => document.body.replaceChildren());

function place(): HTMLElement {
  const section = document.createElement('section');
  section.tabIndex = -1;
  document.body.append(section);
  return section;
}

describe('onward', () => {
  it('moves the focus for a key', async () => {
    const section = place();
    await onward(true, () => section);
    expect(document.activeElement).toBe(section);
  });

  it('leaves the focus of a pointer where it is, and does nothing where nothing opened', async () => {
    const section = place();
    await onward(false, () => section);
    await onward(true, () => undefined);
    expect(document.activeElement).toBe(document.body);
  });

  it('knows a key by a click without a pointer', () => {
    expect(byKey(new MouseEvent('click', { detail: 0 }))).toBe(true);
    expect(byKey(new MouseEvent('click', { detail: 1 }))).toBe(false);
  });
});
