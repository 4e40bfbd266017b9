// The operators of a CEPTOAR drill at their own mail programs, what each of them does with a mail, and the truth that the
// exercise has to arrive at. Nothing here reads the exercise.
import { bounceOf } from '../../e2e/lib/mail.mjs';
import { chance } from '../chance.mjs';
import { letter } from '../mail/post.mjs';

/** How an operator is, and how many of a hundred are so. The first few operators are one of each. */
const kinds = [
  ['link', 33], // presses the link of the mail
  ['reply', 29],
  ['both', 4], // presses the link, then replies too
  ['twice', 6], // replies, and later contradicts it
  ['double', 2], // its mail program sends one reply twice
  ['late', 8], // replies after the time for receipts
  ['reminder', 6], // answers only when reminded
  ['never', 5],
  ['auto', 2], // an absence notice is all that comes back
  ['busy', 2], // its server wants every first try again
  ['gone', 1], // refused by its server
  ['dsn', 1], // taken by its server, and returned later
  ['moved', 1], // refused; the successor has another address
];
const total = kinds.reduce((sum, [, share]) => sum + share, 0);

const words = {
  got: ['受領しました。影響はありません。', 'Received; no damage.'],
  not: ['【訂正】先ほどの「影響なし」は誤りでした。影響がありました。', 'Correction: there is damage.'],
  harm: ['【第1報】装置の記録に痕跡がありました。被害ありとして報告します。', 'First report: we are hit.'],
};

export class Operators {
  /** `minute`: milliseconds of wall time for a minute of the day. */
  constructor({ lines, seed, minute, damaged }) {
    this.draw = chance(seed);
    this.minute = minute;
    this.damaged = new Set(damaged);
    this.all = new Map();
    this.byAddress = new Map();
    this.truth = { replies: 0, copies: 0, links: 0, autos: 0, returned: 0, strangers: 0 };
    this.faults = [];
    this.planned = 0;
    let nth = 0;
    for (const line of lines)
      for (const role of line.members) this.add(role, line, nth < kinds.length + 1 ? nth++ : undefined);
  }

  add(role, line, nth) {
    // One whose mailbox is full for the whole day stands after one of each kind; there is no other.
    let kind = nth === kinds.length ? 'full' : kinds[nth]?.[0];
    if (kind === undefined) {
      let at = this.draw(total);
      kind = kinds.find(([, share]) => (at -= share) < 0)[0];
    }
    const marked = ['gone', 'moved', 'full', 'busy'].includes(kind);
    const address = `${marked ? kind : 'csirt'}-${role}@${line.id}.ceptoar.example.jp`;
    const operator = { role, line, kind, address, got: new Map(), confirmed: new Set(), reported: false };
    this.all.set(role, operator);
    this.byAddress.set(address, operator);
  }

  start({ programs, origin }) {
    this.programs = programs;
    this.origin = origin;
  }

  /** The association names who follows: this address from now on. */
  successor(operator) {
    operator.address = `successor-${operator.role}@${operator.line.id}.ceptoar.example.jp`;
    this.byAddress.set(operator.address, operator);
    return operator.address;
  }

  later(least, most, work) {
    const wait = (least + ((most - least) * this.draw(1000)) / 1000) * this.minute;
    this.planned += 1;
    setTimeout(() => {
      work()
        .catch((error) => this.faults.push(error.message))
        .finally(() => (this.planned -= 1));
    }, wait);
  }

  /** A mail lies in the mailbox. `wave`: what it is, by its subject. */
  take(mail) {
    const operator = this.byAddress.get(mail.to);
    const wave = /VPN装置に侵入/.test(mail.subject)
      ? 'damage'
      : /再送/.test(mail.subject)
        ? 'reminder'
        : /更新/.test(mail.subject)
          ? 'update'
          : 'first';
    operator.got.set(wave, (operator.got.get(wave) ?? 0) + 1);
    this.act(operator, wave, mail);
  }

