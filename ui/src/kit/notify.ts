// Desktop notifications where the browser has and allows them (a secure context only); toasts say the same in any case.
export function canNotify(): boolean {
  return 'Notification' in window && window.isSecureContext;
}

export function mayNotify(): boolean {
  return canNotify() && Notification.permission === 'granted';
}

export async function askToNotify(): Promise<boolean> {
  return canNotify() && (await Notification.requestPermission()) === 'granted';
}

/** `tag`: a newer notice of the same tag replaces the older one. */
export function notify(title: string, body: string, tag: string): void {
  if (!mayNotify() || document.visibilityState === 'visible') return;
  const notice = new Notification(title, { body, tag });
  notice.onclick = () => {
    window.focus();
    notice.close();
  };
}
