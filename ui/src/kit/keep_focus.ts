// Where the focus goes when what had it is disabled or taken away: back, or to what stood around it. Never to nowhere.

/** What is worth staying at: a person reading with a screen reader hears where they are. */
const places = 'dialog, section, form, main, [role="region"], [tabindex]';

/** Starts watching; once for a page. */
export function keepFocus(): void {
  let held: HTMLElement | null = null;
  /** The elements around `held`, from the inside out, as long as it stood there. */
  let around: HTMLElement[] = [];

  addEventListener('focusin', (event) => {
    held = event.target instanceof HTMLElement ? event.target : null;
    around = [];
    for (let each = held?.parentElement; each; each = each.parentElement) around.push(each);
  });
  addEventListener('focusout', (event) => {
    const left = event.target;
    if (event.relatedTarget || !(left instanceof HTMLElement)) return;
    // Left on purpose, such as by a click beside it: the element is still there and could keep the focus.
    queueMicrotask(() => {
      if (left === held && left.isConnected && !left.matches(':disabled')) held = null;
    });
  });

  function restore(): void {
    if (!held || document.activeElement !== document.body) return;
    // Disabled while the server is asked: it gets the focus again when it is enabled.
    if (held.isConnected && held.checkVisibility()) {
      if (!held.matches(':disabled')) held.focus({ preventScroll: true });
      return;
    }
    const place = around.find((each) => each.isConnected && each.matches(places) && each.checkVisibility());
    held = null;
    if (!place) return;
    if (!place.hasAttribute('tabindex')) place.setAttribute('tabindex', '-1');
    place.focus({ preventScroll: true });
  }

  new MutationObserver(restore).observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['disabled'],
  });
}
