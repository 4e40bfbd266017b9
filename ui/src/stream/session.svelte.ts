// The console's one session: the stream folded into `view`, commands out, drafts, and the time now.
import type { ClockView, ConsoleCommand, ServerFrame, SignedIn, Text } from '@/wire';
import { get } from './api';
import { exerciseTime, ServerClock, storyTime } from './clock';
import { DraftBook, otherTabs } from './drafts.svelte';
import { openLocal } from './local';
import { Outbox, type Answer, type Pending } from './outbox';
import { reduceAll, welcomed } from './reducer';
import { ConsoleSocket } from './socket';
import { emptyView, toEntry, zoneOf, type Entry, type View } from './view';

/** Hidden pages draw no frames; unread counts and sounds go on all the same. */
const hiddenFrameMs = 250;
const tickMs = 250;

class Session {
  view = $state.raw<View>(emptyView);
  connected = $state(false);
  /** The server knows this browser no more: the person has to sign in again. */
  signedOut = $state(false);
  pending = $state.raw<readonly Pending[]>([]);
  /** Why the server accepts nothing at the moment although nobody paused the exercise. */
  notice = $state.raw<Text | null>(null);
  info = $state.raw<SignedIn | null>(null);
  readonly drafts = new DraftBook();

  me = $derived(this.view.facts?.you);
  /** Unix ms on the server, four times a second. */
  wall = $state(0);
  at = $derived(exerciseTime(this.view.clock, this.wall));
  story = $derived(storyTime(this.view.facts?.exercise.calendar_start ?? 0, this.view.clock, this.at));
  /** Where this seat's post is in the story, when the scenario says so. */
  site = $derived(this.view.parties.get(this.me?.role ?? '')?.site);
  /** Minutes east of UTC of the clock by which this seat reads story times: its site's, else the scenario's. */
  zone = $derived(zoneOf(this.view, this.me?.role ?? ''));
  /** There are several clocks: times name their zone. */
  zoned = $derived([...this.view.parties.values()].some((party) => party.zone_minutes !== undefined));

  private readonly server = new ServerClock();
  private outbox: Outbox | null = null;
  private socket: ConsoleSocket | null = null;
  private queue: Entry[] = [];
  private nextSeq = 1;
  private frame: { animation: number; timer: ReturnType<typeof setTimeout> } | null = null;
  private tick: ReturnType<typeof setInterval> | undefined;
  private readonly liveListeners = new Set<(entries: readonly Entry[]) => void>();
  private readonly answerListeners = new Set<(item: Pending, answer: Answer) => void>();

  /** Connects the seat that the cookie names. */
  async start(info: SignedIn): Promise<void> {
    if (this.socket) return;
    this.info = info;
    this.signedOut = false;
    const seat = `${info.exercise}-${info.seat}`;
    const local = await openLocal(seat);
    this.outbox = new Outbox({
      store: local.outbox,
      transmit: ({ id, command }) => this.socket?.send({ type: 'command', id, command }) ?? false,
      onChange: (pending) => (this.pending = pending),
      onAnswer: (item, answer) => {
        for (const listener of this.answerListeners) listener(item, answer);
      },
    });
    await this.outbox.restore();
    void this.drafts.start(local.drafts, otherTabs(seat));
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    this.socket = new ConsoleSocket({
      connect: () => new WebSocket(`${scheme}://${location.host}/ws`, 'enshu.v1'),
      resumeAfter: () => (this.view.epoch ? this.nextSeq - 1 : null),
      epoch: () => this.view.epoch,
      onFrame: (frame) => {
        this.receive(frame);
      },
      onState: (connected) => {
        this.setConnected(connected);
      },
    });
    this.socket.start();
    this.tick = setInterval(() => (this.wall = this.server.now()), tickMs);
    addEventListener('online', this.online);
  }

  stop(): void {
    this.socket?.stop();
    this.socket = null;
    this.drafts.stop(!this.signedOut);
    clearInterval(this.tick);
    removeEventListener('online', this.online);
  }

