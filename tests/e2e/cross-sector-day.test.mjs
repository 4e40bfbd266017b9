// A cross-sector exercise with everything that a day of it has, made short: two hundred people of 28 organisations in half an hour
// at sixty times its pace. The whole of it, with 6,574 seats, is tests/load/cross-sector-day.mjs. How late things are is asked
// there, on a machine that does nothing else.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { program, top } from './lib/program.mjs';

const run = promisify(execFile);
const load = process.env.ENSHU_LOAD ?? join(dirname(program), 'tests/load/enshu_load');

test(
  'a cross-sector day',
  { skip: existsSync(load) ? false : `${load} is not built`, timeout: 300_000 },
  async (t) => {
    const day = join(top, 'tests/load/cross-sector-day.mjs');
    const size = ['--organisations', '28', '--seats', '200', '--hours', '0.5', '--restless', '12'];
    const words = [day, ...size, '--join-seconds', '4', '--late-ms', '60000', '--json'];
    const { stdout } = await run(process.execPath, words, { timeout: 280_000, maxBuffer: 2 ** 26 }).catch(
      (failed) => assert.fail(`${failed.message}\n${failed.stdout}`),
    );
    const told = JSON.parse(stdout);
    await t.test('nothing was lost, doubled or otherwise than the record says', () =>
      assert.deepEqual(told.faults, []),
    );
    await t.test('people did something, and their lines broke', () => {
      assert.ok(told.load.commands > 500, `${told.load.commands} commands`);
      assert.ok(told.load.resumed > 0, 'some consoles resumed by their number');
      assert.ok(told.load.welcomes > told.load.consoles, 'some pages were loaded again');
    });
  },
);
