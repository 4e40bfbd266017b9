// What stays within a team or an organisation: decisions in a shared lane, and what the routes answer a sub-controller.
import assert from 'node:assert/strict';
import test from 'node:test';
import { connect, Connection, join } from './lib/client.mjs';
import { startDemo } from './lib/program.mjs';

test('in a shared lane what a house decides stays within it: live, after joining, in the replay', async (t) => {
  const demo = await startDemo(t, ['--scenario', 'scenarios/cross-sector', '--unmodelled']);
  const sit = async (post) => {
    const session = await join(demo.links.find((link) => link.post === post || link.role === post).url);
    const line = await new Connection(session).open();
    t.after(() => line.close());
    return { session, line };
  };
  const decision = 'しおさい電力だけの決定';
  const holds = ({ line }) => JSON.stringify(line.frames).includes(decision);
  const lead = await sit('lead_controller');
  const power = await sit('power');
  const relations = await sit('power-pr');
  const telecom = await sit('telecom');
  await power.line.done('log_decision', { decision, ground: '試験' });
  await relations.line.event(({ event }) => event.kind === 'decision_logged');
  // Its own comes after everything that it was sent before.
  await telecom.line.done('log_decision', { decision: 'なぎさ通信の決定', ground: '試験' });
  await telecom.line.event(({ event }) => event.kind === 'decision_logged');
  assert.ok(holds(power) && holds(relations) && !holds(telecom));
  assert.ok(!holds(await sit('telecom')));

  await lead.line.done('end_exercise');
  const replay = ({ session }) => session.api('GET', `replay/${session.session.seat}`).then(JSON.stringify);
  assert.ok((await replay(relations)).includes(decision));
  assert.ok(!(await replay(telecom)).includes(decision));

  const debrief = ({ session }) => session.api('GET', 'debrief');
  const own = await debrief(relations);
  const others = await debrief(telecom);
  assert.ok(JSON.stringify(own).includes(decision));
  assert.ok(!JSON.stringify(others).includes(decision));
  const owing = ({ lanes }) => [...new Set(lanes[0].score.obligations.map(({ owes }) => owes))].sort();
  const houses = (model) => [...new Set(model.seats.map(({ role }) => role))].sort();
  assert.ok(owing(own).length > 0 && owing(own).every((post) => ['power', 'power-pr'].includes(post)));
  assert.deepEqual(owing(others), ['telecom']);
  assert.deepEqual(houses(others), ['telecom']);
});

test('a sub-controller has their own team’s score, seats and replays, and nobody else’s', async (t) => {
  const demo = await startDemo(t, ['--speed', '60', '--teams', '2']);
  const lead = await connect(demo.link('lead_controller').url);
  t.after(() => lead.close());
  const seat = { seat: 'sub-1', access: 'sub_controller', seat_lane: 'team-1', name: 'サブ' };
  assert.equal((await lead.command('open_seat', { ...seat, seat_lane: '' })).error.code, 'bad_seat');
  await lead.done('open_seat', seat);
  const { path } = await lead.session.api('POST', 'seats/sub-1/link');
  const mine = await join(new URL(path, lead.session.origin).href);
  const lanes = ({ lanes: list }) => list.map(({ lane }) => lane);
  assert.deepEqual(lanes(await mine.api('GET', 'score')), ['team-1']);
  assert.deepEqual(lanes(await mine.api('GET', 'debrief')), ['team-1']);
  const { seats } = await mine.api('GET', 'seats');
  assert.ok(seats.every(({ lane }) => lane === '' || lane === 'team-1'));
  const { seats: there } = await mine.api('GET', 'presence');
  assert.ok(there.every(({ seat: id }) => !id.startsWith('team-2')));
  const player = (lane) => demo.link('participant', { lane }).seat;
  await mine.api('GET', `replay/${player('team-1')}`);
  for (const name of [`replay/${player('team-2')}`, 'record', 'comparison', 'debrief/debrief.ja.html'])
    await assert.rejects(mine.api('GET', name), /404/, name);
  await assert.rejects(mine.api('POST', `seats/${player('team-1')}/link`), /404/);
});
