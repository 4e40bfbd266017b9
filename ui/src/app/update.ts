// After the program was replaced, parts of the page that were not loaded yet have new names: load the page anew, once.
const storageKey = 'enshu.reloaded';
const againAfterMs = 30_000;

/** Only a server that answers has other parts to give; without one a reload would put the browser's error page here. */
async function reloadIfServed(): Promise<void> {
  const answers = await fetch('/healthz', { cache: 'no-store' }).then(
    (reply) => reply.ok,
    () => false,
  );
  if (!answers) return;
  sessionStorage.setItem(storageKey, String(Date.now()));
  location.reload();
}

export function reloadAfterUpdate(): void {
  addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(storageKey) ?? 0);
    if (Date.now() - last >= againAfterMs) void reloadIfServed();
  });
}
