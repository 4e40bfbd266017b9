// A client that knows only the contract takes a participant's seat in the demo: replies, loses its line, resumes, and sends twice.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import { Connection, connect, join } from './lib/client.mjs';
import { startDemo } from './lib/program.mjs';

test('a plain client takes a seat', async (t) => {
  const demo = await startDemo(t);
  const place = demo.link('participant');
  const session = await join(place.url);

  await t.test('the join code becomes a cookie that scripts cannot read', () => {
    const cookie = session.setCookie.join('\n');
    assert.match(cookie, /HttpOnly/i);
    assert.match(cookie, /SameSite=Strict/i);
    assert.equal(session.session.seat, place.seat);
  });

  const line = await new Connection(session).open();
  t.after(() => line.close());
  const view = line.welcome.view;

  await t.test('the welcome shows the seat its exercise and nothing of the plan', () => {
    assert.equal(view.you.access, 'participant');
    assert.ok(view.exercise.title.ja && view.exercise.title.en);
    assert.ok(line.welcome.epoch.length > 0);
    assert.equal(view.staff, undefined);
    const text = JSON.stringify(line.frames);
    for (const secret of ['"msel"', '"obligations"', '"expects"', '"knows"', '"record"', '"note_added"']) {
      assert.ok(!text.includes(secret), `a participant's stream holds ${secret}`);
    }
  });

  const mail = await line.event(
    ({ event }) => event.kind === 'message_sent' && event.channel !== 'phone',
    60_000,
  );

  await t.test('a reply is acknowledged and comes back as an event', async () => {
    const answer = await line.done('send_message', {
      channel: 'mail',
      to: [mail.event.from],
      subject: `Re: ${mail.event.subject.ja}`,
      body: '受領しました。確認します。',
      in_reply_to: mail.event.id,
    });
    const sent = await line.event(
      ({ event }) => event.kind === 'message_sent' && event.in_reply_to === mail.event.id && event.typed,
    );
    assert.equal(sent.seq, answer.seq);
    assert.equal(sent.event.body.ja, '受領しました。確認します。');
  });

  await t.test('the same command id twice has one effect and the same answer', async () => {
    const id = randomUUID();
    const words = { decision: `二度送る決定 ${id}`, ground: '試験', owner: 'CSIRT' };
    const first = await line.done('log_decision', words, id);
    const second = await line.done('log_decision', words, id);
    assert.equal(second.seq, first.seq);
    await line.done('log_decision', { ...words, decision: '別の決定' });
    const count = line.events.filter(
      ({ event }) => event.kind === 'decision_logged' && event.decision === words.decision,
    ).length;
    assert.equal(count, 1);
  });

  await t.test('the same id with another body is refused', async () => {
    const id = randomUUID();
    await line.done('log_decision', { decision: '一', ground: '試験', owner: 'CSIRT' }, id);
    const answer = await line.command('log_decision', { decision: '二', ground: '試験', owner: 'CSIRT' }, id);
    assert.equal(answer.type, 'refused');
    assert.ok(answer.error.message.ja && answer.error.message.en);
  });

  await t.test('a participant cannot command the exercise', async () => {
    for (const [kind, members] of [
      ['pause_exercise', {}],
      ['fire_inject', { inject: 'soc-notice' }],
      ['end_exercise', {}],
    ]) {
      const answer = await line.command(kind, members);
      assert.equal(answer.type, 'refused', kind);
    }
  });

  await t.test('after a cut line the missed events come, each once and in order', async () => {
    const other = await new Connection(session).open();
    t.after(() => other.close());
    const last = line.seq;
    await line.cut();
    for (const number of [1, 2, 3]) {
      await other.done('log_decision', {
        decision: `線が切れている間 ${number}`,
        ground: '試験',
        owner: 'CSIRT',
      });
    }
    const again = await new Connection(session).open(last);
    t.after(() => again.close());
    assert.deepEqual(again.welcome.view.events, []);
    await again.event(({ event }) => event.decision === '線が切れている間 3');
    const wanted = other.events.filter(({ seq }) => seq > last && seq <= again.seq);
    assert.deepEqual(again.events.slice(0, wanted.length), wanted);
  });
});

test('the controller sees the whole plan and pauses everybody', async (t) => {
  const demo = await startDemo(t);
  const controller = await connect(demo.link('lead_controller').url);
  const participant = await connect(demo.link('participant').url);
  t.after(() => Promise.all([controller.close(), participant.close()]));
  assert.ok(controller.welcome.view.staff.msel.length >= 12);
  assert.ok(controller.welcome.view.staff.obligations.length > 0);

  await controller.done('pause_exercise', { reason: '点検' });
  const paused = await participant.event(
    ({ event }) => event.kind === 'clock_changed' && event.change === 'paused',
  );
  assert.equal(paused.event.running, false);
  await controller.done('resume_exercise');
  await participant.event(
    ({ seq, event }) => seq > paused.seq && event.kind === 'clock_changed' && event.change === 'resumed',
  );
});
