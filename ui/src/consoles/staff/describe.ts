// One line of the feed for an event, in the reader's language. A new kind of event does not compile without its words.
import { pick } from '@/i18n';
import { t as td } from '@/i18n/drill';
import { overrideWords, t as tj } from '@/i18n/judging';
import { t as tre } from '@/i18n/reach';
import { t } from '@/i18n/staff';
import { t as ts } from '@/i18n/survey';
import { t as tr } from '@/i18n/training';
import { t as tx } from '@/i18n/wording';
import { hostState, t as tw } from '@/i18n/world';
import { formatExerciseTime } from '@/stream/clock';
import { whyReturned } from '@/stream/returned';
import { formatSpan } from '@/viz/span';
import { LATE_MS } from './fold';
import type { Names } from './names';
import type { Entry, ExerciseEvent, Text } from './wire';

type Kind = ExerciseEvent['kind'];
type Lines = { [K in Kind]: (event: Extract<ExerciseEvent, { kind: K }>, names: Names) => string };

const withComment = (line: string, comment: string): string =>
  comment === '' ? line : `${line}: ${comment}`;

/** Says for which organisation of a shared lane something was, when it was not for all. */
const forHouse = (words: string, organisation: string | undefined, names: Names): string =>
  organisation === undefined
    ? words
    : t('feed.for-house', { words, organisation: names.organisation(organisation) });

const withFiles = (words: string, count: number): string =>
  count === 0 ? words : t('feed.with-files', { words, count });

const control = {
  exercise_created: () => t('feed.exercise_created'),
  lane_opened: (e: { title: Text }) => t('feed.lane_opened', { title: pick(e.title) }),
  seat_opened: (e: { name: string }) => t('feed.seat_opened', { name: e.name }),
  seat_changed: (e, names) =>
    t(e.closed ? 'feed.seat_closed' : 'feed.seat_changed', { name: e.name || names.seat(e.seat) }),
  clock_changed: (e) =>
    withComment(t(`feed.clock.${e.change}`, { speed: e.speed_permille / 1000 }), pick(e.reason)),
  director_failed: (e) => t('feed.director_failed', { place: e.place, message: e.message }),
  move_begun: (e) => t('feed.move', { title: pick(e.title) }),
  survey_opened: (e) => ts('feed.opened', { title: pick(e.title) }),
  survey_answered: (e, names) => ts('feed.answered', { title: names.survey(e.survey) }),
  wording_set: (e, names) =>
    tx('feed.set', {
      title: forHouse(names.wording(e.wording), e.organisation, names),
      text: pick(e.text),
    }),
  wording_used: (e, names) => tx('feed.used', { title: names.wording(e.wording) }),
  note_added: (e) => withFiles(t('feed.note', { text: e.text }), e.files.length),
  timer_set: (e) => t('feed.timer_set', { timer: e.timer }),
  timer_fired: (e) => t('feed.timer_fired', { timer: e.timer }),
  flag_set: (e) => t('feed.flag', { flag: e.flag, value: e.value }),
} satisfies Partial<Lines>;

const plan = {
  inject_fired: (e, names) => {
    const title = forHouse(names.inject(e.inject), e.organisation, names);
    return e.late_ms >= LATE_MS
      ? t('feed.inject_late', { title, span: formatSpan(e.late_ms) })
      : t('feed.inject_fired', { title });
  },
  inject_planned: (e, names) => {
    const title = forHouse(names.inject(e.inject), e.organisation, names);
    // A moment that was drawn in a window is not told before it comes.
    if (e.change === 'scheduled' && names.hasWindow(e.inject)) return t('feed.plan.drawn', { title });
    return t(`feed.plan.${e.change}`, {
      title,
      time: e.due === undefined ? '—' : formatExerciseTime(e.due),
    });
  },
} satisfies Partial<Lines>;

const mail = {
  message_sent: (e, names) =>
    t(pick(e.subject) === '' ? 'feed.message.untitled' : 'feed.message', {
      channel: t(`channel.${e.channel}`),
      subject: pick(e.subject),
      from: names.sender(e),
      to: names.parties([...e.to, ...e.cc]),
    }),
  message_opened: (e, names) => t('feed.message_opened', { subject: names.message(e.message) }),
  call_changed: (e, names) =>
    t(e.change === 'answered' ? 'feed.call_answered' : 'feed.call_declined', {
      subject: names.message(e.call),
    }),
  receipt_given: (e, names) =>
    t('feed.receipt', {
      who: names.party(e.receiver),
      subject: e.message === '' ? t('channel.report') : names.message(e.message),
    }),
  reply_claimed: (e, names) =>
    t(e.released ? 'feed.released' : 'feed.claimed', { subject: names.message(e.message) }),
  report_submitted: (e, names) =>
    t('feed.report', {
      stage: t(`stage.${e.stage}`),
      form: names.form(e.form),
      from: names.party(e.from),
      to: names.parties(e.to),
    }),
  approval_requested: (e, names) =>
    t('feed.approval_requested', { form: names.form(e.form), who: names.party(e.approver) }),
  approval_decided: (e, names) =>
    withComment(
      t(e.verdict === 'approved' ? 'feed.approved' : 'feed.returned', { who: names.party(e.approver) }),
      pick(e.comment),
    ),
} satisfies Partial<Lines>;

