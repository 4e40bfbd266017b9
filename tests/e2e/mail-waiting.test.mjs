// Mails that come in while the exercise takes nothing (paused, stopped for a real incident, the story's mail cut): they wait, go in
// later in their order, each once, and are refused when the exercise is over.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join as path } from 'node:path';
import test from 'node:test';
import { withMail } from './lib/mail-drill.mjs';
import { until } from './lib/mail.mjs';

const tanaka = 'tanaka@city.example.jp';
const sato = 'sato@city.example.jp';
const rows = [
  ['team-1-csirt-1', tanaka],
  ['team-1-pr-1', sato],
];
const patience = { timeout: 180_000 };

const word = (from, subject) => ({
  from,
  to: [`drill+${from === tanaka ? 'pr' : 'csirt'}@drill.example.jp`],
  subject,
  text: `${subject}です。`,
});
const typed = (control) =>
  control.events
    .filter(({ event }) => event.kind === 'message_sent' && event.subject.ja.startsWith('待つ'))
    .map(({ event }) => event.subject.ja);
const received = async (session, outcome) => (await session.api('GET', 'mail')).received[outcome] ?? 0;
const waiting = (session, count) =>
  until(
    async () => (await received(session, 'waiting')) === count,
    () => `${count} waiting`,
  );
/** How many mails of the mailbox have our mark. */
const marked = (maildir) =>
  readdirSync(path(maildir, 'cur')).filter((name) => name.split(':2,')[1]?.includes('R')).length;

test(
  'what came during a pause goes in after it, in its order and once, also over a restart',
  patience,
  async (t) => {
    const drill = await withMail(t, rows);
    await drill.control.done('pause_exercise');
    for (const [from, subject] of [
      [tanaka, '待つ1'],
      [sato, '待つ2'],
      [tanaka, '待つ3'],
    ])
      await drill.send(word(from, subject));
    await waiting(drill.session, 3);
    assert.equal(marked(drill.maildir), 0, 'they stay in the mailbox without our mark');
    assert.deepEqual((await drill.mailState()).refused, []);

    await drill.running.stop('SIGKILL');
    const next = await drill.again();
    await drill.send(word(sato, '待つ4'));
    await waiting(next.session, 4);
    assert.deepEqual(typed(next.control), []);
    await next.control.done('resume_exercise');
    await until(() => typed(next.control).length === 4, 'all four');
    await until(() => marked(drill.maildir) === 4, 'all are done with');
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    assert.deepEqual(typed(next.control), ['待つ1', '待つ2', '待つ3', '待つ4']);
    assert.equal(await received(next.session, 'waiting'), 0);
    assert.equal(await received(next.session, 'taken'), 4);
    await next.control.close();
    await next.running.stop();
  },
);

test(
  'a stop for a real incident and a cut of the mail keep them; the end refuses them',
  patience,
  async (t) => {
    const { control, session, send, mailState } = await withMail(t, rows);
    await control.done('cut_channel', { channel: 'mail' });
    await send(word(tanaka, '待つ1'));
    await waiting(session, 1);
    await control.done('stop_for_incident', { reason: '本庁の障害' });
    await send(word(sato, '待つ2'));
    await waiting(session, 2);
    await control.done('lift_incident', { reason: '復旧' });
    await control.done('resume_exercise');
    await send(word(sato, '待つ3'));
    await waiting(session, 3);
    assert.deepEqual(typed(control), [], 'the mail is down still');
    await control.done('restore_channel', { channel: 'mail' });
    await until(() => typed(control).length === 3, 'all three');
    assert.deepEqual(typed(control), ['待つ1', '待つ2', '待つ3']);

    await control.done('pause_exercise');
    await send(word(tanaka, '待つ4'));
    await waiting(session, 1);
    await control.done('end_exercise');
    const state = await until(async () => {
      const found = await mailState();
      return found.refused.length === 1 && found;
    }, 'the refusal');
    assert.equal(state.refused[0].code, 'ended');
    assert.equal(state.received.waiting ?? 0, 0);
  },
);
