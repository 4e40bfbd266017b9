// Every shipped scenario: clean, listed for those who run the day, playable from start to end without a fault of its
// director, and harder for novices than for experts in each of its objectives.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { enshuFine, enshuJson } from './lib/command.mjs';
import { ownFolder, top } from './lib/program.mjs';
import { profiles, rows } from './lib/spread.mjs';

const shipped = (await readdir(join(top, 'scenarios'))).filter((name) =>
  existsSync(join(top, 'scenarios', name, 'scenario.yaml')),
);

/** scenario.yaml and the files that it includes, each with a MSEL of its own. */
async function files(name) {
  const main = await readFile(join(top, 'scenarios', name, 'scenario.yaml'), 'utf8');
  const included = (/^include: \[(.*)\]$/m.exec(main)?.[1] ?? '').split(', ').filter(Boolean);
  const parts = included.map((part) => readFile(join(top, 'scenarios', name, part), 'utf8'));
  return [main, ...(await Promise.all(parts))];
}

/** The injects that come whatever participants do: those at a time of their own, and all that follow them. Those that only
 *  some lanes have are left out. */
function certain(yaml) {
  const msel = yaml.slice(yaml.indexOf('\nmsel:'), yaml.indexOf('\nobligations:'));
  return msel
    .split('\n  - id: ')
    .slice(1)
    .filter((entry) => /^ {4}(at|after): /m.test(entry) && !/^ {4}only: /m.test(entry))
    .map((entry) => entry.split('\n', 1)[0]);
}

test('there are scenarios, and the list in scenarios/README.md has them all', async () => {
  const readme = await readFile(join(top, 'scenarios/README.md'), 'utf8');
  const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
  assert.ok(shipped.length > 0);
  for (const name of shipped)
    assert.ok(
      rows.some((row) => row.startsWith(`| \`${name}\` |`)),
      `no row for ${name}`,
    );
});

for (const name of shipped) {
  const folder = `scenarios/${name}`;

  test(`${name}: check says nothing`, () => {
    assert.equal(enshuFine('check', folder).out, '');
    assert.deepEqual(enshuJson('check', folder), []);
  });

  for (const profile of profiles) {
    test(`${name}, ${profile}: all that must come comes in every lane, and the director never fails`, async (t) => {
      const file = join(await ownFolder(t), 'a.exercise');
      enshuFine('rehearse', folder, '--profile', profile, '--seed', '11', '--record', file);
      const { events } = JSON.parse(enshuFine('replay', file, '--json').out);
      const kinds = (kind) => events.filter(({ event }) => event.kind === kind);
      assert.deepEqual(kinds('director_failed'), []);
      const coming = (await files(name)).flatMap(certain);
      assert.ok(coming.length > 0);
      for (const { event } of kinds('lane_opened')) {
        const fired = new Set(
          kinds('inject_fired')
            .filter(({ lane }) => lane === event.opened)
            .map((one) => one.event.inject),
        );
        assert.deepEqual(
          coming.filter((inject) => !fired.has(inject)),
          [],
          event.opened,
        );
      }
    });
  }

  test(`${name}: novices below the practised, the practised below experts, in every objective`, () => {
    const runs = Object.fromEntries(
      profiles.map((profile) => [
        profile,
        enshuJson('rehearse', folder, '--runs', '20', '--profile', profile).runs,
      ]),
    );
    for (const { objective, spreads, strict } of rows(runs)) {
      const told = spreads.map(({ mean, median }) => `${mean.toFixed(1)} (median ${median.toFixed(1)})`);
      assert.ok(strict, `${objective}: ${told.join(', ')}`);
    }
  });
}
