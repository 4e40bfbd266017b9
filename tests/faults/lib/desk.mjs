// A person at a console who types on whatever happens: sends decisions, comes back after every loss of the line, sends again
// what had no answer, and keeps the books of what was acknowledged and seen.
import { setTimeout as wait } from 'node:timers/promises';
import { join } from '../../e2e/lib/client.mjs';
import { require } from '../../e2e/lib/packages.mjs';

const WebSocket = require('ws');
/** A console may send 50 messages a second. */
const everyMs = 40;
const waitingMost = 20;
/** `beat_after_ms` of engine/app/serve/host.cpp, and a moment for the sending. */
const beatMs = 5_200;

export class Desk {
  /** `link`: the join link, for a session that is lost; `words`: how long each decision's ground is. */
  constructor(session, name, { types = true, words = 20, link } = {}) {
    Object.assign(this, { session, name, types, link, filler: '字'.repeat(words) });
    this.origin = session.origin;
    this.log = []; // what was seen, by the console's own numbers from 1
    this.epoch = '';
    this.pending = new Map(); // id -> { words, sentAt }
    this.acknowledged = new Map(); // id -> the console's number
    this.refused = new Map(); // code -> count
    this.faults = [];
    this.notices = [];
    this.latencies = []; // ms from the first sending to the acknowledgement
    this.counts = { sent: 0, connects: 0, resumes: 0, welcomes: 0, rejoins: 0 };
    this.stopped = false;
    this.line = null;
    this.life = this.live();
  }

  /** The last state of the clock that the console was told of. */
  get clock() {
    return this.view?.clock;
  }

  async live() {
    while (!this.stopped) {
      await this.once();
      if (!this.stopped) await wait(100);
    }
  }

  /** One connection, from its beginning to its end. */
  async once() {
    const { cookie } = this.session;
    const line = new WebSocket(`${this.origin.replace('http', 'ws')}/ws`, 'enshu.v1', {
      headers: { cookie, origin: this.session.origin },
      handshakeTimeout: 5_000,
    });
    this.line = line;
    let typing;
    const ended = new Promise((resolve) => line.once('close', resolve));
    line.on('error', (error) => (this.lost = error.message));
    line.on('unexpected-response', (_, response) => {
      this.lost = `${response.statusCode}`;
      line.terminate();
    });
    line.once('open', () => {
      ++this.counts.connects;
      const known = this.log.length > 0;
      const hello = { type: 'hello', resume_after: known ? this.log.length : null };
      line.send(JSON.stringify(known ? { ...hello, epoch: this.epoch } : hello));
    });
    line.on('message', (data) => {
      try {
        const frame = JSON.parse(data.toString());
        this.receive(frame);
        if (frame.type !== 'welcome') return;
        for (const [id] of this.pending) this.transmit(id);
        typing = setInterval(() => this.type(), everyMs);
      } catch (error) {
        this.faults.push(`${this.name}: ${error.message}`);
      }
    });
    await ended;
    clearInterval(typing);
    if (this.lost === '401') await this.joinAgain();
  }

  /** The server knows the session no more (a power cut may take the newest ones): the person opens their link again. */
  async joinAgain() {
    this.lost = '';
    if (!this.link) return;
    try {
      const { cookie } = await join(
        new URL(new URL(this.link).pathname + new URL(this.link).hash, this.origin).href,
      );
      Object.assign(this.session, { cookie });
      ++this.counts.rejoins;
    } catch (error) {
      this.lost = error.message;
    }
  }

  type() {
    if (!this.types || this.stopped) return;
    const now = performance.now();
    for (const [id, entry] of this.pending) {
      if (entry.again && entry.again < now) {
        delete entry.again;
        this.transmit(id);
      }
    }
    if (this.pending.size >= waitingMost) return;
    const id = `${this.name}-${++this.counts.sent}`;
    this.pending.set(id, { sentAt: now });
    this.transmit(id);
  }

  transmit(id) {
    if (this.line.readyState !== WebSocket.OPEN) return;
    const command = { kind: 'log_decision', decision: id, ground: this.filler, owner: 'CSIRT' };
    this.line.send(JSON.stringify({ type: 'command', id, command }));
  }

  receive(frame) {
    if (frame.type === 'welcome') this.welcome(frame);
    else if (frame.type === 'events') frame.events.forEach((event, at) => this.see(frame.from + at, event));
    else if (frame.type === 'ack') this.acknowledge(frame);
    else if (frame.type === 'notice') this.notices.push(frame.notice);
    else if (frame.type === 'refused') {
      const { code } = frame.error;
      this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
      const entry = this.pending.get(frame.id);
      if (entry && code === 'log_failed') entry.again = performance.now() + 300;
      else if (code !== 'too_fast')
        this.faults.push(`${this.name}: ${frame.id} refused: ${JSON.stringify(frame.error)}`);
    }
  }

  welcome(frame) {
    ++this.counts.welcomes;
    const before = this.view?.clock;
    this.view = frame.view;
    // The moment is written down every five seconds at least: no more of the clock than that may go with a crash.
    const forgotten = (beatMs * (before?.speed_permille ?? 0)) / 1000;
    if (before && frame.view.clock.at < before.at - forgotten)
      this.faults.push(`${this.name}: the clock ran back by ${before.at - frame.view.clock.at} ms`);
    if (frame.view.events.length === 0 && frame.epoch === this.epoch) {
      ++this.counts.resumes;
      if (frame.seq !== this.log.length)
        this.faults.push(`${this.name}: resumed after ${frame.seq}, asked ${this.log.length}`);
      return;
    }
    const old = this.log;
    this.epoch = frame.epoch;
    this.log = [];
    for (const { seq, ...event } of frame.view.events) this.see(seq, event);
    // What a console has seen it sees after any crash, in the same place.
    old.forEach((text, at) => {
      if (this.log[at] !== text)
        this.faults.push(`${this.name}: event ${at + 1} is another one now: ${text} / ${this.log[at]}`);
    });
  }

  see(number, event) {
    if (number !== this.log.length + 1) throw new Error(`event ${number} came after ${this.log.length}`);
    this.log.push(JSON.stringify(event));
  }

  acknowledge({ id, seq }) {
    const entry = this.pending.get(id);
    const known = this.acknowledged.get(id);
    if (known !== undefined && known !== seq)
      this.faults.push(`${id}: acknowledged as ${known} and as ${seq}`);
    this.acknowledged.set(id, seq);
    if (!entry) return;
    this.pending.delete(id);
    this.latencies.push(performance.now() - entry.sentAt);
  }

  /** Resolves once every decision that was sent has its acknowledgement; false when the time is over. */
  async settle(ms = 30_000) {
    this.types = false;
    const end = performance.now() + ms;
    while (this.pending.size > 0 && performance.now() < end) {
      for (const [id, entry] of this.pending) {
        if (entry.again && entry.again < performance.now()) {
          delete entry.again;
          this.transmit(id);
        }
      }
      await wait(20);
    }
    return this.pending.size === 0;
  }

  /** The wire is gone, without a word. */
  cut() {
    this.line.terminate();
  }

  async stop() {
    this.stopped = true;
    this.line?.terminate();
    await this.life;
  }
}
