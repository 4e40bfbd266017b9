// A learner who sits alone ends the exercise, reads the debrief and saves the certificate while the others go on; no controller does anything.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Connection, join } from './lib/client.mjs';
import { ownFolder, startServe } from './lib/program.mjs';

const own = ({ lane, event }) => event.kind === 'clock_changed' && lane !== '' && event.change === 'ended';
const get = ({ origin, cookie }, path) => fetch(`${origin}/api/v1/${path}`, { headers: { cookie } });
const code = async (session, path) => {
  const reply = await get(session, path);
  return { status: reply.status, code: (await reply.json()).error?.code };
};
const page = async (session, path) => {
  const reply = await get(session, path);
  assert.equal(reply.status, 200, path);
  return { text: await reply.text(), file: reply.headers.get('content-disposition') };
};

test('a lone learner finishes, and the debrief and the certificate are theirs', async (t) => {
  const data = await ownFolder(t);
  let server = await startServe(t, data);
  const operator = await join(await server.operator());
  const made = await operator.api('POST', 'exercises', {
    scenario: 'cyder-online',
    teams: 3,
    modelled: false,
  });
  const lead = await operator.enter(made.id);
  const line = await new Connection(lead).open();
  const seat = (n) => `learner-${n}-learner-1`;
  const path = async (n) => (await lead.api('POST', `seats/${seat(n)}/link`, {})).path;
  const paths = [await path(1), await path(2)];
  const first = await join(server.url + paths[0]);
  const second = await join(server.url + paths[1]);
  const alice = await new Connection(first).open();
  const bob = await new Connection(second).open();
  await t.test('not before it has begun', async () => {
    const early = await alice.command('end_exercise');
    assert.equal(early.error.code, 'not_started');
  });
  await line.done('start_exercise');
  const mail = await alice.event(({ event }) => event.kind === 'message_sent');
  await alice.done('open_message', { message: mail.event.id });
  const { moves } = line.welcome.view.staff;
  await line.done('begin_move', { move: moves.at(-1).id, lanes: ['learner-1'] });
  for (const where of ['debrief', `replay/${seat(1)}`, 'certificate/certificate.ja.html'])
    assert.deepEqual(await code(first, where), { status: 403, code: 'not_ended' }, where);

  await alice.done('end_exercise');
  await t.test('the lane is over for its learner alone', async () => {
    const { lane } = await line.event(own);
    assert.equal(lane, 'learner-1');
    for (const kind of ['end_exercise', 'resume_exercise', 'pause_exercise'])
      assert.equal((await alice.command(kind)).error.code, 'ended', kind);
    const late = await alice.command('log_decision', { decision: 'd', ground: 'g' });
    assert.equal(late.error.code, 'ended');
    await bob.done('log_decision', { decision: 'd', ground: 'g' });
    assert.deepEqual(await code(second, 'debrief'), { status: 403, code: 'not_ended' });
  });
  await t.test('the debrief is whole, final, and of nobody else', async () => {
    const debrief = await first.api('GET', 'debrief');
    assert.deepEqual(
      debrief.lanes.map(({ lane }) => lane),
      ['learner-1'],
    );
    assert.equal(debrief.exercise.final, true);
    assert.ok(debrief.exercise.ended > 0);
    assert.ok(!JSON.stringify(debrief).includes('learner-2'));
    const replay = await first.api('GET', `replay/${seat(1)}`);
    assert.ok(replay.events.length > 0);
    assert.equal((await get(first, `replay/${seat(2)}`)).status, 404);
  });
  await t.test('the certificate names its learner, in both languages', async () => {
    const { text, file } = await page(first, 'certificate/certificate.ja.html');
    assert.match(text, /参加証/);
    assert.equal(text.match(/class="certificate"/g).length, 1);
    assert.match(file, /certificate\.ja\.html/);
    assert.match((await page(first, 'certificate/certificate.en.html')).text, /Certificate of participation/);
    assert.equal((await get(first, 'certificate/certificates.ja.html')).status, 404);
    assert.equal((await get(lead, 'certificate/certificate.ja.html')).status, 404);
  });

  await alice.close();
  await bob.close();
  await line.close();
  await server.running.stop();
  server = await startServe(t, data);
  await t.test('all of it stands after a restart', async () => {
    const again = await join(server.url + paths[0]);
    const console_ = await new Connection(again).open();
    assert.equal(console_.welcome.view.clock.ended, true);
    assert.equal((await again.api('GET', 'debrief')).exercise.final, true);
    await page(again, 'certificate/certificate.ja.html');
    await console_.close();
  });
  await t.test('whoever had not come to the end when the exercise closed gets none', async () => {
    const back = await (await join(await server.operator())).enter(made.id);
    const board = await new Connection(back).open();
    await board.done('end_exercise');
    const other = await join(server.url + paths[1]);
    assert.deepEqual(await code(other, 'certificate/certificate.ja.html'), {
      status: 403,
      code: 'no_certificate',
    });
    assert.equal((await other.api('GET', 'debrief')).exercise.final, true);
    const all = await page(back, 'debrief/certificates.ja.html');
    assert.equal(all.text.match(/class="certificate"/g).length, 1);
    assert.match(all.text, /最後の局面まで進んで演習を終えておらず/);
    await board.close();
  });
});

/** An exercise of one team that has begun: the lead's line, one participant and their line. */
async function begun(t, scenario) {
  const server = await startServe(t, await ownFolder(t));
  const operator = await join(await server.operator());
  const made = await operator.api('POST', 'exercises', {
    scenario,
    teams: 1,
    modelled: false,
  });
  const lead = await operator.enter(made.id);
  const line = await new Connection(lead).open();
  await line.done('start_exercise');
  const { seats } = await lead.api('GET', 'seats');
  const { seat } = seats.find(({ access }) => access === 'participant');
  const { path } = await lead.api('POST', `seats/${seat}/link`, {});
  const person = await join(server.url + path);
  return { line, person, alone: await new Connection(person).open() };
}

test('whoever ends it on the way reads the debrief, and gets no certificate', async (t) => {
  const { person, alone } = await begun(t, 'cyder-online');
  const mail = await alone.event(({ event }) => event.kind === 'message_sent');
  await alone.done('open_message', { message: mail.event.id });
  await alone.done('end_exercise');
  assert.equal((await person.api('GET', 'debrief')).exercise.final, true);
  assert.deepEqual(await code(person, 'certificate/certificate.ja.html'), {
    status: 403,
    code: 'no_certificate',
  });
});

test('in a team a participant does not end the exercise', async (t) => {
  const { line, alone } = await begun(t, 'cyder-municipality');
  assert.equal((await alone.command('end_exercise')).error.code, 'not_permitted');
  assert.ok(!line.events.some(({ event }) => event.kind === 'clock_changed' && event.change === 'ended'));
});
