// The fold of the stream: pure, once for live consoles and once for the debrief's slider up to a time.
import type { ClockChanged, WelcomeView } from '@/wire';
import { exerciseTime } from './clock';
import {
  emptyView,
  everyOrganisation,
  ownTime,
  placeOf,
  rests,
  toEntry,
  type Entry,
  type InjectProgress,
  type View,
} from './view';

type Writable = { -readonly [K in keyof View]: View[K] };
type ListKey = { [K in keyof View]: View[K] extends readonly unknown[] ? K : never }[keyof View];
type MapKey = { [K in keyof View]: View[K] extends ReadonlyMap<string, unknown> ? K : never }[keyof View];
type MapOf<K extends MapKey> = View[K] extends ReadonlyMap<string, infer T> ? Map<string, T> : never;

/** A view being changed: every collection is copied once per batch, on its first change. */
class Draft {
  readonly view: Writable;
  private readonly owned = new Set<keyof View>();

  constructor(base: View) {
    this.view = { ...base };
  }

  push<K extends ListKey>(key: K, item: View[K][number]): void {
    if (!this.owned.has(key)) {
      this.owned.add(key);
      (this.view as Record<ListKey, unknown>)[key] = [...this.view[key]];
    }
    (this.view[key] as unknown[]).push(item);
  }

  map<K extends MapKey>(key: K): MapOf<K> {
    if (!this.owned.has(key)) {
      this.owned.add(key);
      (this.view as Record<MapKey, unknown>)[key] = new Map(this.view[key] as ReadonlyMap<string, unknown>);
    }
    return this.view[key] as unknown as MapOf<K>;
  }
}

/** The clock after a change to it. The story's jumps are a lane's own and come as `calendar`. */
function changeClock(draft: Draft, entry: Entry<ClockChanged>): void {
  const { view } = draft;
  const { change, running, speed_permille, calendar_offset } = entry.event;
  draft.push('clockChanges', entry);
  if (change === 'calendar') {
    draft.map('calendars').set(entry.lane, calendar_offset);
    if (view.facts?.you.lane === entry.lane) view.clock = { ...view.clock, calendar_offset };
    return;
  }
  view.goesOn = running;
  view.clock = {
    ...view.clock,
    at: entry.at,
    wall: entry.wall + view.delay,
    started: view.clock.started || change === 'started',
    running: running && !rests(view, view.facts?.you.lane ?? ''),
    ended: view.clock.ended || change === 'ended',
    speed_permille,
  };
}

/** A lane rests, for good when its one person has finished, or goes on, while the exercise runs. `at`: exercise time. */
function rest(draft: Draft, entry: Entry<ClockChanged>, at: number): void {
  const { view } = draft;
  draft.push('clockChanges', entry);
  const before = view.rests.get(entry.lane) ?? { since: null, rested: 0, ended: false };
  const ended = before.ended || entry.event.change === 'ended';
  const since = entry.event.running ? null : (before.since ?? at);
  const rested = before.rested + (since === null && before.since !== null ? at - before.since : 0);
  draft.map('rests').set(entry.lane, { since, rested, ended });
  if (view.facts?.you.lane !== entry.lane) return;
  view.clock = {
    ...view.clock,
    at: ownTime(view, entry.lane, at),
    wall: entry.wall,
    running: view.goesOn && since === null,
    ended: view.clock.ended || ended,
  };
}

function progress(draft: Draft, entry: Entry, inject: string, change: InjectProgress): void {
  const lanes = draft.map('injects');
  const lane = new Map(lanes.get(entry.lane));
  lane.set(inject, { ...lane.get(inject), ...change });
  lanes.set(entry.lane, lane);
}

function setting(draft: Draft, key: 'flags' | 'hosts', entry: Entry, name: string, value: string): void {
  const lanes = draft.map(key);
  lanes.set(entry.lane, new Map(lanes.get(entry.lane)).set(name, value));
}

function append<T>(map: Map<string, readonly T[]>, key: string, item: T): void {
  map.set(key, [...(map.get(key) ?? []), item]);
}

