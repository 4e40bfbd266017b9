// One raw connection to /ws: the handshake by hand, then bytes out and frames in.
import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { opcode, takeFrames, text } from './frames.mjs';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const utf8 = new TextDecoder('utf-8', { fatal: true });

export class Line {
  constructor() {
    this.messages = []; // text messages of the server, parsed
    this.pongs = []; // payloads
    this.closed = null; // { code, reason } of the server's close frame; code null when it is empty
    this.complaints = []; // what the server did against the protocol
    this.ended = false; // the server has ended its side
    this.rest = Buffer.alloc(0);
    this.partial = null;
    this.watchers = new Set();
  }

  /** Knocks and says hello; resolves once the welcome is there. `hello: false` stops after the upgrade. */
  static async open({ origin, cookie }, { hello = true } = {}) {
    const line = new Line();
    const url = new URL(origin);
    const key = randomBytes(16).toString('base64');
    line.socket = connect({ host: url.hostname, port: Number(url.port), allowHalfOpen: true });
    line.socket.setNoDelay(true);
    line.socket.on('error', () => line.change(() => (line.ended = true)));
    line.socket.on('end', () => line.change(() => (line.ended = true)));
    line.socket.on('close', () => line.change(() => (line.ended = true)));
    const head = new Promise((resolve) => {
      let seen = Buffer.alloc(0);
      const read = (bytes) => {
        seen = Buffer.concat([seen, bytes]);
        const end = seen.indexOf('\r\n\r\n');
        if (end < 0) return;
        line.socket.off('data', read);
        line.socket.on('data', (more) => line.take(more));
        resolve(seen.subarray(0, end).toString('latin1'));
        line.take(seen.subarray(end + 4));
      };
      line.socket.on('data', read);
    });
    line.socket.write(
      `GET /ws HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: enshu.v1\r\n` +
        `Origin: ${origin}\r\nCookie: ${cookie}\r\n\r\n`,
    );
    const answer = await head;
    const proof = createHash('sha1')
      .update(key + guid)
      .digest('base64');
    if (!answer.startsWith('HTTP/1.1 101 ') || !answer.includes(proof))
      throw new Error(`no upgrade: ${answer}`);
    if (!hello) return line;
    line.send(text('{"type":"hello","resume_after":null}'));
    if (!(await line.until(() => line.messages.some((each) => each.type === 'welcome'))))
      throw new Error('no welcome');
    line.messages.length = 0;
    return line;
  }

  change(work) {
    work();
    for (const look of [...this.watchers]) look();
  }

  take(bytes) {
    this.change(() => {
      const { frames, rest } = takeFrames(Buffer.concat([this.rest, bytes]), (what) =>
        this.complaints.push(what),
      );
      this.rest = Buffer.from(rest);
      for (const each of frames) this.frame(each);
    });
  }

  frame({ kind, fin, payload }) {
    if (this.closed) this.complaints.push('a frame after the close frame');
    if (kind === opcode.pong) this.pongs.push(Buffer.from(payload));
    else if (kind === opcode.close) {
      if (payload.length === 1) this.complaints.push('a close frame with one byte');
      this.closed =
        payload.length < 2
          ? { code: null, reason: '' }
          : { code: payload.readUInt16BE(0), reason: utf8.decode(payload.subarray(2)) };
    } else if (kind === opcode.text || kind === opcode.continuation) {
      if ((kind === opcode.text) !== (this.partial === null)) this.complaints.push('parts out of order');
      this.partial = Buffer.concat([this.partial ?? Buffer.alloc(0), payload]);
      if (!fin) return;
      const whole = this.partial;
      this.partial = null;
      try {
        this.messages.push(JSON.parse(utf8.decode(whole)));
      } catch (error) {
        this.complaints.push(`not UTF-8 or not JSON: ${error.message}`);
      }
    } else if (kind !== opcode.ping) this.complaints.push(`opcode ${kind}`);
  }

  /** `chop`: at most so many bytes a packet, each sent by itself. */
  async send(frames, chop = 0) {
    const bytes = Buffer.concat([frames].flat());
    if (chop === 0) return void this.socket.write(bytes);
    for (let at = 0; at < bytes.length && !this.ended; at += chop) {
      this.socket.write(bytes.subarray(at, at + chop));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Whether `test` comes true within the time. */
  until(test, ms = 8_000) {
    if (test()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const look = () => {
        if (!test()) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.watchers.delete(look);
        resolve(test());
      }, ms);
      this.watchers.add(look);
    });
  }

  /** Ends our side only. */
  halfClose() {
    this.socket.end();
  }

  drop() {
    this.socket.destroy();
  }
}
