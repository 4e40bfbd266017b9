// People without an open console: what they get in their own mailboxes from a real SMTP server, and what becomes of every mail.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join as path } from 'node:path';
import test from 'node:test';
import { Connection, join } from './lib/client.mjs';
import { certificates, readMail, settings, startSmtp, until } from './lib/mail.mjs';
import { startProvider } from '../load/mail/post.mjs';
import { ownFolder, start, startDemo, startServe, top } from './lib/program.mjs';

const rows = [
  ['team-1-csirt-1', 'Tanaka@city.example.jp'],
  ['team-1-pr-1', 'busy.sato@city.example.jp'],
  ['team-1-welfare-1', 'gone.mori@city.example.jp'],
  ['team-1-nobody-1', 'nobody@city.example.jp'],
  ['team-1-ciso-1', 'ciso@gmail.example'],
];
// The scenario's own first mail, at 0:00, goes to the CSIRT too.
const demo = ['--teams', '1', '--unmodelled', '--scenario', 'cyder-municipality'];

async function lead(started) {
  const session = await join(started.link('lead_controller').url);
  return { session, console: await new Connection(session).open() };
}

const word = (subject, to) => ({
  from: 'soc',
  to,
  subject: { ja: subject, en: 'Traffic' },
  body: { ja: `${subject}。至急ご確認ください。`, en: 'Please check at once.' },
});

const count = (mails, name) => mails.filter(({ to }) => to.some((each) => each.startsWith(name))).length;

test(
  'every mail is sent, tried again or bounced, and only the roster receives',
  { timeout: 120_000 },
  async (t) => {
    const folder = await certificates(t);
    const smtp = await startSmtp(t, folder);
    const file = await settings(t, folder, smtp.port, rows);
    const started = await startDemo(t, [...demo, '--mail', file]);
    const { session, console: control } = await lead(started);
    await control.done('send_as', word('外部への不審な通信', ['csirt', 'pr', 'welfare']));
    await control.done('fire_inject', { inject: 'proxy-log' });

    const done = (state) => state.sent.sent === 4 && state.sent.bounced === 1 && !state.sent.waiting;
    const state = await until(
      async () => {
        const found = await session.api('GET', 'mail');
        return done(found) && found;
      },
      () => JSON.stringify(smtp.mails.map(({ to }) => to)),
    );

    const first = smtp.mails.find(({ subject }) => subject.includes('外部への不審な通信'));
    assert.equal(first.subject, '【訓練】外部への不審な通信');
    assert.equal(first.headers['x-enshu-exercise'], started.exercise);
    assert.match(first.headers.from, /<drill\+soc@drill\.example\.jp>/);
    assert.match(first.headers.to, /<drill\+csirt@drill\.example\.jp>/);
    assert.match(first.text, /至急ご確認ください/);
    assert.match(first.text, /これは演習（訓練）のメールです/);
    assert.match(first.text, /belongs to an exercise/);
    const log = smtp.mails.find(({ files }) => files.some(({ name }) => name === 'proxy.csv'));
    assert.deepEqual(log.files.map(({ name }) => name).sort(), ['mail-gateway.csv', 'proxy.csv']);
    assert.ok(log.files.every(({ bytes }) => bytes > 0));

    // Busy is tried again, gone bounces with the server's words; nobody else got anything.
    assert.equal(count(smtp.mails, 'tanaka'), 3);
    assert.equal(count(smtp.mails, 'busy'), 1);
    assert.equal(smtp.mails.length, 4);
    const bounced = state.rows.find((row) => row.state === 'bounced');
    assert.equal(bounced.seat, 'team-1-welfare-1');
    assert.match(bounced.reason, /550 5\.1\.1 no such mailbox/);
    // The exercise knows of it too, without the address or the server's words.
    const told = await control.event(({ event }) => event.kind === 'mail_returned');
    const { message, ...rest } = told.event;
    assert.deepEqual(rest, {
      kind: 'mail_returned',
      receiver_seat: 'team-1-welfare-1',
      receiver: 'welfare',
      cause: 'unknown_address',
      status: '550 5.1.1',
      unreached: true,
    });
    const sent = control.events.find(({ event }) => event.id === message);
    assert.ok(sent.event.to.includes('welfare'));
    assert.equal(control.events.filter(({ event }) => event.kind === 'mail_returned').length, 1);
    // Rows that cannot be used, by line: a domain that is not allowed, a seat that is not there.
    assert.deepEqual(state.faults.map(({ line }) => line).sort(), [5, 6]);
    assert.equal(state.rostered, 4);

    // A roster changed in the last moment counts: the address that is gone gets nothing more.
    await session.api('PUT', 'mail/roster', {
      csv: 'seat,address\nteam-1-pr-1,busy.sato@city.example.jp\n',
    });
    await control.done('send_as', word('名簿の変更後', ['csirt', 'pr']));
    await until(() => count(smtp.mails, 'busy') === 2, 'the second mail');
    assert.equal(count(smtp.mails, 'tanaka'), 3);

    // Addresses are personal data: not in the record, and the files beside it are for their owner alone.
    assert.ok(!readFileSync(started.record).includes('city.example.jp'));
    for (const end of ['.mail.db', '.roster.csv']) {
      const kept = started.record.replace(/\.exercise$/, end);
      assert.equal(statSync(kept).mode & 0o777, 0o600, kept);
    }
  },
);

