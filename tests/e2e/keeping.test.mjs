// What an operator does with records: copies while they are written, copies without names, and deletion.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import test from 'node:test';
import { connect, join } from './lib/client.mjs';
import { enshu, enshuFine, enshuJson } from './lib/command.mjs';
import { ownFolder, startDemo } from './lib/program.mjs';

const recordOf = (demo) => path(demo.data, `${demo.exercise}.exercise`);

/** A demo in which a person with a name has said something about themselves. */
async function demoWithNames(t) {
  const demo = await startDemo(t, ['--speed', '60', '--teams', '2']);
  const lead = await connect(demo.link('lead_controller').url);
  const place = demo.link('participant');
  const person = await connect(place.url);
  t.after(() => Promise.all([lead.close(), person.close()]));
  await lead.done('change_seat', { seat: place.seat, name: '山田 太郎' });
  await person.done('log_decision', {
    decision: '山田 太郎が隔離を決めた',
    ground: '試験',
    owner: '山田 太郎',
  });
  await lead.done('add_note', { text: '山田 太郎さんの判断は早い', lane: place.lane });
  return { demo, lead, person, place };
}

test('a running exercise is copied, proved, and never written over', async (t) => {
  const { demo, person } = await demoWithNames(t);
  const folder = await ownFolder(t);

  await t.test('one exercise, while it is being written', async () => {
    const out = path(folder, 'one.exercise');
    const said = enshuJson('backup', '--data', demo.data, '--exercise', demo.exercise, '--out', out);
    assert.equal(said.exercises[0].id, demo.exercise);
    assert.deepEqual(said.failed, []);
    const proved = enshuJson('replay', out, '--verify');
    assert.equal(proved.head, said.exercises[0].head);
    assert.equal(proved.events.length, said.exercises[0].events);
    assert.ok(JSON.stringify(proved.events).includes('山田 太郎が隔離を決めた'));
    assert.equal((await person.command('log_decision', { decision: '続き', ground: '試験' })).type, 'ack');
    const again = enshu('backup', '--data', demo.data, '--exercise', demo.exercise, '--out', out);
    assert.equal(again.code, 1);
    assert.match(again.errors, /not overwritten|上書き/);
  });

  await t.test('the whole folder with the sign-in data, readable by its owner alone', async () => {
    const out = path(folder, 'all');
    const said = enshuJson('backup', '--data', demo.data, '--out', out);
    assert.equal(said.access, true);
    assert.deepEqual(readdirSync(out).sort(), ['access.db', `${demo.exercise}.exercise`]);
    assert.equal(statSync(out).mode & 0o077, 0);
    assert.equal(statSync(path(out, 'access.db')).mode & 0o077, 0);
    enshuFine('replay', path(out, `${demo.exercise}.exercise`), '--verify');
    assert.deepEqual(readdirSync(folder).sort(), ['all', 'one.exercise'], 'something was left beside');
  });

  await t.test('a damaged record is named and the others are kept', async () => {
    const data = await ownFolder(t);
    copyFileSync(path(folder, 'one.exercise'), path(data, 'good.exercise'));
    const bytes = readFileSync(path(folder, 'one.exercise'));
    const at = bytes.indexOf('山田 太郎が隔離を決めた');
    assert.ok(at > 0);
    bytes[at + 7] ^= 1;
    writeFileSync(path(data, 'bad.exercise'), bytes);
    const out = path(folder, 'partly');
    const ran = enshu('backup', '--data', data, '--out', out, '--json');
    assert.equal(ran.code, 1);
    const said = JSON.parse(ran.out);
    assert.deepEqual(said.failed, ['bad']);
    assert.deepEqual(
      said.exercises.map((each) => each.id),
      ['good'],
    );
    assert.equal(said.access, false);
    assert.deepEqual(readdirSync(out), ['good.exercise']);
  });

  await t.test('an exercise that is not there, and a path in place of a name', () => {
    const missing = enshu('backup', '--data', demo.data, '--exercise', 'no', '--out', path(folder, 'x'));
    assert.equal(missing.code, 1);
    assert.ok(missing.errors.includes(demo.exercise), 'it names those that there are');
    const outside = enshu('backup', '--data', demo.data, '--exercise', '../x', '--out', path(folder, 'x'));
    assert.equal(outside.code, 2);
    assert.equal(existsSync(path(folder, 'x')), false);
  });
});

test('an anonymised record has the same score and none of the names', async (t) => {
  const { demo } = await demoWithNames(t);
  await demo.running.stop();
  const folder = await ownFolder(t);
  const record = recordOf(demo);

  for (const [language, alias] of [
    ['ja', /参加者\d/],
    ['en', /Participant \d/],
  ]) {
    await t.test(language, () => {
      const out = path(folder, `${language}.exercise`);
      const said = enshuJson('anonymise', record, '--out', out, '--lang', language);
      const proved = enshuJson('replay', out, '--verify');
      assert.equal(proved.head, said.head);
      assert.equal(proved.anonymised, true);
      const text = JSON.stringify(proved.events);
      for (const name of ['山田 太郎', '山田']) assert.ok(!text.includes(name), name);
      const decision = proved.events.find(({ event }) => event.decision?.endsWith('が隔離を決めた'));
      assert.match(decision.event.decision, alias);
      assert.equal(decision.event.decision, `${decision.event.owner}が隔離を決めた`);
      const raw = readFileSync(out);
      assert.equal(raw.indexOf('山田 太郎'), -1);
      const before = enshuJson('score', record);
      const after = enshuJson('score', out);
      assert.deepEqual(
        after.lanes.map((lane) => [lane.score, lane.by_objective]),
        before.lanes.map((lane) => [lane.score, lane.by_objective]),
      );
      assert.equal(enshu('anonymise', record, '--out', out).code, 1, 'it does not write over a file');
    });
  }

  await t.test('the original says that it is none', () => {
    assert.equal(enshuJson('replay', record).anonymised, undefined);
    assert.deepEqual(readdirSync(folder).sort(), ['en.exercise', 'ja.exercise']);
  });
});

test('deleting takes the record and every way in, when asked twice and nobody plays', async (t) => {
  const { demo, place } = await demoWithNames(t);
  const session = await join(place.url);
  await session.api('PUT', 'drafts/mail', { body: '書きかけ' });
  const ask = (...more) => enshu('delete', demo.exercise, '--data', demo.data, '--json', ...more);

  const used = ask('--yes');
  assert.equal(used.code, 3);
  assert.ok(existsSync(recordOf(demo)));
  await demo.running.stop();

  const asked = ask();
  assert.equal(asked.code, 2);
  const would = JSON.parse(asked.out);
  assert.equal(would.deleted, false);
  assert.equal(would.codes, demo.links.length);
  assert.ok(would.sessions >= 3);
  assert.equal(would.drafts, 1);
  assert.ok(existsSync(recordOf(demo)));

  const done = ask('--yes');
  assert.equal(done.code, 0, done.errors);
  assert.deepEqual(JSON.parse(done.out), { ...would, deleted: true });
  const left = readdirSync(demo.data);
  assert.deepEqual(
    left.filter((name) => name.includes(demo.exercise)),
    [],
  );
  for (const name of left) assert.equal(readFileSync(path(demo.data, name)).indexOf('書きかけ'), -1, name);
  assert.equal(ask('--yes').code, 1);
});
