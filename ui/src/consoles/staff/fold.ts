// The staff's picture of an exercise: a fold of the log, kept up event by event beside the view, for what the view does
// not hold (the plan as the engine keeps it, what is unread, what waits for an answer).
import { fired, localRun, openPlan, planned, plannedLocally, type LanePlan, type LocalPlan } from './injects';
import { MailFold } from './mail_fold';
import type { Access, Entry, MselItem, Party } from './wire';

export interface SeatInfo {
  id: string;
  access: Access;
  lane: string;
  role: string;
  name: string;
  modelled: boolean;
  closed: boolean;
  /** Of a sub-controller in a shared lane. */
  organisation: string;
}

/** Something the controllers must hear of: a rule that failed, or an inject that came late. */
export interface Notice {
  entry: Entry;
  kind: 'director' | 'late';
}

/** An inject this late is told to the controllers, in ms of exercise time. */
export const LATE_MS = 1_000;

/** What a person does, apart from what follows from it in the world. */
const isDeed = ({ event }: Entry): boolean =>
  ![
    'flag_set',
    'host_changed',
    'service_changed',
    'spread_tried',
    'timer_set',
    'timer_fired',
    'inject_planned',
  ].includes(event.kind);

export class StaffFold {
  readonly seats = new Map<string, SeatInfo>();
  readonly plans = new Map<string, LanePlan>();
  /** What organisations of a shared lane have apart, by lane and organisation. */
  readonly locals = new Map<string, LocalPlan>();
  readonly mail: MailFold;
  readonly notices: Notice[] = [];
  /** Last thing that a seat of the lane did. */
  readonly lastActivity = new Map<string, Entry>();
  /** How far the story of a lane has jumped ahead of the exercise clock, ms. */
  readonly jumped = new Map<string, number>();
  /** Number of the last event folded in. */
  seq = 0;

  readonly #msel: readonly MselItem[];
  readonly #roles: ReadonlySet<string>;

  /** `own`: the organisation whose plan is looked at; empty: the lanes'. */
  constructor(
    msel: readonly MselItem[],
    parties: readonly Party[],
    readonly own = '',
  ) {
    this.#msel = msel;
    this.#roles = new Set(parties.filter((p) => p.kind === 'role').map((p) => p.id));
    this.mail = new MailFold((seat) => this.seats.get(seat)?.role ?? '', this.isRole);
  }

  isRole = (party: string): boolean => this.#roles.has(party);
  isCast = (party: string): boolean => party !== '' && !this.#roles.has(party);

  /** Folds one event in. Events must come in the order of the stream. */
  apply(entry: Entry): void {
    this.seq = entry.seq;
    const seat = this.seats.get(entry.by);
    if (entry.lane !== '' && seat?.lane === entry.lane && isDeed(entry))
      this.lastActivity.set(entry.lane, entry);
    this.#fold(entry);
    this.mail.apply(entry);
  }

  /** The plan of a lane; made on demand for streams in which nobody saw the lane open. */
  plan(lane: string): LanePlan {
    let plan = this.plans.get(lane);
    if (plan === undefined) {
      plan = openPlan(this.#msel);
      this.plans.set(lane, plan);
    }
    return plan;
  }

  /** The plan as it stands for an organisation of the lane. */
  planOf(lane: string, organisation: string): LanePlan {
    const plan = this.plan(lane);
    const local = this.locals.get(`${lane} ${organisation}`);
    if (local === undefined) return plan;
    return new Map([...plan].map(([id, run]) => [id, localRun(run, local.get(id))]));
  }

  #local(lane: string, organisation: string): LocalPlan {
    const key = `${lane} ${organisation}`;
    const local = this.locals.get(key) ?? new Map();
    this.locals.set(key, local);
    return local;
  }

  #fold(entry: Entry): void {
    const event = entry.event;
    switch (event.kind) {
      case 'lane_opened':
        this.plans.set(event.opened, openPlan(this.#msel));
        return;
      case 'seat_opened': {
        const { seat: id, access, seat_lane: lane, role, name, modelled, organisation = '' } = event;
        this.seats.set(id, { id, access, lane, role, name, modelled, closed: false, organisation });
        return;
      }
      case 'seat_changed': {
        const seat = this.seats.get(event.seat);
        if (seat === undefined) return;
        const { modelled, closed } = event;
        this.seats.set(event.seat, { ...seat, name: event.name || seat.name, modelled, closed });
        return;
      }
      case 'clock_changed':
        if (event.change === 'calendar') this.jumped.set(entry.lane, event.calendar_offset);
        return;
      case 'inject_fired':
        if (event.organisation !== undefined) {
          const local = this.#local(entry.lane, event.organisation);
          local.set(event.inject, { status: 'fired', firedAt: entry.at });
          return;
        }
        if (event.late_ms >= LATE_MS) this.notices.push({ entry, kind: 'late' });
        fired(this.plan(entry.lane), this.#msel, event, entry.at);
        return;
      case 'inject_planned':
        if (event.organisation !== undefined)
          plannedLocally(this.#local(entry.lane, event.organisation), event);
        else planned(this.plan(entry.lane), event, this.seats.get(entry.by)?.access !== 'sub_controller');
        return;
      case 'director_failed':
        this.notices.push({ entry, kind: 'director' });
        return;
      default:
        return;
    }
  }
}
