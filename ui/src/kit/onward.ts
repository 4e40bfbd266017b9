// From a list to what was opened from it, and back: with the keyboard one goes there at once, not past the rest of the list.
import { tick } from 'svelte';

/** Whether a click came from Enter or Space. */
export const byKey = (event: MouseEvent): boolean => event.detail === 0;

/** Moves the focus to `place` as soon as what was opened stands there; a pointer's focus stays where it is. */
export async function onward(keyed: boolean, place: () => HTMLElement | null | undefined): Promise<void> {
  if (!keyed) return;
  await tick();
  place()?.focus();
}