test(
  'whoever wrote a mail that came back is told, and of one that was missed after the start',
  { timeout: 120_000 },
  async (t) => {
    const folder = await certificates(t);
    const smtp = await startSmtp(t, folder);
    const file = await settings(t, folder, smtp.port, rows.slice(0, 3));
    const started = await startDemo(t, [...demo, '--mail', file]);
    const csirt = await new Connection(await join(started.link('participant', { post: 'csirt' }).url)).open();
    const returned = ({ event }) => event.kind === 'mail_returned';
    const write = async (to) => {
      await csirt.done('send_message', { to: [to], subject: '経路', body: '届きますか。' });
      return (
        await csirt.event(
          ({ event }) => event.kind === 'message_sent' && event.from === 'csirt' && event.to.includes(to),
        )
      ).event.id;
    };
    const gone = await write('welfare');
    const told = await csirt.event(returned);
    assert.deepEqual(
      [told.event.message, told.event.receiver, told.event.unreached],
      [gone, 'welfare', true],
    );
    const fine = await write('pr');
    await until(() => count(smtp.mails, 'busy') === 1, 'the mail that is tried again');
    await csirt.close();
    await started.running.stop();

    // As after a death between the note of the outbox and the event.
    const box = started.record.replace(/\.exercise$/, '.mail.db');
    const change = `import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.execute("UPDATE mails SET state='bounced', reason='5.2.2 full' WHERE state='sent' AND seq IN (SELECT seq FROM letters WHERE message=?)", [sys.argv[2]]); d.commit()`;
    execFileSync('python3', ['-c', change, box, fine]);
    for (let again = 0; again < 2; again += 1) {
      const server = await startServe(t, started.data, 0, { args: ['--mail', file] });
      const { pathname, hash } = new URL(started.link('lead_controller').url);
      const control = await new Connection(await join(server.url + pathname + hash)).open();
      await control.event((each) => returned(each) && each.event.message === fine);
      const all = control.events.filter(returned).map(({ event }) => [event.receiver, event.cause]);
      assert.deepEqual(all, [
        ['welfare', 'unknown_address'],
        ['pr', 'mailbox_full'],
      ]);
      await control.close();
      await server.running.stop();
    }
  },
);

test('a restart neither doubles nor loses a mail', { timeout: 120_000 }, async (t) => {
  const folder = await certificates(t);
  let smtp = await startSmtp(t, folder);
  const { port, mails: before } = smtp;
  const file = await settings(t, folder, port, rows.slice(0, 1));
  const started = await startDemo(t, [...demo, '--mail', file]);
  const { console: control } = await lead(started);
  await control.done('send_as', word('一通目', ['csirt']));
  await until(() => before.length === 2, "the scenario's mail and the first of ours");

  // The mail server is down, mails wait, and then enshu itself dies.
  smtp.stop();
  for (const each of ['二通目', '三通目']) await control.done('send_as', word(each, ['csirt']));
  await started.running.stop('SIGKILL');

  smtp = await startSmtp(t, folder, port);
  start(t, ['serve', '--data', started.data, '--listen', '127.0.0.1:0', '--mail', file]);
  await until(() => smtp.mails.length >= 2, 'the mails that waited');
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  assert.deepEqual(smtp.mails.map(({ subject }) => subject).sort(), ['【訓練】三通目', '【訓練】二通目']);
  assert.equal(before.length, 2);
});