function fold(draft: Draft, arrived: Entry): void {
  const { view } = draft;
  const own = view.facts?.you.lane ?? '';
  // A participant who has rested is told every time by their own clock.
  const entry = view.rests.has(own) ? { ...arrived, at: ownTime(view, own, arrived.at) } : arrived;
  const { event } = entry;
  const as = <E extends Entry['event']>(exact: E): Entry<E> => ({ ...entry, event: exact });
  draft.push('log', entry);
  // After a jump the engine's events run ahead of the clock that was known here: the clock follows them.
  const shown = entry.wall + view.delay;
  const ahead = event.kind !== 'incident_stopped' && entry.at > exerciseTime(view.clock, shown);
  if (view.clock.running && ahead) {
    view.clock = { ...view.clock, at: entry.at, wall: shown };
  }
  switch (event.kind) {
    case 'exercise_created':
    case 'timer_set':
    case 'timer_fired':
    case 'spread_tried':
    case 'hop_followed':
      return;
    case 'lane_opened':
      draft.map('lanes').set(event.opened, event.title);
      return;
    case 'seat_opened': {
      const { kind: _, ...seat } = event;
      draft.map('seats').set(event.seat, { ...seat, closed: false });
      return;
    }
    case 'seat_changed': {
      const seat = view.seats.get(event.seat);
      if (!seat) return;
      const { name, modelled, closed } = event;
      draft.map('seats').set(event.seat, { ...seat, name: name || seat.name, modelled, closed });
      return;
    }
    case 'clock_changed':
      if (entry.lane !== '' && event.change !== 'calendar') rest(draft, as(event), arrived.at);
      else changeClock(draft, as(event));
      return;
    case 'inject_fired':
      // What came to one organisation alone is not the lane's progress.
      if (event.organisation === undefined)
        progress(draft, entry, event.inject, { fired: as(event), due: event.due });
      return;
    case 'inject_planned':
      if (event.organisation !== undefined) return;
      progress(draft, entry, event.inject, {
        plan: event.change,
        ...(event.due === undefined ? {} : { due: event.due }),
      });
      return;
    case 'message_sent':
      draft.push('messages', as(event));
      if (view.waits.has(event.id)) draft.map('waits').delete(event.id);
      draft.map('message').set(event.id, as(event));
      return;
    case 'message_opened':
      append(draft.map('opened'), event.message, as(event));
      return;
    case 'call_changed':
      draft.map('calls').set(event.call, as(event));
      return;
    case 'receipt_given':
      append(draft.map('receipts'), event.message || event.report, as(event));
      return;
    case 'artefact_opened':
      draft.push('files', as(event));
      return;
    case 'link_followed':
      draft.push('links', as(event));
      return;
    case 'evidence_pinned':
      draft.push('pins', as(event));
      return;
    case 'report_submitted':
      draft.push('reports', as(event));
      return;
    case 'approval_requested':
      draft.map('approvals').set(event.approval, { requested: as(event) });
      return;
    case 'approval_decided': {
      const approval = view.approvals.get(event.approval);
      if (approval) draft.map('approvals').set(event.approval, { ...approval, decided: as(event) });
      return;
    }
    case 'action_taken':
      draft.push('actions', as(event));
      return;
    case 'decision_logged':
      draft.push('decisions', as(event));
      return;
    case 'note_added':
      draft.push('notes', as(event));
      return;
    case 'reply_claimed':
      if (event.released) draft.map('claims').delete(event.message);
      else draft.map('claims').set(event.message, entry.by);
      return;
    case 'flag_set':
      setting(draft, 'flags', entry, event.flag, event.value);
      return;
    case 'host_changed':
      setting(draft, 'hosts', entry, event.host, event.state);
      return;
    case 'service_changed': {
      const lanes = draft.map('services');
      lanes.set(entry.lane, new Map(lanes.get(entry.lane)).set(event.service, as(event)));
      return;
    }
    case 'director_failed':
      draft.push('failures', as(event));
      return;
    case 'channel_changed': {
      const lanes = draft.map('down');
      const lane = new Map(lanes.get(entry.lane));
      if (event.working) lane.delete(event.channel);
      else lane.set(event.channel, event.until ?? null);
      lanes.set(entry.lane, lane);
      return;
    }
    case 'message_waits':
      draft.map('waits').set(event.id, as(event));
      return;
    case 'mode_changed':
      draft.map('modes').set(entry.lane, event.mode);
      return;
    case 'move_begun':
      draft.map('moves').set(entry.lane, as(event));
      return;
    case 'item_marked':
    case 'marks_reconciled':
    case 'score_overridden':
      draft.push('judgements', as(event));
      return;
    case 'improvement_planned':
      draft.map('improvements').set(event.improvement, as(event));
      return;
    case 'follow_up_answered':
      append(draft.map('followUps'), event.improvement, as(event));
      return;
    case 'survey_opened':
      draft.push('surveys', as(event));
      return;
    case 'survey_answered':
      draft.push('surveyAnswers', as(event));
      return;
    case 'wording_set': {
      const lanes = draft.map('wordings');
      const place = placeOf(entry.lane, event.organisation);
      lanes.set(place, new Map(lanes.get(place)).set(event.wording, event.text));
      return;
    }
    case 'wording_used': {
      const lanes = draft.map('wordingsUsed');
      const add = (place: string) => lanes.set(place, new Set(lanes.get(place)).add(event.wording));
      if (event.organisations === undefined) {
        add(entry.lane);
        add(placeOf(entry.lane, everyOrganisation));
        return;
      }
      for (const organisation of event.organisations) {
        const place = placeOf(entry.lane, organisation);
        if (view.wordings.get(place)?.has(event.wording) !== true) add(entry.lane);
        add(place);
      }
      return;
    }
    case 'incident_stopped':
      view.incident = event.stopped ? as(event) : null;
      return;
    case 'comms_check_called':
      if (!event.closed) view.checkAnswers = new Map();
      view.check = event.closed ? null : as(event);
      return;
    case 'comms_check_answered':
      draft.map('checkAnswers').set(entry.by, as(event));
      return;
    case 'observers_delayed': {
      // From here on everything comes later, or earlier: the clock of what was seen so far moves with it.
      if (view.facts) {
        view.facts = {
          ...view.facts,
          observers: { delay: event.delay, hide_names: event.hide_names },
        };
      }
      if (view.facts?.you.access !== 'observer') return;
      view.clock = { ...view.clock, wall: view.clock.wall + event.delay - view.delay };
      view.delay = event.delay;
      return;
    }
    case 'mail_returned':
      append(draft.map('returned'), event.message, as(event));
      return;
    case 'landing_shown':
      draft.push('landings', as(event));
      return;
    default:
      event satisfies never;
  }
}

