// The targeted-mail training of a whole ministry over real mail: thousands of recipients with mailboxes of their own, who leave a
// bait alone, follow its link or its file, sign in on its page, report it by forwarding, or do one after the other. Their figures,
// counted here, must be those that the exercise shows, for every bait and department; meanwhile the server must not slow down.
// usage: node tests/load/training-day.mjs [--recipients 5000] [--speed 20] [--seed 1] [--json]   (ENSHU_PROGRAM=…)
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { enshuFine } from '../e2e/lib/command.mjs';
import { Connection, connect } from '../e2e/lib/client.mjs';
import { certificates, settings, startImap, until } from '../e2e/lib/mail.mjs';
import { ownFolder, startDemo, top } from '../e2e/lib/program.mjs';
import { chance } from './chance.mjs';
import { letter, startPrograms, startProvider } from './mail/post.mjs';
import { quantile, rounded, table } from './table.mjs';
import { inScope } from './whole-day.mjs';
import { Watch } from './watch.mjs';

const { values } = parseArgs({
  options: {
    recipients: { type: 'string', default: '5000' },
    speed: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const recipients = Number(values.recipients);
const speed = Number(values.speed);
if (!(recipients >= 12 && recipients <= 9_000) || !(speed >= 1 && speed <= 60)) {
  console.error(
    'usage: node tests/load/training-day.mjs [--recipients 12…9000] [--speed 1…60] [--seed N] [--json]',
  );
  process.exit(2);
}
const note = (text) => values.json || console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);
const minute = 60_000 / speed;

/** What a recipient does with one bait, and how many of a hundred do so. */
const deeds = [
  [[], 50],
  [['report'], 26],
  [['lure'], 12],
  [['lure', 'form'], 4],
  [['lure', 'report'], 6],
  [['lure', 'lure', 'report', 'report'], 2],
];
const baits = [
  { id: 'invoice', subject: 'ご請求書', lure: 'files' },
  { id: 'cloud-sign-in', subject: '容量が上限', lure: 'clicked', form: true },
  { id: 'reply-thread', subject: 'Re: 打合せ資料の件', lure: 'clicked' },
];
/** What somebody types into the fake sign-in. */
const typed = 'himitsu-no-aikotoba-4711';
const counts = ['delivered', 'files', 'clicked', 'forms', 'lured', 'reported', 'lured_and_reported'];

class Staff {
  constructor(draw) {
    this.draw = draw;
    this.faults = [];
    this.truth = new Map(baits.map(({ id }) => [id, new Map()]));
    this.waits = [];
    this.ordinary = new Set();
    this.planned = 0;
    this.forwards = 0;
  }

  later(work) {
    this.planned += 1;
    const run = () =>
      work()
        .catch((error) => this.faults.push(error.message))
        .finally(() => (this.planned -= 1));
    setTimeout(run, (this.draw(6_000) / 1_000) * minute);
  }

  take(mail) {
    const bait = baits.find(({ subject }) => mail.subject.includes(subject));
    if (bait) return this.act(bait, mail);
    // Some report what is genuine.
    if (mail.subject.includes('年末調整') && this.draw(100) < 3)
      this.later(async () => {
        this.ordinary.add(mail.to);
        await this.forward(mail);
      });
  }

  act(bait, mail) {
    if (!mail.bait) this.faults.push(`${bait.id} to ${mail.to} has no link`);
    let at = this.draw(100);
    const [deed] = deeds.find(([, share]) => (at -= share) < 0);
    const mine = { did: new Set() };
    this.truth.get(bait.id).set(mail.to, mine);
    this.later(async () => {
      for (const each of deed) {
        if (each === 'form' && !bait.form) continue;
        mine.did.add(each);
        if (each === 'report') await this.forward(mail);
        else await this.follow(mail, each === 'form' ? 'POST' : 'GET');
      }
    });
  }

  async follow(mail, method) {
    const { origin } = new URL(mail.bait);
    const began = performance.now();
    const headers = method === 'POST' ? { origin, 'content-type': 'application/x-www-form-urlencoded' } : {};
    // What somebody's own browser or tool may send along all the same.
    const body = method === 'POST' ? `password=${typed}` : undefined;
    const answer = await fetch(mail.bait, { method, headers, body });
    const style = /rel="stylesheet" href="([^"]+)"/.exec(await answer.text());
    // A browser shows the page; by its style sheet the server knows.
    if (method === 'GET') await (await fetch(new URL(style[1], mail.bait))).arrayBuffer();
    this.waits.push(performance.now() - began);
    if (answer.status !== 200) this.faults.push(`the link of ${mail.to}: ${answer.status}`);
  }

  async forward(mail) {
    this.forwards += 1;
    const raw = letter({
      from: mail.to,
      to: 'drill+desk@drill.example.jp',
      subject: `Fwd: ${mail.subject}`,
      text: '不審なメールです。',
      headers: {
        'Message-ID': `<${mail.to.split('@')[0]}.${this.forwards}@works.example.jp>`,
        References: mail.id,
      },
    });
    await this.programs.write(mail.to, raw);
  }

  /** The figures of one bait among these addresses. */
  figures(bait, addresses) {
    const out = Object.fromEntries(counts.map((name) => [name, 0]));
    for (const address of addresses) {
      const did = this.truth.get(bait.id).get(address)?.did ?? new Set();
      out.delivered += 1;
      out[bait.lure] += did.has('lure');
      out.forms += did.has('form');
      out.lured += did.has('lure');
      out.reported += did.has('report');
      out.lured_and_reported += did.has('lure') && did.has('report');
    }
    return out;
  }
}