test('killed in the midst of many mails: each goes out, none twice', { timeout: 120_000 }, async (t) => {
  const learners = 150;
  const folder = await certificates(t);
  const came = new Set();
  let some;
  const provider = await startProvider(t, folder, path(await ownFolder(t), 'Maildir'), ({ to, subject }) => {
    if (subject.includes('ご請求書') && came.add(to).size === 40) some();
  });
  const learnersRows = Array.from({ length: learners }, (_, n) => [
    `learner-${n + 1}-staff-1`,
    `staff-${n + 1}@city.example.jp`,
  ]);
  const file = await settings(t, folder, provider.port, learnersRows);
  const scenario = path(top, 'scenarios/targeted-mail');
  const size = ['--teams', String(learners), '--unmodelled'];
  const started = await startDemo(t, ['--scenario', scenario, ...size, '--mail', file]);
  const { console: control } = await lead(started);
  const midst = new Promise((resolve) => (some = resolve));
  await control.done('fire_inject', { inject: 'invoice' });
  await midst;
  await started.running.stop('SIGKILL');
  assert.ok(came.size < learners, 'it was killed before the last mail');

  const again = await startServe(t, started.data, 0, { args: ['--mail', file] });
  await until(
    () => came.size === learners,
    () => `${came.size} of ${learners}`,
  );
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const twice = [...provider.seen.values()].filter((times) => times > 1).length;
  assert.ok(twice <= 4, `${twice} twice: only the four that it died over can be`);
  await again.running.stop();
});

test('a mail that is too large bounces, and the others go on', { timeout: 60_000 }, async (t) => {
  const folder = await certificates(t);
  const smtp = await startSmtp(t, folder, 0, undefined, 20_000);
  const file = await settings(t, folder, smtp.port, rows.slice(0, 1), { retry_seconds: 3600 });
  const started = await startDemo(t, [...demo, '--mail', file]);
  const { session, console: control } = await lead(started);
  await control.done('send_as', { ...word('大きい', ['csirt']), body: { ja: '長'.repeat(9_000), en: '' } });
  await control.done('send_as', word('小さい', ['csirt']));
  await until(() => smtp.mails.some(({ subject }) => subject.includes('小さい')), 'the small mail', 10_000);
  const { rows: troubles } = await session.api('GET', 'mail');
  assert.deepEqual(
    troubles.map(({ state, subject }) => [state, subject.ja]),
    [['bounced', '大きい']],
  );
  assert.match(troubles[0].reason, /^552 /);
});

test(
  'a server whose certificate is not trusted gets nothing, and the reason is none of its words',
  { timeout: 60_000 },
  async (t) => {
    const folder = await certificates(t);
    const smtp = await startSmtp(t, folder);
    const smtps = { host: '127.0.0.1', port: smtp.port, security: 'starttls', ca_file: '/etc/hostname' };
    const file = await settings(t, folder, smtp.port, rows.slice(0, 1), { smtp: smtps });
    const started = await startDemo(t, [...demo, '--mail', file]);
    const { session } = await lead(started);
    const row = await until(async () => (await session.api('GET', 'mail')).rows[0], 'a try');
    assert.doesNotMatch(row.reason, /^\d/, "after a server's yes its words are no reason");
    await until(() => started.running.errors.includes('mail cannot be sent'), 'the operator is told');
    assert.equal(smtp.mails.length, 0);
  },
);

test('a dry run writes what would be sent and sends nothing', { timeout: 60_000 }, async (t) => {
  const folder = await certificates(t);
  const smtp = await startSmtp(t, folder);
  const file = await settings(t, folder, smtp.port, rows, { dry: true });
  const started = await startDemo(t, [...demo, '--mail', file]);
  const { session, console: control } = await lead(started);
  await control.done('send_as', word('試しの連絡', ['csirt']));
  const state = await until(async () => {
    const found = await session.api('GET', 'mail');
    return found.sent.dry === 2 && found;
  }, 'the dry mails');
  assert.equal(state.dry, true);
  const place = started.record.replace(/\.exercise$/, '.mail');
  assert.deepEqual(readdirSync(place).sort(), state.rows.map(({ reason }) => reason).sort());
  const row = state.rows.find(({ subject }) => subject.ja === '試しの連絡');
  const mail = readMail(readFileSync(path(place, row.reason)).toString('latin1'));
  assert.equal(mail.subject, '【訓練】試しの連絡');
  assert.equal(smtp.mails.length, 0);
});

test('settings that cannot be used end the program with a place and a remedy', async (t) => {
  const folder = await certificates(t);
  const file = await settings(t, folder, 25, rows, { allowed_domains: [] });
  const running = start(t, [
    'serve',
    '--data',
    path(folder, 'data'),
    '--listen',
    '127.0.0.1:0',
    '--mail',
    file,
  ]);
  const [code] = await running.ended;
  assert.equal(code, 1);
  assert.match(running.errors, /mail\.json.*allowed_domains/);
});
