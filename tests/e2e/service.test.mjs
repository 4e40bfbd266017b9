// The unit file for systemd: it is well formed, and what it leaves open is little. Skipped where systemd is not installed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { ownFolder, program, top } from './lib/program.mjs';

const analyze = (...args) => spawnSync('systemd-analyze', args, { encoding: 'utf8', timeout: 60_000 });
const missing = analyze('--version').error ? 'systemd-analyze is not installed' : false;

test('the service is well formed and confined', { skip: missing }, async (t) => {
  const unit = join(await ownFolder(t), 'enshu.service');
  const text = readFileSync(join(top, 'scripts/systemd/enshu.service'), 'utf8');
  assert.match(text, /^ExecStart=\/usr\/local\/bin\/enshu serve /m);
  // systemd wants the program to be there: the one under test stands in.
  writeFileSync(unit, text.replaceAll('/usr/local/bin/enshu', program));
  const verified = analyze('verify', unit);
  assert.equal(verified.status, 0, verified.stderr);
  assert.ok(!verified.stderr.includes('enshu.service'), verified.stderr);
  const exposure = analyze('security', '--offline=true', '--threshold=20', '--no-pager', unit);
  assert.equal(exposure.status, 0, exposure.stdout.split('\n').slice(-3).join('\n'));
});