/** By department: which addresses. Learners take departments by turns, in the scenario's order. */
function departments() {
  const ids = ['secretariat', 'policy', 'international', 'statistics', 'regional', 'institute'];
  const out = new Map(ids.map((id) => [id, []]));
  for (let n = 1; n <= recipients; n += 1) out.get(ids[(n - 1) % ids.length]).push(addressOf(n));
  return out;
}
const addressOf = (n) => `staff-${n}@city.example.jp`;

function compare(staff, report) {
  const { faults } = staff;
  const same = (what, has, should) => {
    if (JSON.stringify(has) !== JSON.stringify(should))
      faults.push(`${what}: ${JSON.stringify(has)} instead of ${JSON.stringify(should)}`);
  };
  const only = (count) => Object.fromEntries(counts.map((name) => [name, count[name]]));
  const groups = departments();
  for (const bait of baits) {
    const shown = report.baits.find((each) => each.bait === bait.id);
    same(bait.id, only(shown.all), staff.figures(bait, [...groups.values()].flat()));
    for (const { id, count } of shown.departments)
      same(`${bait.id} in ${id}`, only(count), staff.figures(bait, groups.get(id)));
  }
  same('reports of genuine mails', report.ordinary_reported, staff.ordinary.size);
}

/** Ends the exercise as a console does: one that has fallen 1 MB behind, as with an event in each of thousands of lanes, is dropped, comes
 * back and sends again under the same id. Resolves to how many events the lead had. */
async function end(lead) {
  const id = randomUUID();
  for (let tries = 0; tries < 5; tries += 1) {
    const line = await new Connection(lead.session).open();
    const answer = await Promise.race([line.command('end_exercise', {}, id), line.closed]);
    if (answer.type === 'refused')
      throw new Error(`end_exercise was refused: ${JSON.stringify(answer.error)}`);
    if (answer.type === 'ack') {
      await line.close();
      return line.events.length;
    }
  }
  throw new Error('end_exercise had no answer in five tries');
}

/** One figure of /metrics by its name and the bucket `le`: how many lie at or below. */
async function histogram(origin, name) {
  const text = await (await fetch(new URL('/metrics', origin))).text();
  const rows = [...text.matchAll(new RegExp(`^${name}_bucket\\{.*?le="([^"]+)"\\} (\\d+)`, 'gm'))];
  const all = Number(rows.at(-1)[2]);
  return (share) => rows.find(([, , count]) => Number(count) >= all * share)[1];
}

