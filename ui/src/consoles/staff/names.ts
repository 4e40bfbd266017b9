// How ids read for people: names of posts, persons, teams, seats, injects and files.
import { bracketed, comma, pick } from '@/i18n';
import { t } from '@/i18n/staff';
import type { View } from '@/stream';
import type { MessageSent } from './wire';

export interface Names {
  party: (id: string) => string;
  parties: (ids: readonly string[]) => string;
  lane: (id: string) => string;
  organisation: (id: string) => string;
  /** Whoever leads one organisation sees no seats of the others: `post` says which of their posts it was, where that is known. */
  seat: (id: string, post?: string) => string;
  inject: (id: string) => string;
  /** Whether the inject's moment is drawn in a window. */
  hasWindow: (inject: string) => boolean;
  form: (id: string) => string;
  action: (id: string) => string;
  artefact: (id: string) => string;
  objective: (id: string) => string;
  /** Of the evaluators' checklist. */
  item: (id: string) => string;
  duty: (id: string) => string;
  survey: (id: string) => string;
  wording: (id: string) => string;
  /** A host or a service. */
  world: (id: string) => string;
  /** Subject of a message, or whom it is from when it has none. */
  message: (id: string) => string;
  /** Whom a message went to, when it was one. */
  callee: (id: string) => string;
  /** Whom a message says it is from: a forged sender is shown as participants see it, with the real one. */
  sender: (message: Pick<MessageSent, 'from' | 'sender'>) => string;
}

interface Titled {
  id: string;
  title: { ja: string; en: string };
}

/** Built once a view; an id that nobody knows is shown as it is. */
export function namesOf(view: View): Names {
  const facts = view.facts;
  const staff = facts?.staff;
  const titles = (items: readonly Titled[] | undefined) => {
    const map = new Map(items?.map((item) => [item.id, item.title]));
    return (id: string) => pick(map.get(id)) || id;
  };
  const organisation = titles(staff?.organisations);
  const own = facts?.you.organisation ?? '';
  const party = (id: string) => pick(view.parties.get(id)?.name) || id;
  const stranger = (post: string) => {
    const org = pick(view.parties.get(post)?.org);
    if (post === '') return t('feed.elsewhere');
    return org === '' || org === party(post) ? party(post) : t('feed.post-of', { post: party(post), org });
  };
  return {
    party,
    parties: (ids) => ids.map(party).join(comma()),
    // Who leads one organisation of a shared lane reads its name where others read the lane's.
    lane: (id) => (own === '' ? pick(view.lanes.get(id)) || id : organisation(own)),
    organisation,
    seat: (id, post = '') => view.seats.get(id)?.name ?? (own === '' ? id : stranger(post)),
    inject: titles(staff?.msel),
    hasWindow: (inject) => staff?.msel.find(({ id }) => id === inject)?.latest !== undefined,
    form: titles(facts?.forms),
    action: titles(staff?.actions),
    artefact: titles([...(staff?.artefacts ?? []), ...(facts?.shelf ?? [])]),
    objective: titles(staff?.objectives),
    item: titles(staff?.checklist.map(({ id, text }) => ({ id, title: text }))),
    duty: titles(staff?.obligations),
    wording: titles(staff?.wordings),
    survey: (id) => pick(view.surveys.find((opened) => opened.event.survey === id)?.event.title) || id,
    world: titles([...(facts?.world?.services ?? []), ...(facts?.world?.hosts ?? [])]),
    message: (id) => {
      const event = view.message.get(id)?.event;
      return pick(event?.subject) || (event ? t('feed.untitled', { from: party(event.from) }) : id);
    },
    callee: (id) => {
      const to = view.message.get(id)?.event.to ?? [];
      return to.length === 1 ? (to[0] ?? '') : '';
    },
    sender: ({ from, sender }) => {
      const shown = pick(sender);
      return shown === '' ? party(from) : shown + bracketed(party(from));
    },
  };
}
