// A client that knows only the contract of engine/WIRE.md: join, hello, welcome, events, command, ack.
import { randomUUID } from 'node:crypto';
import { require } from './packages.mjs';

const WebSocket = require('ws');

/** A signed-in person: where, with which cookie, and what the server said of the seat. */
export class Session {
  constructor(origin, response, seat) {
    this.origin = origin;
    this.setCookie = response.headers.getSetCookie();
    this.cookie = this.setCookie.map((each) => each.split(';')[0]).join('; ');
    this.session = seat;
  }

  /** One request of the API; resolves to the JSON of the answer, throws for any refusal. */
  async api(method, path, body) {
    return (await this.request(method, path, body)).json();
  }

  async request(method, path, body) {
    const response = await fetch(new URL(`/api/v1/${path}`, this.origin), {
      method,
      headers: { cookie: this.cookie, origin: this.origin, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  /** The same session at a server that started again elsewhere. */
  at(origin) {
    return Object.assign(Object.create(Session.prototype), this, { origin });
  }

  /** A request that signs in anew: as the lead controller of an exercise. */
  async enter(exercise) {
    const response = await this.request('POST', `exercises/${exercise}/enter`, {});
    return new Session(this.origin, response, await response.json());
  }
}

/** Exchanges a join link for a session. */
export async function join(link) {
  const url = new URL(link);
  const response = await fetch(new URL('/api/v1/join', url.origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url.origin },
    body: JSON.stringify({ code: url.hash.slice(1) }),
  });
  if (response.status !== 200) throw new Error(`join: ${response.status} ${await response.text()}`);
  return new Session(url.origin, response, await response.json());
}

/** One connection of a seat. Keeps every event in `events` by its own number and checks that none is missing. */
export class Connection {
  constructor(session) {
    this.session = session;
    this.events = [];
    this.frames = [];
    this.seq = 0;
    this.answers = new Map();
    this.waiting = [];
  }

  /** `epoch`: of the welcome that `resumeAfter` belongs to; without it the server takes the number as it is. */
  async open(resumeAfter = null, epoch = undefined) {
    const { origin, cookie } = this.session;
    this.socket = new WebSocket(`${origin.replace('http', 'ws')}/ws`, 'enshu.v1', {
      headers: { cookie, origin },
      // A lead of thousands of lanes gets more than the library's 100 MB at once; browsers have no such limit.
      maxPayload: 2 ** 30,
    });
    this.closed = new Promise((resolve) => this.socket.once('close', (code) => resolve(code)));
    // What still waits keeps no process alive once the line is gone.
    void this.closed.then(() => this.waiting.forEach(({ timer }) => timer.unref()));
    await new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    this.socket.on('message', (data) => this.receive(JSON.parse(data.toString())));
    if (resumeAfter !== null) this.seq = resumeAfter;
    this.epoch = epoch;
    this.send({ type: 'hello', resume_after: resumeAfter, epoch });
    this.welcome = await this.until((frame) => frame.type === 'welcome');
    return this;
  }

  receive(frame) {
    this.frames.push(frame);
    if (frame.type === 'welcome') {
      // Another epoch numbers anew, from the first event on.
      if (this.epoch !== undefined && frame.epoch !== this.epoch) this.seq = 0;
      for (const event of frame.view.events) this.take(event.seq, event);
      if (frame.seq !== this.seq) throw new Error(`welcome says ${frame.seq}, have ${this.seq}`);
    } else if (frame.type === 'events') {
      frame.events.forEach((event, index) => this.take(frame.from + index, event));
    } else if (frame.type === 'ack' || frame.type === 'refused') {
      this.answers.set(frame.id, frame);
    }
    for (const each of [...this.waiting]) {
      const found = each.test(frame);
      if (!found) continue;
      this.waiting.splice(this.waiting.indexOf(each), 1);
      each.resolve(found === true ? frame : found);
    }
  }

  take(seq, event) {
    if (seq !== this.seq + 1) throw new Error(`event ${seq} came after ${this.seq}`);
    this.seq = seq;
    this.events.push({ ...event, seq });
  }

  send(message) {
    this.socket.send(JSON.stringify(message));
  }

  /** Resolves with the next frame for which `test` is true, or with what `test` returns. */
  until(test, ms = 60_000) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`waited ${ms} ms for ${test}`)), ms);
      const entry = { test, timer, resolve: (value) => (clearTimeout(timer), resolve(value)) };
      this.waiting.push(entry);
    });
  }

  /** The first event for which `test` is true, among those that came or will come. */
  event(test, ms) {
    const found = this.events.find(test);
    if (found) return Promise.resolve(found);
    return this.until(() => this.events.find(test), ms);
  }

  /** Sends a command; resolves to its `ack` or `refused`. */
  async command(kind, members = {}, id = randomUUID()) {
    const answer = this.until(
      (frame) => (frame.type === 'ack' || frame.type === 'refused') && frame.id === id,
    );
    this.send({ type: 'command', id, command: { kind, ...members } });
    return answer;
  }

  /** As `command`, and throws when refused. */
  async done(kind, members, id) {
    const answer = await this.command(kind, members, id);
    if (answer.type !== 'ack') throw new Error(`${kind} was refused: ${JSON.stringify(answer.error)}`);
    return answer;
  }

  async close() {
    this.socket.close();
    return this.closed;
  }

  /** The wire is cut: no closing handshake. */
  cut() {
    this.socket.terminate();
    return this.closed;
  }
}

export const connect = async (link) => new Connection(await join(link)).open();