const contact = {
  channel_changed: (e) =>
    t(e.working ? 'feed.channel_works' : 'feed.channel_down', {
      channel: t(`channel.${e.channel}`),
      until: e.until === undefined ? '' : t('feed.until', { time: formatExerciseTime(e.until) }),
    }),
  message_waits: (e, names) =>
    t('feed.message_waits', { subject: pick(e.subject), from: names.party(e.from), to: names.parties(e.to) }),
  mail_returned: (e, names) =>
    t(e.unreached ? 'feed.mail_returned' : 'feed.mail_returned.some', {
      who: names.party(e.receiver),
      subject: names.message(e.message),
      reason: whyReturned(e),
    }),
  hop_followed: (e, names) =>
    t('feed.hop_followed', {
      from: names.party(e.from),
      to: names.party(e.to),
      result: tre(`result.${e.result}`),
      reason: tre(`reason.${e.reason}`),
    }),
  mode_changed: (e) => t('feed.mode', { mode: t(`mode.${e.mode}`) }),
} satisfies Partial<Lines>;

const deeds = {
  artefact_opened: (e, names) => t('feed.artefact_opened', { title: names.artefact(e.artefact) }),
  link_followed: (e) => t('feed.link_followed', { target: e.target }),
  landing_shown: (e, names) => tr(`feed.${e.step}`, { subject: names.message(e.message) }),
  evidence_pinned: (e, names) =>
    t('feed.evidence_pinned', { title: names.artefact(e.artefact), line: e.line }),
  // Observers are not told the plan's titles: for them the outcome says what was done.
  action_taken: (e, names) => {
    const known = names.action(e.action);
    const title = known === e.action ? pick(e.outcome) || known : known;
    return withComment(t('feed.action', { title }), e.reason);
  },
  decision_logged: (e) => t('feed.decision', { text: e.decision }),
} satisfies Partial<Lines>;

const world = {
  host_changed: (e, names) =>
    withComment(
      e.caught_from === undefined
        ? t('feed.host', { host: names.world(e.host), state: hostState(e.state) })
        : t('feed.host.caught', { host: names.world(e.host), from: names.world(e.caught_from) }),
      e.reason ?? '',
    ),
  service_changed: (e, names) => {
    const line = t('feed.service', {
      service: names.world(e.service),
      state: tw(`state.${e.state}`),
      until: e.until === undefined ? '' : tw('until.short', { time: formatExerciseTime(e.until, false) }),
    });
    const why = e.need === undefined ? '' : tw('needs.lost', { name: names.world(e.need) });
    return withComment(line, [why, e.reason ?? ''].filter(Boolean).join(' '));
  },
  spread_tried: (e, names) => t('feed.spread', { host: names.world(e.host) }),
} satisfies Partial<Lines>;

const judged = {
  item_marked: (e, names) =>
    withComment(tj('feed.marked', { item: names.item(e.item), mark: e.mark }), e.note),
  marks_reconciled: (e, names) =>
    withComment(tj('feed.settled', { item: names.item(e.item), mark: e.mark }), e.reason),
  score_overridden: (e, names) =>
    withComment(
      tj('feed.overridden', { duty: names.duty(e.obligation), given: overrideWords(e.permille, e.band) }),
      e.reason,
    ),
  improvement_planned: (e) => tj(e.withdrawn ? 'feed.withdrawn' : 'feed.planned', { issue: e.issue }),
  follow_up_answered: (e) =>
    withComment(tj('feed.follow-up', { months: e.months, state: tj(`state.${e.state}`) }), e.comment),
} satisfies Partial<Lines>;

const day = {
  incident_stopped: (e) => withComment(td(e.stopped ? 'feed.stopped' : 'feed.lifted'), e.reason),
  comms_check_called: (e) => withComment(td(e.closed ? 'feed.check.closed' : 'feed.check'), e.note),
  comms_check_answered: (e) =>
    e.confirmed ? td('feed.check.confirmed', { sound: td(`feed.sound.${e.sound}`) }) : td('feed.check.seen'),
  observers_delayed: (e) => td('feed.observers', { minutes: Math.round(e.delay / 60_000) }),
} satisfies Partial<Lines>;

const lines: Lines = { ...control, ...plan, ...mail, ...contact, ...deeds, ...world, ...judged, ...day };

/** What happened, without time and person. */
export function describe(entry: Entry, names: Names): string {
  // The map's type ties each function to its event; the compiler cannot follow the tie through an index.
  const line = lines[entry.event.kind] as (event: ExerciseEvent, names: Names) => string;
  return line(entry.event, names);
}

/** The post for which somebody acted, where the event says it. */
function postOf(event: ExerciseEvent, names: Names): string {
  switch (event.kind) {
    case 'message_sent':
    case 'report_submitted':
    case 'approval_requested':
      return event.from;
    case 'approval_decided':
      return event.approver;
    case 'receipt_given':
      return event.receiver;
    case 'action_taken':
      return event.role;
    case 'call_changed':
      return names.callee(event.call);
    default:
      return '';
  }
}

/** Who did it: the seat's name, or the engine; a post of an organisation whose seats the reader does not see. */
export function actor({ by, event }: Entry, names: Names): string {
  return by === '' ? t('feed.engine') : names.seat(by, postOf(event, names));
}
