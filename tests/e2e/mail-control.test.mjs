// What controllers tell everybody by real e-mail: the stop for a real incident at once and ahead of everything, and the comms
// check, whose signed link is a sign of life.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import test from 'node:test';
import { press, withMail } from './lib/mail-drill.mjs';
import { readMail, until } from './lib/mail.mjs';

const rows = [
  ['team-1-csirt-1', 'tanaka@city.example.jp'],
  ['team-1-pr-1', 'sato@city.example.jp'],
  ['team-1-ciso-1', 'ciso@elsewhere.example'],
];
const patience = { timeout: 240_000 };
const word = (subject, to) => ({
  from: 'soc',
  to,
  subject: { ja: subject, en: subject },
  body: { ja: subject, en: subject },
});
const stops = (mails) => mails.filter(({ subject }) => subject.includes('【訓練中断】'));
const ofCheck = (mails) => mails.filter(({ subject }) => subject.includes('【通信確認】'));

test(
  'a stop is mailed to the whole roster ahead of what waits, once, and so is its end',
  patience,
  async (t) => {
    const drill = await withMail(t, rows, { change: { per_minute: 6 }, receives: false });
    const { control, smtp } = drill;
    for (let n = 0; n < 4; n += 1) await control.done('send_as', word(`連絡${n}`, ['csirt', 'pr']));
    await control.done('stop_for_incident', { reason: '本庁の基幹系で障害' });
    const queued = smtp.mails.length;
    const words = () => smtp.mails.filter(({ subject }) => subject.includes('連絡')).length;
    await until(() => stops(smtp.mails).length === 2, 'both are told', 90_000);
    const last = smtp.mails.indexOf(stops(smtp.mails)[1]);
    assert.ok(last <= queued + 2, `before what waited: ${queued} had left, and it is number ${last + 1}`);
    assert.ok(words() < 8, `some wait still: ${words()} have left`);
    const told = stops(smtp.mails)[0];
    assert.match(told.subject, /^【訓練】【訓練中断】【実事案発生】/);
    assert.match(told.subject, /EXERCISE STOPPED/);
    assert.equal(told.headers['x-enshu-exercise'], drill.exercise);
    for (const phrase of [
      /本庁の基幹系で障害/,
      /対応しないでください/,
      /NOT PART OF THE EXERCISE/,
      /do not act on/,
    ])
      assert.match(told.text, phrase);
    assert.doesNotMatch(told.text, /実際の事案ではありません|Nothing of it is real/);
    assert.deepEqual(
      stops(smtp.mails)
        .map(({ to }) => to[0])
        .sort(),
      [rows[1][1], rows[0][1]].sort(),
    );

    // Nothing else leaves until it is lifted; a restart repeats nothing.
    const before = smtp.mails.length;
    await drill.running.stop('SIGKILL');
    const next = await drill.again();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    assert.equal(smtp.mails.length, before);
    await next.control.done('lift_incident', { reason: '復旧した' });
    const lifted = () => smtp.mails.filter(({ subject }) => subject.includes('【訓練中断の解除】'));
    await until(() => lifted().length === 2, 'the end of the stop', 90_000);
    assert.match(lifted()[0].text, /復旧した/);
    const had = words();
    await until(() => words() > had, 'what waited', 90_000);
    assert.equal(stops(smtp.mails).length, 2);
    assert.ok(!smtp.mails.some(({ to }) => to[0].endsWith('elsewhere.example')), 'allowed addresses only');
    await next.control.close();
    await next.running.stop();
  },
);

test('a dry run writes the word of a stop down', patience, async (t) => {
  const { control, record } = await withMail(t, rows, { change: { dry: true }, receives: false });
  await control.done('stop_for_incident', { reason: '' });
  const place = record.replace(/\.exercise$/, '.mail');
  const written = () => {
    try {
      return readdirSync(place).map((name) => readMail(readFileSync(path(place, name)).toString('latin1')));
    } catch {
      return [];
    }
  };
  await until(() => stops(written()).length === 2, 'both mails');
});

test('a comms check goes to every mailbox, and its button counts as in the console', patience, async (t) => {
  const { control, smtp } = await withMail(t, rows, { receives: false });
  await control.done('pause_exercise');
  await control.done('call_comms_check', { note: '10 時までに' });
  await until(() => ofCheck(smtp.mails).length === 2, 'both are asked');
  const asked = ofCheck(smtp.mails).find(({ to }) => to[0] === rows[0][1]);
  assert.match(asked.text, /10 時までに/);
  const link = /https?:\S+\/c\/\S+/.exec(asked.text)[0];
  const answers = () => control.events.filter(({ event }) => event.kind === 'comms_check_answered');
  const page = await fetch(link);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /届いています/);
  assert.equal(answers().length, 0, 'a gateway that follows links confirms nothing');
  for (let n = 0; n < 2; n += 1) assert.match(await (await press(link)).text(), /確認しました/);
  const answer = await control.event(({ event }) => event.kind === 'comms_check_answered');
  assert.equal(answer.by, 'team-1-csirt-1');
  assert.equal(answer.event.confirmed, true);
  assert.equal(answers().length, 1);
  assert.match(await (await fetch(link)).text(), /確認しました/);

  const forged = link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A');
  assert.equal((await press(forged)).status, 404);
  assert.equal((await press(link.replace('/c/', '/r/'))).status, 404, 'it stands for nothing else');
  const other = /https?:\S+\/c\/\S+/.exec(ofCheck(smtp.mails).find(({ to }) => to[0] === rows[1][1]).text)[0];
  await control.done('close_comms_check');
  const late = await press(other);
  assert.equal(late.status, 409);
  assert.match(await late.text(), /終わっています/);
  assert.equal(answers().length, 1);
});
