// The CEPTOAR drill of the whole country over real mail: 19 CEPTOARs, 1,958 operators with mailboxes of their own, an SMTP and an
// IMAP server, ministries and secretariats at consoles. Some mails bounce, some wait, some are answered twice, late or never, four
// CEPTOARs lose their mail for a while, and enshu starts again in the middle of a wave. At the end every mail and every hop of the
// reach boards must be accounted for; the exit code is 1 if anything differs.
// usage: node tests/load/ceptoar-day.mjs [--operators 1958] [--minutes 250] [--seed 1] [--json]   (ENSHU_PROGRAM=…)
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { enshuFine, enshuJson } from '../e2e/lib/command.mjs';
import { certificates, settings, startImap, until } from '../e2e/lib/mail.mjs';
import { ownFolder, start, startDemo } from '../e2e/lib/program.mjs';
import { Scope } from '../e2e/lib/scope.mjs';
import * as account from './ceptoar/account.mjs';
import { Desk, Ministry, Secretariat } from './ceptoar/desks.mjs';
import { Operators } from './ceptoar/operators.mjs';
import { startPrograms, startProvider } from './mail/post.mjs';
import { damaged, secretariat, span, write } from './ceptoar-scenario.mjs';
import { rounded, table } from './table.mjs';
import { Watch } from './watch.mjs';

