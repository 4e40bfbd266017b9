// The CEPTOAR drill over real mail, made short: sixty operators of all 19 CEPTOARs with mailboxes of their own, one of each kind
// that there is. The whole of it, with 1,958 operators, is tests/load/ceptoar-day.mjs.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { top } from './lib/program.mjs';

const run = promisify(execFile);

test(
  'a CEPTOAR drill over mail: every mail and every hop is accounted for',
  { timeout: 300_000 },
  async (t) => {
    const day = join(top, 'tests/load/ceptoar-day.mjs');
    const words = [day, '--operators', '60', '--minutes', '40', '--json'];
    const { stdout } = await run(process.execPath, words, { timeout: 280_000, maxBuffer: 2 ** 26 }).catch(
      (failed) => assert.fail(`${failed.message}\n${failed.stdout}`),
    );
    const { figures, rows, faults } = JSON.parse(stdout);
    assert.deepEqual(faults, []);
    await t.test('all that can become of a mail did come about', () => {
      for (const name of [
        'bounced at once (550)',
        'tried again later (4xx)',
        'returned later',
        'still waiting',
      ])
        assert.ok(figures[name] > 0, name);
      for (const name of ['answers by mail', 'receipts by link', 'absence notices', 'strangers'])
        assert.ok(figures[name] > 0, name);
    });
    await t.test(
      'the boards have all five ministries and 19 secretariats, and some members are missing',
      () => {
        for (const wave of ['first', 'update']) {
          const below = rows[wave].slice(5);
          assert.equal(rows[wave].length, 24);
          assert.equal(
            below.reduce((sum, { expected }) => sum + expected, 0),
            60,
          );
          assert.ok(below.reduce((sum, { receipts }) => sum + receipts, 0) < 60);
        }
      },
    );
  },
);
