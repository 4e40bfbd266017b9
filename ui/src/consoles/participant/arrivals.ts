// What a new event says to a person who looks elsewhere: a notice, a sound, a desktop notification.
import { router } from '@/app/router.svelte';
import { pick } from '@/i18n';
import { t as c } from '@/i18n/common';
import { t } from '@/i18n/participant';
import { t as s } from '@/i18n/survey';
import { notify, speaker, toasts, type Sound } from '@/kit';
import { session, type Entry } from '@/stream';
import { isCall, isLetter } from '@/stream/channels';
import { box, nameOf } from './box.svelte';
import { mailPath } from './mail/open';

interface Arrival {
  text: string;
  detail: string;
  path: string;
  /** The telephone rings by itself as long as it is not answered, in a bar that is read out: no notice beside it. */
  rings?: boolean;
  sound?: Sound;
}

function arrival({ event }: Entry): Arrival | null {
  switch (event.kind) {
    case 'message_sent': {
      if (event.from === box.role) return null;
      const name = nameOf(event.from);
      const detail = pick(event.subject);
      const id = encodeURIComponent(event.id);
      const text = t(`arrival.${event.channel}`, { name });
      if (isCall(event.channel)) return { text, detail, path: `/p/phone/${id}`, rings: true };
      if (isLetter(event.channel)) return { text, detail, path: mailPath(event.id), sound: 'mail' };
      return { text, detail, path: `/p/alerts/${id}`, sound: event.channel === 'alert' ? 'alert' : 'mail' };
    }
    case 'report_submitted':
      if (event.from === box.role) return null;
      return {
        text: t('arrival.report', { name: nameOf(event.from) }),
        detail: c(`stage.${event.stage}`),
        path: `/p/reports/view/${encodeURIComponent(event.report)}`,
        sound: 'mail',
      };
    case 'approval_requested':
      if (event.approver !== box.role) return null;
      return {
        text: t('arrival.approval', { name: nameOf(event.from) }),
        detail: c(`stage.${event.stage}`),
        path: '/p/reports',
        sound: 'mail',
      };
    case 'approval_decided': {
      if (event.approver === box.role) return null;
      const name = nameOf(event.approver);
      const form = session.view.approvals.get(event.approval)?.requested.event.form ?? '';
      return {
        text: t(event.verdict === 'approved' ? 'report.approval.approved' : 'report.approval.returned', {
          name,
        }),
        detail: pick(event.comment),
        path: `/p/reports/write/${encodeURIComponent(form)}`,
        sound: 'mail',
      };
    }
    case 'survey_opened':
      return { text: s('arrival'), detail: pick(event.title), path: '/p/surveys', sound: 'mail' };
    default:
      return null;
  }
}

/** More at once (a jump of the clock, a reconnection) are not told one by one: the marks and the home page do that. */
const mostAtOnce = 3;

export function announce(entries: readonly Entry[]): void {
  const arrivals = entries.flatMap((entry) => arrival(entry) ?? []);
  const sounds = new Set(arrivals.map((item) => item.sound));
  if (sounds.has('alert')) speaker.play('alert');
  else if (sounds.has('mail')) speaker.play('mail');
  for (const { text, detail, path, rings } of arrivals.slice(-mostAtOnce)) {
    notify(text, detail, path);
    if (rings || router.path === path) continue;
    toasts.show({
      kind: 'arrival',
      text,
      detail,
      action: {
        label: c('do.open'),
        run: () => {
          router.go(path);
        },
      },
    });
  }
}
