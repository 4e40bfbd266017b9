// The short form of every fault campaign (tests/faults); the full form is `scripts/faults`.
import assert from 'node:assert/strict';
import test from 'node:test';
import { campaigns, perform, row } from '../faults/run.mjs';

for (const [name, campaign] of Object.entries(campaigns)) {
  test(campaign.title, async (t) => {
    const result = await perform(name, campaign.short);
    t.diagnostic(row(name, result));
    // What the machine does not allow is said, and counted as skipped, not as passed.
    if (result.notRun) return t.skip(result.notRun);
    assert.ok(result.tried > 0);
    assert.deepEqual(result.bad, []);
  });
}