await inScope(async (t) => {
  const staff = new Staff(chance(Number(values.seed)));
  const ca = await certificates(t);
  const imap = await startImap(t, ca);
  const provider = await startProvider(t, ca, imap.maildir, (mail) => staff.take(mail));
  const rows = Array.from({ length: recipients }, (_, i) => [`learner-${i + 1}-staff-1`, addressOf(i + 1)]);
  const file = await settings(t, ca, provider.port, rows, {
    per_minute: 60_000,
    unmarked_baits: true,
    imap: imap.polled,
  });
  const scenario = join(top, 'scenarios/targeted-mail');
  const began = Date.now();
  const demo = await startDemo(
    t,
    [
      '--scenario',
      scenario,
      '--teams',
      String(recipients),
      '--unmodelled',
      '--seed',
      values.seed,
      '--mail',
      file,
    ],
    180_000,
  );
  note(`${recipients} recipients; the server is up after ${rounded((Date.now() - began) / 1000)} s`);
  staff.programs = startPrograms(t, ca, provider.port);
  const watch = new Watch(t);
  watch.follow(demo.running.child.pid);
  const lead = await connect(demo.link('lead_controller').url);

  // What a controller waits for while mails go out and come in.
  const asked = [];
  const timer = setInterval(async () => {
    const before = performance.now();
    await lead.session.api('GET', 'training').then(
      () => asked.push(performance.now() - before),
      () => {},
    );
  }, 1_000);
  t.after(() => clearInterval(timer));

  await lead.done('set_speed', { speed_permille: speed * 1000 });
  let mail;
  const sent = () => provider.counts[250] ?? 0;
  await until(
    async () => {
      mail = await lead.session.api('GET', 'mail');
      const came = mail.received.taken ?? 0;
      note(`${sent()} mails out, ${came} of ${staff.forwards} in, ${staff.planned} deeds planned`);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      const all = baits.every(({ id }) => staff.truth.get(id).size === recipients);
      return all && staff.planned === 0 && (mail.sent.waiting ?? 0) === 0 && came >= staff.forwards;
    },
    () => `everything settled: ${JSON.stringify({ sent: mail.sent, received: mail.received })}`,
    // The dialogue with the mail server sets the pace of mails.
    (110 * minute + 60_000) * 3 + recipients * 100,
  );
  clearInterval(timer);
  const report = await lead.session.api('GET', 'training');
  compare(staff, report);
  const late = await histogram(demo.url, 'enshu_inject_lateness_seconds');
  const commit = await histogram(demo.url, 'enshu_commit_seconds');
  const events = await end(lead);
  await lead.close();
  watch.look();
  await demo.running.stop();
  enshuFine('replay', demo.record, '--verify');
  if (readFileSync(demo.record).includes(typed)) staff.faults.push('what was typed stands in the record');
  const twice = [...provider.seen.values()].filter((times) => times > 1).length;
  if (twice > 0) staff.faults.push(`${twice} mails were handed over twice`);
  const figures = {
    recipients,
    speed: speed,
    'mails out': sent(),
    'reports in by mail': staff.forwards,
    'links followed': staff.waits.length,
    'page behind a link, p50, ms': rounded(quantile(staff.waits, 500)),
    'page behind a link, p99, ms': rounded(quantile(staff.waits, 990)),
    'figures for a controller, p50, ms': rounded(quantile(asked, 500)),
    'figures for a controller, p99, ms': rounded(quantile(asked, 990)),
    'injects late, 99 of 100, at most, s': late(0.99),
    'commit, 99 of 100, at most, s': commit(0.99),
    events,
    'wall, s': rounded((Date.now() - began) / 1000),
    'processor of the server, s': rounded(watch.cpuMs / 1000),
    'memory of the server, most, MB': rounded(watch.peakKb / 1024),
  };
  const shown = baits.map(({ id }) => [
    id,
    ...counts.map((name) => report.baits.find((each) => each.bait === id).all[name]),
  ]);
  if (values.json) console.log(JSON.stringify({ figures, shown, faults: staff.faults }));
  else console.log(`${table(['bait', ...counts], shown)}\n\n${table(['', ''], Object.entries(figures))}`);
  return staff.faults;
}, values.json);
