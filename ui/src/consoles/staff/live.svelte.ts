// What the staff's consoles live on beside the session: the staff's fold, names, and the figures that the server counts.
import { session, type View } from '@/stream';
import { get } from '@/stream/api';
import { StaffFold } from './fold';
import { castInbox, type CastItem } from './mail';
import { namesOf } from './names';
import type { LaneScore, Score } from './score';
import type { PresenceSeat } from './wire';

/** Not asked for more often than this, in ms of real time. */
export const scoreEveryMs = 2_000;
export const presenceEveryMs = 5_000;

interface Picture {
  fold: StaffFold;
  seq: number;
}

class Live {
  /** A new object for every batch of events; the fold inside is one and the same as long as the record is. */
  picture = $derived.by((): Picture => this.#catchUp(session.view));
  fold = $derived(this.picture.fold);
  names = $derived(namesOf(session.view));
  staff = $derived(session.view.facts?.staff);
  lanes = $derived([...session.view.lanes.keys()]);
  /** Leads the people of one team or organisation alone. */
  local = $derived(session.me?.access === 'sub_controller');
  /** Whose, in a lane that organisations share. */
  organisation = $derived(session.me?.organisation ?? '');
  inbox = $derived.by((): CastItem[] => {
    const { fold } = this.picture;
    const { messages, reports, approvals } = fold.mail;
    const lists = { messages: messages.values(), reports: reports.values(), approvals: approvals.values() };
    return castInbox(lists, fold.isCast);
  });
  /** Items of the inbox that wait for an answer, by team. */
  waiting = $derived(
    new Map(
      this.lanes.map((lane) => [
        lane,
        this.inbox.filter((i) => i.lane === lane && i.state === 'waiting').length,
      ]),
    ),
  );

  /** The story's time now in a team, Unix ms: each team's calendar jumps by itself. */
  story(lane: string): number {
    const start = session.view.facts?.exercise.calendar_start ?? 0;
    return start + session.at + (this.picture.fold.jumped.get(lane) ?? 0);
  }

  score = $state.raw<Score | null>(null);
  scoreFailed = $state(false);
  scores = $derived(new Map<string, LaneScore>(this.score?.lanes.map((lane) => [lane.lane, lane])));
  presence = $state.raw<ReadonlyMap<string, PresenceSeat>>(new Map());

  #fold: StaffFold | null = null;
  #epoch = '';

  #catchUp(view: View): Picture {
    const log = view.log;
    const first = log[0]?.seq ?? 1;
    if (this.#fold === null || this.#epoch !== view.epoch || this.#fold.seq > view.seq) {
      this.#fold = new StaffFold(
        view.facts?.staff?.msel ?? [],
        view.facts?.parties ?? [],
        view.facts?.you.organisation,
      );
      this.#epoch = view.epoch;
    }
    const fold = this.#fold;
    for (let i = Math.max(0, fold.seq + 1 - first); i < log.length; i += 1) {
      const entry = log[i];
      if (entry !== undefined) fold.apply(entry);
    }
    return { fold, seq: view.seq };
  }
}

export const live = new Live();

/** Keeps score and presence fresh while a screen that shows them is open. Returns the way to end it. */
export function follow(what: { score?: boolean; presence?: boolean }): () => void {
  const ends: (() => void)[] = [];
  if (what.score === true) ends.push(every(scoreEveryMs, pollScore()));
  if (what.presence === true) ends.push(every(presenceEveryMs, pollPresence));
  return () => {
    for (const end of ends) end();
  };
}

/** Works now and again until the returned function is called. */
export function every(ms: number, work: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const round = async (): Promise<void> => {
    await work();
    if (!ended) timer = setTimeout(() => void round(), ms);
  };
  void round();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** Asks when something has happened since the last answer, and now and then besides: duties run out by themselves. */
function pollScore(): () => Promise<void> {
  let asked = -1;
  let skipped = 0;
  return async () => {
    const seq = session.view.seq;
    const due = seq !== asked || skipped >= 4;
    skipped = due ? 0 : skipped + 1;
    if (!due || !session.connected) return;
    const reply = await get<Score>('/api/v1/score');
    live.scoreFailed = !reply.ok;
    if (!reply.ok) return;
    asked = seq;
    live.score = reply.value;
  };
}

async function pollPresence(): Promise<void> {
  const reply = await get<{ seats: PresenceSeat[] }>('/api/v1/presence');
  if (reply.ok) live.presence = new Map(reply.value.seats.map((seat) => [seat.seat, seat]));
}