/** Folds entries in order; `view` stays as it was. Linear in the entries plus the collections they touch. */
export function reduceAll(view: View, entries: readonly Entry[]): View {
  const last = entries.at(-1);
  if (!last) return view;
  const draft = new Draft(view);
  for (const entry of entries) fold(draft, entry);
  draft.view.seq = last.seq;
  return draft.view;
}

export function reduce(view: View, entry: Entry): View {
  return reduceAll(view, [entry]);
}

/**
 * What stands after a welcome numbered `seq`. `resumed`: the folds of `before` are kept and the missed events follow;
 * otherwise the welcome's history is folded anew.
 */
export function welcomed(
  before: View,
  welcome: WelcomeView,
  seq: number,
  epoch: string,
  resumed: boolean,
): View {
  const { events, clock, ...facts } = welcome;
  const base = resumed ? before : emptyView;
  const lanes = new Map(base.lanes);
  const calendars = new Map(base.calendars);
  for (const lane of welcome.staff?.lanes ?? []) {
    lanes.set(lane.id, lane.title);
    calendars.set(lane.id, lane.calendar_offset);
  }
  if (facts.you.lane) lanes.set(facts.you.lane, facts.you.lane_title);
  const parties = new Map(facts.parties.map((party) => [party.id, party]));
  const first = seq - events.length + 1;
  const folded = reduceAll(
    { ...base, epoch, facts, lanes, calendars, parties },
    events.map((item, index) => toEntry(item, first + index)),
  );
  const delay = facts.you.access === 'observer' ? (facts.observers?.delay ?? 0) : 0;
  return { ...folded, facts, clock, seq, delay };
}

/** The fold up to an exercise time, of events that stand in order. */
export function viewAt(base: View, log: readonly Entry[], at: number): View {
  return reduceAll(
    { ...emptyView, facts: base.facts, parties: base.parties, lanes: base.lanes, epoch: base.epoch },
    log.filter((entry) => entry.at <= at),
  );
}
