// Mails over several connections to a provider that takes its time: how many at once, in which order, and what a stop, a real
// incident and a provider that wants fewer change.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join as path } from 'node:path';
import test from 'node:test';
import { startProvider } from '../load/mail/post.mjs';
import { Connection, join } from './lib/client.mjs';
import { certificates, settings, until } from './lib/mail.mjs';
import { ownFolder, startDemo, startServe, top } from './lib/program.mjs';

const scenario = path(top, 'scenarios/targeted-mail');

/** So many learners with a mailbox each, and a provider: { mails, provider, control, session, started, file }. */
async function training(t, learners, provided, change = {}) {
  const folder = await certificates(t);
  const mails = [];
  const note = (mail) => mails.push(mail);
  const provider = await startProvider(t, folder, path(await ownFolder(t), 'Maildir'), note, provided);
  const rows = Array.from({ length: learners }, (_, n) => [
    `learner-${n + 1}-staff-1`,
    `staff-${n + 1}@city.example.jp`,
  ]);
  const file = await settings(t, folder, provider.port, rows, { per_minute: 60_000, ...change });
  const args = ['--scenario', scenario, '--teams', String(learners), '--unmodelled', '--mail', file];
  const started = await startDemo(t, args);
  const session = await join(started.link('lead_controller').url);
  const control = await new Connection(session).open();
  await control.done('fire_inject', { inject: 'welcome' });
  return { mails, provider, control, session, started, file };
}

const word = (subject) => ({
  from: 'desk',
  to: ['staff'],
  subject: { ja: subject, en: subject },
  body: { ja: 'ご確認ください。', en: 'Please check.' },
});

const sent = async (session, count) => {
  const state = await session.api('GET', 'mail');
  return (state.sent.sent ?? 0) >= count && state;
};

const most = (mails) => Math.max(...mails.map(({ at_once: atOnce }) => atOnce));

/** Milliseconds from the first to the last. */
const between = (mails) => Math.round((mails.at(-1).at - mails[0].at) * 1000);

const twice = (provider) => [...provider.seen.values()].filter((times) => times > 1).length;

test(
  'as many mails at once as the settings say, one a seat, each seat in its order',
  { timeout: 120_000 },
  async (t) => {
    const learners = 6;
    const { mails, control, session } = await training(t, learners, { delay: 60 }, { connections: 3 });
    await until(() => mails.length === learners, 'the welcome');
    const letters = ['一通目', '二通目', '三通目', '四通目', '五通目'];
    for (const each of letters) await control.done('send_as', word(each));
    await until(
      () => sent(session, learners * (letters.length + 1)),
      () => `${mails.length} mails`,
    );
    assert.equal(most(mails), 3);
    for (let n = 1; n <= learners; ++n) {
      const own = mails.filter(({ to }) => to === `staff-${n}@city.example.jp`).slice(1);
      const found = own.map(({ subject }) => subject.replace('【訓練】', ''));
      assert.deepEqual(found, letters, `learner ${n}`);
    }
    assert.deepEqual(
      mails.filter(({ beside }) => beside > 0),
      [],
    );
  },
);

test('four connections are about four times as fast as one', { timeout: 120_000 }, async (t) => {
  const learners = Number(process.env.ENSHU_MAILS ?? 40);
  const took = {};
  for (const connections of [1, 4]) {
    const { mails, control, started } = await training(t, learners, { delay: 100 }, { connections });
    await until(() => mails.length === learners, 'the welcome', learners * 200);
    await control.done('fire_inject', { inject: 'invoice' });
    await until(() => mails.length === 2 * learners, 'the invoice', learners * 200);
    took[connections] = between(mails.slice(learners));
    assert.equal(most(mails), connections);
    await started.running.stop();
  }
  t.diagnostic(
    `${learners} mails of 100 ms each: ${took[1]} ms over one connection, ${took[4]} ms over four`,
  );
  assert.ok(took[4] < took[1] * 0.7, JSON.stringify(took));
});

test('the throttle is for all connections together', { timeout: 60_000 }, async (t) => {
  const learners = 20;
  const { mails } = await training(t, learners, { delay: 300 }, { per_minute: 600 });
  await until(() => mails.length === learners, 'the welcome');
  const took = between(mails);
  assert.ok(took > (learners - 2) * 100, `${learners} mails in ${took} ms at 600 a minute`);
  assert.ok(most(mails) > 1);
});

test(
  'a provider that wants fewer at once is given fewer, and the operator is told',
  { timeout: 60_000 },
  async (t) => {
    const learners = 30;
    const { mails, session, started, provider } = await training(t, learners, { delay: 100, most: 2 });
    await until(
      () => sent(session, learners),
      () => `${mails.length} mails`,
    );
    assert.equal(most(mails), 2);
    assert.equal(twice(provider), 0);
    assert.match(started.running.errors, /421 4\.7\.0 too many at once/);
  },
);

test(
  'a real incident lets out what is in dialogue alone, and so does the end of the program',
  { timeout: 120_000 },
  async (t) => {
    const learners = 60;
    const { mails, control, started, provider, file } = await training(t, learners, { delay: 150 });
    // The stop itself goes to everybody, ahead of all.
    const story = () => mails.filter(({ subject }) => !subject.includes('訓練中断'));
    await until(() => story().length >= 10, 'some');
    await control.done('stop_for_incident', { reason: '本物のインシデント' });
    const before = story().length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    assert.ok(story().length <= before + 4, `${before}, then ${story().length}`);
    assert.ok(story().length < learners);
    await control.done('lift_incident', { reason: '解決' });
    await until(() => story().length >= before + 12, 'it goes on');
    await started.running.stop();
    const ended = story().length;
    assert.ok(ended < learners);
    const again = await startServe(t, started.data, 0, { args: ['--mail', file] });
    await until(
      () => story().length === learners,
      () => `${story().length} of ${learners}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.equal(twice(provider), 0, 'those in dialogue were noted before it ended');
    await again.running.stop();
  },
);

test(
  'while the outbox takes no notes nothing else leaves, and nothing twice',
  { timeout: 120_000 },
  async (t) => {
    const learners = 60;
    const { mails, session, started, provider } = await training(t, learners, { delay: 150 });
    // The stop itself goes to everybody, ahead of all.
    const story = () => mails.filter(({ subject }) => !subject.includes('訓練中断'));
    await until(() => story().length >= 10, 'some');
    const outbox = started.record.replace(/\.exercise$/, '.mail.db');
    const hold = `
import sqlite3, sys, time
line = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
line.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()`;
    const holder = spawn('/usr/bin/python3', ['-c', hold, outbox], { stdio: ['pipe', 'pipe', 'inherit'] });
    t.after(() => holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    const before = story().length;
    await until(() => /mail of exercise .*/.test(started.running.errors), 'the operator is told', 60_000);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.ok(mails.length <= before + 8, `${before}, then ${mails.length}`);
    assert.ok(story().length < learners);
    holder.stdin.end();
    await until(
      () => sent(session, learners),
      () => `${mails.length} mails`,
      60_000,
    );
    assert.equal(mails.length, learners);
    assert.equal(twice(provider), 0);
  },
);
