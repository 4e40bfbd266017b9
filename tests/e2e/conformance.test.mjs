// Every case of tests/conformance against the built program.
import assert from 'node:assert/strict';
import test from 'node:test';
import { cases, runAll, table } from '../conformance/run.mjs';

test('the server keeps to RFC 6455', async (t) => {
  assert.ok(cases.length > 400, `${cases.length} cases`);
  const results = await runAll(t);
  t.diagnostic(table(results));
  assert.equal(results.length, cases.length);
  const failed = results.filter((each) => each.fault);
  assert.deepEqual(
    failed.map(({ number, what, expect, fault }) => `${number} ${what}: ${expect.words}, but ${fault}`),
    [],
  );
});
