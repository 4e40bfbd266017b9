// The server is killed under load and started again: what was acknowledged is there, nothing is there twice, the clock goes
// on, and a pause stays a pause.
import assert from 'node:assert/strict';
import { copyFileSync, rmSync } from 'node:fs';
import { join as under } from 'node:path';
import test from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Connection, join } from './lib/client.mjs';
import { enshuFine, enshuJson } from './lib/command.mjs';
import { ownFolder, startServe } from './lib/program.mjs';

const rounds = 5;

/** Sends decisions one after another until the line breaks; `acknowledged` grows meanwhile, `done` resolves at the end. */
function keepDeciding(line, name) {
  const acknowledged = [];
  return { acknowledged, done: decideUntilBroken(line, name, acknowledged) };
}

async function decideUntilBroken(line, name, acknowledged) {
  let broken = false;
  void line.closed.then(() => (broken = true));
  for (let i = 0; !broken; ++i) {
    const decision = `${name}-${i}`;
    const answer = await Promise.race([
      line.command('log_decision', { decision, ground: '負荷', owner: 'CSIRT' }),
      line.closed.then(() => null),
    ]);
    if (answer?.type === 'ack') acknowledged.push(decision);
    else if (answer) throw new Error(JSON.stringify(answer));
    // A console may send 50 messages a second; on a fast machine the answers come quicker.
    await wait(30);
  }
}

const decisionsOf = (line) =>
  line.events.filter(({ event }) => event.kind === 'decision_logged').map(({ event }) => event.decision);

test('kill -9 loses nothing that was acknowledged', async (t) => {
  const data = await ownFolder(t);
  let server = await startServe(t, data);
  const operator = await join(await server.operator());
  const made = await operator.api('POST', 'exercises', { scenario: 'cyder-municipality', teams: 2, seed: 4 });
  const lead = await operator.enter(made.id);
  const { seats } = await lead.api('GET', 'seats');
  const places = seats.filter(({ access, role }) => access === 'participant' && role === 'csirt');
  const people = [];
  for (const { seat } of places.slice(0, 4)) {
    const { path } = await lead.api('POST', `seats/${seat}/link`, {});
    people.push(await join(new URL(path, server.url).href));
  }
  const control = await new Connection(lead).open();
  await control.done('start_exercise');
  await control.close();

  const acknowledged = new Map(people.map((person) => [person, []]));
  let clock = 0;
  let epoch;
  for (let round = 0; round < rounds; ++round) {
    const lines = await Promise.all(people.map((person) => new Connection(person.at(server.url)).open()));
    const work = lines.map((line, index) => keepDeciding(line, `r${round}p${index}`));
    // The kill comes at another moment each round, but never before everybody was answered once.
    while (work.some((each) => each.acknowledged.length === 0)) await wait(20);
    await wait(50 + ((round * 137) % 400));
    await server.running.stop('SIGKILL');
    await Promise.all(work.map((each) => each.done));
    people.forEach((person, index) => acknowledged.get(person).push(...work[index].acknowledged));

    server = await startServe(t, data);
    for (const [index, person] of people.entries()) {
      const line = await new Connection(person.at(server.url)).open();
      const kept = decisionsOf(line);
      assert.equal(new Set(kept).size, kept.length, 'nothing is there twice');
      epoch ??= line.welcome.epoch;
      assert.equal(line.welcome.epoch, epoch, 'the record is the same, and so are its numbers');
      const missing = acknowledged.get(person).filter((decision) => !kept.includes(decision));
      assert.deepEqual(missing, [], `round ${round}, person ${index}`);
      assert.ok(line.welcome.view.clock.running, 'the clock goes on');
      assert.ok(line.welcome.view.clock.at >= clock, 'the clock never runs back');
      clock = line.welcome.view.clock.at;
      await line.close();
    }
  }

  await t.test('a console that saw everything goes on at its number after a kill', async () => {
    const before = await new Connection(people[0].at(server.url)).open();
    const { seq } = before.welcome;
    await server.running.stop('SIGKILL');
    server = await startServe(t, data);
    const after = await new Connection(people[0].at(server.url)).open(seq, epoch);
    assert.equal(after.welcome.seq, seq);
    assert.deepEqual(after.welcome.view.events, []);
    await after.close();
  });

  await t.test('a paused exercise is paused after the next kill too', async () => {
    const again = await new Connection(lead.at(server.url)).open();
    await again.done('pause_exercise', { reason: '停電の試験' });
    const { at } = again.welcome.view.clock;
    await server.running.stop('SIGKILL');
    server = await startServe(t, data);
    const after = await new Connection(lead.at(server.url)).open();
    assert.equal(after.welcome.view.clock.running, false);
    assert.ok(after.welcome.view.clock.at >= at);
    await after.done('resume_exercise');
    await after.close();
  });

  await t.test('a quiet stretch is not lost: the clock itself is written down', async () => {
    const line = await new Connection(lead.at(server.url)).open();
    const { at } = await line.event(({ event }) => event.kind === 'clock_changed' && event.change === 'beat');
    await server.running.stop('SIGKILL');
    server = await startServe(t, data);
    const after = await new Connection(lead.at(server.url)).open();
    assert.ok(after.welcome.view.clock.at >= at, `${after.welcome.view.clock.at} is before ${at}`);
    await after.close();
  });

  await t.test('SIGTERM drains, notes the moment, and the record is whole', async () => {
    const [code] = await server.running.stop('SIGTERM');
    assert.equal(code, 0);
    const { events } = enshuJson('replay', `${data}/${made.id}.exercise`);
    assert.equal(events.at(-1).event.change, 'beat');
    enshuFine('replay', `${data}/${made.id}.exercise`, '--verify');
  });

  await t.test('consoles begin anew where the record was put back', async () => {
    const copy = under(data, 'kept.copy');
    copyFileSync(under(data, `${made.id}.exercise`), copy);
    server = await startServe(t, data);
    const line = await new Connection(people[0].at(server.url)).open();
    await line.done('log_decision', { decision: '後で消える判断', ground: '試験', owner: 'CSIRT' });
    await server.running.stop('SIGTERM');
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(under(data, `${made.id}.exercise${suffix}`), { force: true });
    copyFileSync(copy, under(data, `${made.id}.exercise`));
    server = await startServe(t, data);
    const after = await new Connection(people[0].at(server.url)).open();
    assert.notEqual(after.welcome.epoch, epoch);
    assert.equal(
      after.events.some(({ event }) => event.decision === '後で消える判断'),
      false,
    );
    await after.close();
  });
});
