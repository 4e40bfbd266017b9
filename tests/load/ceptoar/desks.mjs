// The consoles of a CEPTOAR drill: ministries and secretariats who pass information on, remind and count. A desk whose server
// goes away comes back where it was and sends again what was not answered.
import { randomUUID } from 'node:crypto';
import { Connection, join } from '../../e2e/lib/client.mjs';
import { secretariat } from '../ceptoar-scenario.mjs';

const together = 100; // recipients of one mail of a secretariat with many members; the others write one by one

class DeskLine extends Connection {
  constructor(desk) {
    super(desk.session);
    this.desk = desk;
  }

  take(seq, event) {
    super.take(seq, event);
    this.desk.hear(event);
  }

  receive(frame) {
    super.receive(frame);
    if (frame.type === 'ack' || frame.type === 'refused') this.desk.answered(frame);
  }
}

export class Desk {
  open = new Map();
  stopping = false;

  constructor(role) {
    this.role = role;
  }

  async sit(link) {
    this.session = await join(link);
    await this.connect();
    return this;
  }

  async connect() {
    const before = this.line;
    const line = new DeskLine(this);
    if (before) line.events = before.events;
    await line.open(before ? before.seq : null);
    this.line = line;
    void line.closed.then(() => this.comeBack());
    for (const [id, { kind, members }] of this.open)
      line.send({ type: 'command', id, command: { kind, ...members } });
  }

  async comeBack() {
    while (!this.stopping) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const back = await this.connect().then(
        () => true,
        () => false,
      );
      if (back) return;
    }
  }

  /** Resolves when the command is done, however often the line breaks meanwhile. */
  does(kind, members) {
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      this.open.set(id, { kind, members, resolve, reject });
      if (this.line.socket.readyState === 1)
        this.line.send({ type: 'command', id, command: { kind, ...members } });
    });
  }

  answered(frame) {
    const asked = this.open.get(frame.id);
    if (!asked) return;
    this.open.delete(frame.id);
    if (frame.type === 'ack') asked.resolve(frame);
    else asked.reject(new Error(`${this.role}: ${asked.kind} was refused: ${frame.error.message.en}`));
  }

  hear() {}

  leave() {
    this.stopping = true;
    this.line.socket.close();
  }
}

const subjects = {
  first: '【情報提供】VPN装置の脆弱性（転送）',
  update: '【情報提供】更新情報（転送）',
  reminder: '【再送】受領の返信をお願いします',
};

class Office extends Desk {
  constructor(role, { later, fault, sent = () => {} }) {
    super(role);
    this.later = later;
    this.sent = sent;
    this.fault = fault;
    this.informed = new Map(); // wave: the message that brought it
  }

  passOn(wave, source, to) {
    const mail = { channel: 'mail', to, subject: subjects[wave], body: '転送します。', forward_of: source };
    this.sent(wave, to);
    return this.does('send_message', mail);
  }

  receipt(event) {
    const mail = { to: [event.from], subject: '受領', body: '受領しました。', in_reply_to: event.id };
    return this.does('send_message', mail);
  }

  informedOf({ event }) {
    if (event.kind !== 'message_sent' || !event.to.includes(this.role) || event.from !== this.above) return;
    if (this.above !== 'nisc' && !event.forward_of) return;
    const wave = event.subject.ja.includes('更新') ? 'update' : 'first';
    if (this.informed.has(wave)) return;
    this.informed.set(wave, event.id);
    this.receipt(event).catch(this.fault);
    this.later(2, 8, () => this.handDown(wave));
  }
}

export class Ministry extends Office {
  above = 'nisc';

  constructor(role, lines, around) {
    super(role, around);
    this.below = lines.filter(({ ministry }) => ministry === role).map(secretariat);
  }

  hear(recorded) {
    this.informedOf(recorded);
  }

  handDown(wave) {
    return this.passOn(wave, this.informed.get(wave), this.below);
  }
}

export class Secretariat extends Office {
  confirmed = new Set(); // members, of the first information
  mine = new Set(); // messages of the first information that it sent

  /** `forgotten`: members whom its list of the first information has not. */
  constructor(line, forgotten, around) {
    super(secretariat(line), around);
    this.above = line.ministry;
    this.members = line.members;
    this.forgotten = forgotten;
  }

  hear(recorded) {
    this.informedOf(recorded);
    const { event } = recorded;
    if (
      event.kind === 'message_sent' &&
      event.from === this.role &&
      event.forward_of === this.informed.get('first')
    )
      this.mine.add(event.id);
    if (event.kind === 'message_sent' && this.mine.has(event.in_reply_to)) this.confirmed.add(event.from);
    if (event.kind === 'receipt_given' && this.mine.has(event.message)) this.confirmed.add(event.receiver);
  }

  async write(wave, source, members) {
    const size = this.members.length > together / 2 ? together : 1;
    for (let at = 0; at < members.length; at += size)
      await this.passOn(wave, source, members.slice(at, at + size));
  }

  handDown(wave) {
    const members = this.members.filter((role) => wave !== 'first' || !this.forgotten.has(role));
    return this.write(wave, this.informed.get(wave), members);
  }

  /** To those of the list who have not answered. */
  remind() {
    const missing = this.members.filter((role) => !this.forgotten.has(role) && !this.confirmed.has(role));
    return this.write('reminder', this.informed.get('first'), missing);
  }
}
