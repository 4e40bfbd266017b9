// A learner stops for today; the server starts again; the next day all is as it was. And whoever closes the browser rests.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Connection, join } from './lib/client.mjs';
import { ownFolder, startServe } from './lib/program.mjs';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A course of two learners that has begun: the lead's line, and the link of the first learner. */
async function course(server) {
  const operator = await join(await server.operator());
  const made = await operator.api('POST', 'exercises', {
    scenario: 'cyder-online',
    teams: 2,
    modelled: false,
  });
  const lead = await operator.enter(made.id);
  const { path } = await lead.api('POST', 'seats/learner-1-learner-1/link', {});
  const line = await new Connection(lead).open();
  return { lead, line, path };
}

const rests = ({ lane, event }) => event.kind === 'clock_changed' && lane !== '' && !event.running;

test('stop here for today, a restart, and on by the same link', async (t) => {
  const data = await ownFolder(t);
  let server = await startServe(t, data);
  const { line, path } = await course(server);
  const first = await new Connection(await join(server.url + path)).open();
  assert.equal(first.welcome.view.exercise.own_pace, true);
  await line.done('start_exercise');
  const welcome = await first.event(({ event }) => event.kind === 'message_sent');
  await first.done('pause_exercise', { reason: '今日はここまで' });
  const refused = await first.command('log_decision', { decision: '続き', ground: '試験' });
  assert.equal(refused.error.code, 'resting');
  const { at } = await first.event(rests);
  await first.close();
  await server.running.stop();

  server = await startServe(t, data);
  const again = await new Connection(await join(server.url + path)).open();
  assert.equal(again.welcome.view.clock.running, false);
  assert.equal(again.welcome.view.clock.at, at, 'the learner’s own clock has not moved');
  assert.ok(again.events.some(({ event }) => event.id === welcome.event.id));
  await again.done('resume_exercise');
  await again.done('log_decision', { decision: '続き', ground: '試験' });
  await again.event(({ event }) => event.kind === 'message_sent' && event.channel === 'mail', 120_000);
});

test('a chair that stays empty rests by itself, beside one who goes on', async (t) => {
  const server = await startServe(t, await ownFolder(t));
  const { line, path } = await course(server);
  await line.done('start_exercise');
  const first = await new Connection(await join(server.url + path)).open();
  const { lane } = await line.event(rests, 90_000);
  assert.equal(lane, 'learner-2');
  await wait(500);
  assert.ok(!line.events.some((each) => rests(each) && each.lane === 'learner-1'));
  await first.cut();
  await line.event((each) => rests(each) && each.lane === 'learner-1', 90_000);
});
