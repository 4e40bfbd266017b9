// The one connection: hello and resume, heartbeat, reconnection with growing pauses. Knows frames, not their meaning.
import type { ClientFrame, ServerFrame } from '@/wire';

/** What of the browser's WebSocket is used, so that tests can stand in for it. */
export interface Connection {
  send(data: string): void;
  close(): void;
  onopen: ((event: Event) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
}

export interface SocketOptions {
  connect: () => Connection;
  /** The number to resume after; null for the whole history. */
  resumeAfter: () => number | null;
  /** Of the last welcome: tells the server whether the number still means the same. */
  epoch: () => string;
  onFrame: (frame: ServerFrame) => void;
  onState: (connected: boolean) => void;
  random?: () => number;
}

/** Together below the 3 s within which people must see that the line is gone. */
export const pingEveryMs = 800;
export const pongWithinMs = 1700;
const firstPauseMs = 400;
const longestPauseMs = 10_000;

export class ConsoleSocket {
  private connection: Connection | null = null;
  private heartbeat: ReturnType<typeof setInterval> | undefined;
  private deadline: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private welcome = false;
  private stopped = true;

  constructor(private readonly options: SocketOptions) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.open();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    this.drop();
  }

  /** Ends the connection and tries anew at once: for a gap in the numbers, or when the network is back. */
  restart(): void {
    if (this.stopped) return;
    clearTimeout(this.retry);
    this.drop();
    this.open();
  }

  /** False when there is no welcomed connection; the caller keeps what it wanted to say. */
  send(frame: ClientFrame): boolean {
    if (!this.connection || !this.welcome) return false;
    this.connection.send(JSON.stringify(frame));
    return true;
  }

  private open(): void {
    const connection = this.options.connect();
    this.connection = connection;
    this.expectAnswer();
    connection.onopen = () => {
      const resume_after = this.options.resumeAfter();
      const hello = {
        type: 'hello',
        resume_after,
        ...(resume_after === null ? {} : { epoch: this.options.epoch() }),
      };
      connection.send(JSON.stringify(hello));
      this.heartbeat = setInterval(() => {
        this.ping(connection);
      }, pingEveryMs);
    };
    connection.onmessage = (event) => {
      this.heard(event);
    };
    connection.onclose = () => {
      if (this.connection === connection) this.lost();
    };
  }

  private heard(event: MessageEvent): void {
    clearTimeout(this.deadline);
    this.deadline = undefined;
    const frame = JSON.parse(String(event.data)) as ServerFrame;
    if (frame.type === 'welcome') {
      this.welcome = true;
      this.failures = 0;
    }
    this.options.onFrame(frame);
    if (frame.type === 'welcome') this.options.onState(true);
  }

  private ping(connection: Connection): void {
    if (this.deadline !== undefined) return;
    connection.send(JSON.stringify({ type: 'ping' }));
    this.expectAnswer(pongWithinMs);
  }

  /** A connection being opened may take longer than a heartbeat. */
  private expectAnswer(withinMs = longestPauseMs): void {
    clearTimeout(this.deadline);
    this.deadline = setTimeout(() => {
      this.lost();
    }, withinMs);
  }

  private lost(): void {
    this.drop();
    if (this.stopped) return;
    const random = this.options.random ?? Math.random;
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** this.failures);
    this.failures += 1;
    this.retry = setTimeout(
      () => {
        this.open();
      },
      pause * (0.5 + random() / 2),
    );
  }

  private drop(): void {
    clearInterval(this.heartbeat);
    clearTimeout(this.deadline);
    this.deadline = undefined;
    const { connection } = this;
    this.connection = null;
    this.welcome = false;
    if (connection) {
      connection.onopen = null;
      connection.onmessage = null;
      connection.onclose = null;
      connection.close();
    }
    this.options.onState(false);
  }
}