const { values } = parseArgs({
  options: {
    operators: { type: 'string' },
    minutes: { type: 'string', default: '250' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
const operatorCount = values.operators === undefined ? undefined : Number(values.operators);
if (!(minutes >= 10) || (operatorCount !== undefined && !(operatorCount >= 19))) {
  console.error(
    'usage: node tests/load/ceptoar-day.mjs [--operators 19…] [--minutes 10…] [--seed N] [--json]',
  );
  process.exit(2);
}
const speed = 60;
const minute = (60_000 / speed) * (minutes / 250); // of the whole day, in wall time
const withoutMail = ['cable-tv', 'gas', 'water', 'petroleum'];
const note = (text) => values.json || console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

/** Everything that the day needs, up and running. */
async function open(t) {
  const folder = join(await ownFolder(t), 'ceptoar-day');
  const lines = write(folder, operatorCount, minutes);
  const ca = await certificates(t);
  const imap = await startImap(t, ca);
  const operators = new Operators({ lines, seed: Number(values.seed), minute, damaged: damaged(lines) });
  const provider = await startProvider(t, ca, imap.maildir, (mail) => operators.take(mail));
  const largest = lines.reduce((best, line) => (line.members.length > best.members.length ? line : best));
  const forgotten = new Set(largest.members.slice(operators.all.size > 200 ? -3 : -1));

  // The seats of a shared lane are named after it; the roster is written when they are known.
  const file = await settings(t, ca, provider.port, [], {
    allowed_domains: lines.map(({ id }) => `${id}.ceptoar.example.jp`),
    per_minute: 60_000,
    imap: imap.polled,
  });
  const demo = await startDemo(
    t,
    ['--unmodelled', '--seed', values.seed, '--scenario', folder, '--mail', file],
    120_000,
  );
  const seatOf = new Map(
    demo.links.filter(({ role }) => role === 'participant').map(({ post, seat }) => [post, seat]),
  );
  const programs = startPrograms(t, ca, provider.port);
  operators.start({ programs, origin: demo.url });
  return { lines, operators, provider, forgotten, file, demo, seatOf, programs };
}

const roster = ({ operators, seatOf }) =>
  [
    'seat,address',
    ...[...operators.all.values()].map(({ role, address }) => `${seatOf.get(role)},${address}`),
  ].join('\n') + '\n';

/** Ministries and secretariats at their consoles; `outs` fills with every mail to an operator. */
async function sit({ lines, operators, forgotten, demo }, outs) {
  const around = {
    later: (least, most, work) => operators.later(least, most, work),
    fault: (error) => operators.faults.push(error.message),
    sent: (wave, to) => {
      for (const role of to.filter((each) => operators.all.has(each))) {
        const operator = operators.all.get(role);
        outs.push({ role, state: account.fate(operator, operator.address.startsWith('moved')) });
      }
    },
  };
  const link = (post) => demo.links.find((each) => each.post === post).url;
  const lead = await new Desk('lead').sit(demo.link('lead_controller').url);
  const desks = [...new Set(lines.map(({ ministry }) => ministry))].map(
    (role) => new Ministry(role, lines, around),
  );
  desks.push(...lines.map((line) => new Secretariat(line, forgotten, around)));
  for (const desk of desks) await desk.sit(link(desk.role));
  return { lead, desks };
}

async function restart(t, day, watch) {
  const began = Date.now();
  await day.demo.running.stop('SIGTERM');
  const { host } = new URL(day.demo.url);
  const running = start(t, ['serve', '--data', day.demo.data, '--listen', host, '--mail', day.file]);
  watch.follow(running.child.pid);
  await until(
    () =>
      fetch(new URL('/healthz', day.demo.url)).then(
        (each) => each.ok,
        () => false,
      ),
    'the server again',
  );
  note(`started again within ${Date.now() - began} ms`);
  return running;
}

/** The hours of the day, in wall time; resolves with the server's process at its end. */
async function play(t, day, { lead, desks }, outs, watch) {
  const { operators, provider, lines, seatOf } = day;
  const began = Date.now();
  const at = (hour) => new Promise((resolve) => setTimeout(resolve, began + hour * minute - Date.now()));
  await at(26);
  const running = await restart(t, day, watch);
  await at(50);
  const moved = [...operators.all.values()].filter(({ kind }) => kind === 'moved');
  // A mail that has not left yet would be blocked by the new roster instead.
  const bounced = async () => {
    const { rows } = await lead.session.api('GET', 'mail');
    return moved.every(({ role }) =>
      rows.some(({ seat, state }) => seat === seatOf.get(role) && state === 'bounced'),
    );
  };
  await until(bounced, 'a controller sees every bounce of those who moved', 180_000).catch((error) =>
    operators.faults.push(error.message),
  );
  for (const operator of moved) operators.successor(operator);
  await lead.session.api('PUT', 'mail/roster', { csv: roster(day) });
  await at(62);
  await Promise.all(desks.filter((desk) => desk.remind).map((desk) => desk.remind()));
  await at(79);
  const down = lines.filter(({ id }) => withoutMail.includes(id)).map(({ id }) => `${id}.ceptoar.example.jp`);
  provider.outage(down);
  note(`mail fails for ${down.length} CEPTOARs`);
  await at(104);
  for (const role of operators.damaged)
    outs.push({ role, state: account.fate(operators.all.get(role), false) });
  await at(119);
  provider.outage([]);
  await at(150);
  for (let number = 1; number <= 5; number += 1) await operators.stranger(number);
  await at(250);
  return running;
}

/** Until nothing is on its way any more. */
async function settle({ operators, programs, demo }, { lead }, outs) {
  const full = outs.filter(({ state }) => state === 'waiting').length;
  const { truth } = operators;
  let mail;
  await until(
    async () => {
      mail = await lead.session.api('GET', 'mail');
      const { taken = 0, automatic = 0, bounce = 0 } = mail.received;
      const came = taken >= truth.replies && automatic >= truth.autos && bounce >= truth.returned;
      return operators.planned === 0 && programs.waiting() === 0 && came && (mail.sent.waiting ?? 0) <= full;
    },
    () =>
      `all mails settled: ${JSON.stringify({ truth, planned: operators.planned, sent: mail.sent, received: mail.received })}`,
    120_000,
  ).catch((error) => operators.faults.push(error.message));
  // What came twice is looked at once more.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  mail = await lead.session.api('GET', 'mail');
  await lead.does('end_exercise', {});
  const score = await lead.session.api('GET', 'score');
  return { mail, score, record: demo.record };
}

const sorted = (value) =>
  JSON.stringify(value, (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort())
      : each,
  );

/** The proof; returns the rows of both boards. */
async function prove(t, day, { lead }, outs, { mail, score, record }) {
  const { operators, provider, lines, forgotten } = day;
  const faults = operators.faults;
  const { events } = lead.line;
  account.mails({ faults, mail, outs, provider, operators });
  account.record({ faults, events, operators });
  const senders = new Set([...lines.map(secretariat), ...lines.map(({ ministry }) => ministry)]);
  enshuFine('replay', record, '--verify');
  const told = enshuJson('score', record);
  if (sorted(told.lanes) !== sorted(score.lanes))
    faults.push('the score of the record is not the score of the server');
  const out = await ownFolder(t);
  enshuFine('debrief', record, '--out', out, '--format', 'json');
  const debrief = JSON.parse(
    readFileSync(
      join(
        out,
        readdirSync(out).find((name) => name.endsWith('.json')),
      ),
      'utf8',
    ),
  );
  const rows = {};
  for (const [wave, relay, of] of [
    ['first', 'first-information', 'nisc-notice'],
    ['update', 'update', 'nisc-update'],
  ]) {
    const board = told.lanes[0].relays.find(({ id }) => id === relay);
    const limits = { within: span(15, minutes) * 1000, receipts: span(30, minutes) * 1000 };
    rows[wave] = account.reach({ faults, board, wave, of, events, operators, forgotten, senders, ...limits });
    account.debrief({ faults, relay, figures: debrief.review.tiers, rows: rows[wave] });
  }
  account.damage({ faults, obligations: told.lanes[0].obligations, operators });
  return rows;
}

function tell(day, rows, figures) {
  const share = (part, whole) => `${rounded((100 * part) / whole)} %`;
  for (const [wave, title] of [
    ['first', 'Information'],
    ['update', 'Update'],
  ]) {
    console.log(`\n${title}: the reach board by tier`);
    const line = ({ from, expected, reached, inTime, receipts, receiptsInTime }) => [
      from,
      expected,
      reached,
      inTime,
      receipts,
      receiptsInTime,
      share(receipts, expected),
    ];
    const sum = rows[wave]
      .filter(({ from }) => from.startsWith('sec-'))
      .reduce(
        (all, row) => {
          for (const name of ['expected', 'reached', 'inTime', 'receipts', 'receiptsInTime'])
            all[name] = (all[name] ?? 0) + row[name];
          return all;
        },
        { from: 'all members' },
      );
    const head = ['from', 'below', 'passed on', 'in time', 'receipts', 'in time', 'confirmed'];
    console.log(table(head, [...rows[wave], sum].map(line)));
  }
  console.log('\nMails');
  console.log(table(['', ''], Object.entries(figures)));
}

async function main(t) {
  const outs = [];
  const day = await open(t);
  const watch = new Watch(t);
  watch.follow(day.demo.running.child.pid);
  const posts = await sit(day, outs);
  await posts.lead.session.api('PUT', 'mail/roster', { csv: roster(day) });
  note(`${day.operators.all.size} operators, ${posts.desks.length} desks`);
  const began = Date.now();
  let most = 0;
  let before = 0;
  const pace = setInterval(() => {
    const now = day.provider.counts[250] ?? 0;
    most = Math.max(most, now - before);
    before = now;
  }, 1_000);
  t.after(() => clearInterval(pace));
  await posts.lead.does('set_speed', { speed_permille: speed * 1000 });
  const running = await play(t, day, posts, outs, watch);
  const settled = await settle(day, posts, outs);
  const wall = (Date.now() - began) / 1000;
  const events = posts.lead.line.events.length;
  watch.look();
  [posts.lead, ...posts.desks].forEach((desk) => desk.leave());
  await running.stop();
  note('the exercise has ended; counting');
  const rows = await prove(t, day, posts, outs, settled);
  const figures = {
    operators: day.operators.all.size,
    'wall, s': rounded(wall),
    'mails written': outs.length,
    'taken by the provider': day.provider.counts[250],
    'bounced at once (550)': day.provider.counts[550] ?? 0,
    'tried again later (4xx)': (day.provider.counts[451] ?? 0) + (day.provider.counts[452] ?? 0),
    'returned later': day.operators.truth.returned,
    'still waiting': settled.mail.sent.waiting ?? 0,
    'answers by mail': day.operators.truth.replies,
    'receipts by link': day.operators.truth.links,
    'absence notices': day.operators.truth.autos,
    strangers: day.operators.truth.strangers,
    'most mails in a second': most,
    events,
    'processor of the server, s': rounded(watch.cpuMs / 1000),
    'memory of the server, most, MB': rounded(watch.peakKb / 1024),
  };
  const { faults } = day.operators;
  if (values.json) console.log(JSON.stringify({ figures, rows, faults }));
  else tell(day, rows, figures);
  for (const fault of faults.slice(0, 40)) console.error(`✕ ${fault}`);
  if (!values.json)
    console.log(
      faults.length ? `\n${faults.length} differences` : '\nEvery mail and every hop is accounted for.',
    );
  return faults.length === 0 ? 0 : 1;
}

const scope = new Scope();
let code = 3;
try {
  code = await main(scope);
} catch (error) {
  console.error(error.stack);
} finally {
  await scope.end();
}
process.exit(code);
