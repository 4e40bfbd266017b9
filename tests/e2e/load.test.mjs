// Two hundred people at one server for a while: reading, answering, reporting, reloading the page, losing their Wi-Fi, and a
// restart in the middle. Nothing is lost, nothing comes twice, everybody sees the same. How fast it is, is not asked here.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { ownFolder, program, top } from './lib/program.mjs';

const run = promisify(execFile);
const load = join(dirname(program), 'tests/load/enshu_load');

test('load', { skip: existsSync(load) ? false : `${load} is not built` }, async (t) => {
  const folder = await ownFolder(t);
  const scenario = join(folder, 'all-hands');
  await run(process.execPath, [join(top, 'tests/load/big-scenario.mjs'), scenario, '350']);

  const options = ['--server', program, '--scenario', scenario, '--seats', '200', '--json'];
  const people = ['--seconds', '20', '--speed', '60', '--pace', '6', '--restless', '12', '--rounds', '4'];
  const { stdout } = await run(load, [...options, ...people, '--seed', '7'], { timeout: 900_000 });
  const told = JSON.parse(stdout);

  await t.test('everybody came in, and came back after the restart', () => {
    assert.equal(told.joins, 201);
    assert.equal(told.joins_failed, 0);
    assert.equal(told.consoles, 200);
    assert.equal(told.back_missing, 0);
  });
  await t.test('people did something, and their lines broke', () => {
    assert.ok(told.commands > 500, `${told.commands} commands`);
    assert.ok(told.acks > 500, `${told.acks} acknowledgements`);
    assert.ok(told.resends > 0, 'some commands were sent again');
    assert.ok(told.resumed > 0, 'some consoles resumed by their number');
    assert.ok(told.welcomes > 2 * told.consoles, 'some pages were loaded again');
  });
  await t.test('nothing was lost', () => {
    assert.deepEqual([told.gaps, told.acks_unseen, told.consoles_behind], [0, 0, 0]);
  });
  await t.test('nothing came twice', () => assert.deepEqual([told.duplicates, told.seen_twice], [0, 0]));
  await t.test('everybody saw the same under the same number', () => assert.equal(told.differences, 0));
  await t.test('a command sent again was answered as before', () => assert.equal(told.answers_changed, 0));
});

test('load is put on this machine alone', { skip: !existsSync(load) }, async () => {
  await assert.rejects(run(load, ['--plain', 'http://192.0.2.1:80']), { code: 2 });
  await assert.rejects(run(load, ['--plain', 'https://example.org']), { code: 2 });
});
