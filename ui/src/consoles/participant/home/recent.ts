// One line about an event, for those that a colleague would tell about.
import { pick } from '@/i18n';
import { t as c } from '@/i18n/common';
import { t } from '@/i18n/participant';
import { session, type Entry } from '@/stream';
import { isLetter } from '@/stream/channels';
import { box, nameOf, names, noticeChannels } from '../box.svelte';
import { mailPath } from '../mail/open';

export function describe({ event }: Entry): { text: string; href: string } | null {
  switch (event.kind) {
    case 'message_sent': {
      const own = event.from === box.role;
      const who = own ? `→ ${names(event.to)}` : nameOf(event.from);
      const what = pick(event.subject) || c(`channel.${event.channel}`);
      const id = encodeURIComponent(event.id);
      if (isLetter(event.channel)) return { text: `${who}: ${what}`, href: mailPath(event.id) };
      const room = noticeChannels.includes(event.channel) ? 'alerts' : 'phone';
      return { text: `${who}: ${what}`, href: `/p/${room}/${id}` };
    }
    case 'report_submitted': {
      const form = session.view.facts?.forms.find(({ id }) => id === event.form);
      return {
        text: `${pick(form?.title)} ${c(`stage.${event.stage}`)} → ${names(event.to)}`,
        href: `/p/reports/view/${encodeURIComponent(event.report)}`,
      };
    }
    case 'action_taken': {
      const action = session.view.facts?.actions.find(({ id }) => id === event.action);
      return { text: `${t('nav.actions')}: ${pick(action?.title) || event.action}`, href: '/p/actions' };
    }
    case 'decision_logged':
      return { text: `${t('decision.decision')}: ${event.decision}`, href: '/p/decisions' };
    case 'evidence_pinned':
      return { text: `${t('log.pin')}: ${event.excerpt}`, href: '/p/files' };
    default:
      return null;
  }
}
