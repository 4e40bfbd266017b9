// A record on disk: the same seed gives the same exercise; replay, score and debrief read it without a server; a changed
// byte is found.
import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { enshu, enshuFine, enshuJson } from './lib/command.mjs';
import { ownFolder } from './lib/program.mjs';

const scenario = 'scenarios/cyder-municipality';

test('the same seed, the same record and scores', async (t) => {
  const folder = await ownFolder(t);
  const [one, two, other] = ['a', 'b', 'c'].map((name) => join(folder, `${name}.exercise`));
  const first = enshuJson('rehearse', scenario, '--seed', '7', '--teams', '10', '--record', one);
  const second = enshuJson('rehearse', scenario, '--seed', '7', '--teams', '10', '--record', two);
  const third = enshuJson('rehearse', scenario, '--seed', '8', '--teams', '10', '--record', other);
  assert.ok(first.participants > 0 && first.events > 0 && first.exercise_ms > 0);
  assert.deepEqual(second.runs, first.runs);
  assert.notDeepEqual(third.runs, first.runs);
  assert.equal(enshuFine('replay', two, '--json').out, enshuFine('replay', one, '--json').out);
  assert.deepEqual(enshuJson('score', two), enshuJson('score', one));
});

test('replay, score and debrief agree on a rehearsed record', async (t) => {
  const folder = await ownFolder(t);
  const file = join(folder, 'a.exercise');
  const { runs } = enshuJson('rehearse', scenario, '--seed', '3', '--teams', '2', '--record', file);
  enshuFine('replay', file, '--verify');

  assert.equal(enshu('score', file).errors, '');
  const score = enshuJson('score', file);
  const lanes = (list) => list.map(({ score: points, by_objective: parts }) => ({ points, parts }));
  assert.deepEqual(lanes(score.lanes), lanes(runs[0].lanes));

  const out = join(folder, 'debrief');
  enshuFine('debrief', file, '--out', out, '--format', 'html,csv,json', '--lang', 'ja');
  const names = await readdir(out);
  for (const suffix of ['.html', '.csv', '.json'])
    assert.ok(
      names.some((name) => name.endsWith(suffix)),
      suffix,
    );
  const page = await readFile(
    join(
      out,
      names.find((name) => name.endsWith('.html')),
    ),
    'utf8',
  );
  assert.match(page, /演習/);
  assert.doesNotMatch(page, /(src|href)="https?:/);
});

test('one changed byte in an event is found and named', async (t) => {
  const folder = await ownFolder(t);
  const file = join(folder, 'a.exercise');
  enshuFine('rehearse', scenario, '--seed', '5', '--teams', '1', '--record', file);
  const bytes = await readFile(file);
  const words = Buffer.from('"message_sent"');
  const at = bytes.indexOf(words, Math.floor(bytes.length / 3));
  assert.ok(at > 0, 'the record holds readable events');
  const subject = bytes.indexOf(Buffer.from('"subject":{"ja":"'), at);
  assert.ok(subject > 0);
  bytes[subject + '"subject":{"ja":"'.length + 2] ^= 1;
  await writeFile(file, bytes);
  const ran = enshu('replay', file, '--verify');
  assert.equal(ran.code, 1);
  assert.match(ran.errors + ran.out, /\d+/);

  // Whoever judges by it is told, and gets the figures all the same.
  const out = join(folder, 'debrief');
  for (const command of [
    ['score', file, '--json'],
    ['debrief', file, '--out', out, '--format', 'json'],
  ]) {
    const judged = enshu(...command);
    assert.equal(judged.code, 0, command[0]);
    assert.match(judged.errors, /書き換えられた記録|altered record/, command[0]);
  }
});

test('what is no record is refused with a reason', async (t) => {
  const folder = await ownFolder(t);
  const file = join(folder, 'not.exercise');
  await writeFile(file, 'これは記録ではありません');
  for (const command of [
    ['replay', file],
    ['score', file],
    ['debrief', file, '--out', folder],
  ]) {
    const ran = enshu(...command);
    assert.equal(ran.code, 1, command[0]);
    assert.match(ran.errors, /not\.exercise/);
  }
});
