// After the program was replaced, parts of the page that were not loaded yet have new names: load the page anew, once.
const storageKey = 'enshu.reloaded';
const againAfterMs = 30_000;

export function reloadAfterUpdate(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(storageKey) ?? 0);
    if (Date.now() - last < againAfterMs) return;
    event.preventDefault();
    sessionStorage.setItem(storageKey, String(Date.now()));
    location.reload();
  });
}