  /** Resolves when the server has answered, which may be after a reconnection; after a reload `onAnswer` tells it. */
  send(command: ConsoleCommand, id?: string): Promise<Answer> {
    if (!this.outbox) throw new Error('session.send before session.start');
    return this.outbox.send(command, id);
  }

  /** What arrives from now on, not the history. Returns the way to end it. */
  onLive(listener: (entries: readonly Entry[]) => void): () => void {
    this.liveListeners.add(listener);
    return () => this.liveListeners.delete(listener);
  }

  onAnswer(listener: (item: Pending, answer: Answer) => void): () => void {
    this.answerListeners.add(listener);
    return () => this.answerListeners.delete(listener);
  }

  /** Exercise time now, for stamps; `at` is the same for display. */
  exerciseNow(clock: ClockView = this.view.clock): number {
    return exerciseTime(clock, this.server.now());
  }

  private readonly online = (): void => {
    if (!this.connected) this.socket?.restart();
  };

  private setConnected(connected: boolean): void {
    if (connected && this.signedOut) return;
    const lost = this.connected && !connected;
    this.connected = connected;
    if (connected) {
      this.outbox?.connected();
      void this.drafts.upload();
    } else {
      this.outbox?.disconnected();
    }
    if (lost) void this.check();
  }

  /** Lost by the network, because the seat was closed, or because another tab signed in as somebody else? */
  private async check(): Promise<void> {
    const reply = await get<SignedIn>('/api/v1/session');
    const ended = reply.ok
      ? reply.value.exercise !== this.info?.exercise || reply.value.seat !== this.info.seat
      : reply.status === 401 || reply.status === 403;
    if (ended) this.leave();
  }

  /** Nothing more goes out: it would go as whoever the browser is now. */
  private leave(): void {
    this.signedOut = true;
    this.stop();
  }

  private receive(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.welcome(frame);
        return;
      case 'events':
        this.events(frame);
        return;
      case 'ack':
        this.outbox?.answered(frame.id, { ok: true, seq: frame.seq });
        return;
      case 'refused':
        this.outbox?.answered(frame.id, { ok: false, error: frame.error });
        return;
      case 'pong':
        return;
      case 'notice':
        this.notice = frame.notice.message;
        return;
      default:
        frame satisfies never;
    }
  }

  private welcome(frame: Extract<ServerFrame, { type: 'welcome' }>): void {
    const { exercise, you } = frame.view;
    if (this.info && (exercise.id !== this.info.exercise || you.seat !== this.info.seat)) {
      this.leave();
      return;
    }
    this.draw();
    this.notice = null;
    const resumed = frame.epoch === this.view.epoch && frame.seq === this.nextSeq - 1 && frame.seq > 0;
    this.server.restart();
    this.server.observe(frame.view.clock.wall);
    this.view = welcomed(this.view, frame.view, frame.seq, frame.epoch, resumed);
    this.nextSeq = frame.seq + 1;
    for (const entry of this.view.log.slice(-1)) this.server.observe(entry.wall);
    this.wall = this.server.now();
  }

  private events(frame: Extract<ServerFrame, { type: 'events' }>): void {
    const fresh = frame.events.slice(Math.max(0, this.nextSeq - frame.from));
    if (frame.from > this.nextSeq) {
      // A loss: only the next number may be applied, so ask again from where we stand.
      this.socket?.restart();
      return;
    }
    for (const item of fresh) {
      const entry = toEntry(item, this.nextSeq);
      this.server.observe(entry.wall);
      this.queue.push(entry);
      this.nextSeq += 1;
    }
    this.schedule();
  }

  private schedule(): void {
    if (this.frame) return;
    const draw = (): void => {
      this.draw();
    };
    this.frame = { animation: requestAnimationFrame(draw), timer: setTimeout(draw, hiddenFrameMs) };
  }

  private draw(): void {
    if (this.frame) {
      cancelAnimationFrame(this.frame.animation);
      clearTimeout(this.frame.timer);
      this.frame = null;
    }
    if (this.queue.length === 0) return;
    const entries = this.queue;
    this.queue = [];
    this.view = reduceAll(this.view, entries);
    for (const listener of this.liveListeners) listener(entries);
  }
}

export const session = new Session();