  act(operator, wave, mail) {
    const about = wave === 'reminder' ? 'first' : wave;
    const { kind } = operator;
    if (kind === 'never') return;
    if (kind === 'auto') return this.later(0, 1, () => this.absence(operator, mail));
    if (kind === 'dsn') return this.later(3, 8, () => this.returned(operator, mail));
    if (kind === 'late') {
      // Reminders find these at work on the first mail.
      if (wave !== 'reminder') this.later(64, 75, () => this.answer(operator, about, mail));
      return;
    }
    if (kind === 'reminder' && (wave === 'first' || wave === 'update')) return;
    if (wave === 'reminder' && operator.confirmed.has('first')) return;
    if (wave === 'damage') return this.later(3, 20, () => this.answer(operator, about, mail));
    if (kind === 'link' || kind === 'both') this.later(2, 18, () => this.press(operator, about, mail));
    if (kind === 'both') return this.later(19, 24, () => this.answer(operator, about, mail));
    if (kind === 'link') return;
    this.later(2, 18, () => this.answer(operator, about, mail, kind === 'double'));
    if (kind === 'twice') this.later(20, 26, () => this.contradict(operator, about, mail));
  }

  write(operator, mail, text, headers = {}, to = mail.replies) {
    const own =
      headers['Message-ID'] ??
      `<${operator.role}.${this.draw(2 ** 30)}.${this.draw(2 ** 30)}@works.example.jp>`;
    const raw = letter({
      from: operator.address,
      to,
      subject: `Re: ${mail.subject}`,
      text: `${text}\n\n2026年11月20日(金) 9:12 <${mail.replies}>:\n\n> （転送された情報）`,
      headers: { 'Message-ID': own, 'In-Reply-To': mail.id, References: mail.id, ...headers },
    });
    return { raw, send: () => this.programs.write(operator.address, raw) };
  }

  async answer(operator, about, mail, twice = false) {
    const harm = about === 'damage';
    // A first report goes to the ministry; every other answer to whoever sent the mail.
    const to = harm ? `drill+${operator.line.ministry}@drill.example.jp` : mail.replies;
    const mine = this.write(operator, mail, (harm ? words.harm : words.got).join('\n'), {}, to);
    if (harm) operator.reported = true;
    else operator.confirmed.add(about);
    this.truth.replies += 1;
    await mine.send();
    if (!twice) return;
    this.truth.copies += 1;
    await mine.send();
  }

  async contradict(operator, about, mail) {
    this.truth.replies += 1;
    await this.write(operator, mail, words.not.join('\n')).send();
  }

  async press(operator, about, mail) {
    operator.confirmed.add(about);
    this.truth.links += 1;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin };
    // While the server starts again a browser shows that it does not answer, and the person presses again.
    for (let tries = 0; tries < 100; tries += 1) {
      const answer = await fetch(mail.link, { method: 'POST', headers }).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.status === 200) return;
      if (answer && answer.status < 500) throw new Error(`the link of ${operator.role}: ${answer.status}`);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    throw new Error(`the link of ${operator.role} never worked`);
  }

  async absence(operator, mail) {
    this.truth.autos += 1;
    await this.write(operator, mail, '不在にしております。', { 'Auto-Submitted': 'auto-replied' }).send();
  }

  async returned(operator, mail) {
    this.truth.returned += 1;
    await this.programs.write('', bounceOf(mail.id, operator.address, 'the mailbox was closed'));
  }

  /** Somebody outside asks for the paper (TLP). */
  async stranger(number) {
    this.truth.strangers += 1;
    const from = `tobita${number}@misaki-mainte.example`;
    const raw = letter({
      from,
      to: 'drill+nisc@drill.example.jp',
      subject: '資料のお願い',
      text: '情報を当社にもお送りください。',
      headers: { 'Message-ID': `<stranger.${number}@misaki-mainte.example>` },
    });
    await this.programs.write(from, raw);
  }
}
