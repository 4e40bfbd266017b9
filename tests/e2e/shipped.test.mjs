// Every shipped scenario: clean, listed for those who run the day, playable from start to end without a fault of its
// director, with the points that are kept as a case, and harder for novices than for experts in each of its objectives.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { enshuFine, enshuJson } from './lib/command.mjs';
import { ownFolder, top } from './lib/program.mjs';
import { rows } from './lib/spread.mjs';
import { certain, large, profiles, rehearsed, runsOf, shipped } from './lib/shipped.mjs';

/** The middle points of twenty rehearsals of each scenario (of one, where it is of national size), by profile and objective. A change of a scenario or of the
 *  judgement shows here; ENSHU_GOLDEN=write keeps the new figures, to be read before they are committed. */
const kept = join(top, 'tests/cases/shipped/scores.json');
const expected = JSON.parse(readFileSync(kept, 'utf8'));
const rewriting = process.env['ENSHU_GOLDEN'] === 'write';

function compare(name, found) {
  if (!rewriting) return assert.deepEqual(found, expected[name], 'points differ from tests/cases/shipped');
  expected[name] = found;
  const all = Object.fromEntries(shipped.toSorted().map((each) => [each, expected[each]]));
  writeFileSync(kept, `${JSON.stringify(all, null, 2)}\n`);
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

test('every scenario that the table of drills names is there', async () => {
  const readme = await readFile(join(top, 'scenarios/README.md'), 'utf8');
  const table = readme.slice(readme.indexOf('## Which drill by which scenario'));
  const rows = table.split('\n').filter((line) => /^\| [^-|]/.test(line) && !line.startsWith('| Drill '));
  assert.ok(rows.length >= 22, `${rows.length} rows`);
  for (const row of rows) {
    const [, drill, named] = row.split('|');
    const names = [...named.matchAll(/`([a-z0-9-]+)`/g)].map((match) => match[1]);
    assert.ok(names.length > 0, drill);
    for (const name of names) assert.ok(shipped.includes(name), `${drill.trim()}: no scenario ${name}`);
  }
});

for (const name of shipped) {
  const folder = `scenarios/${name}`;

  test(`${name}: check says nothing`, () => {
    assert.equal(enshuFine('check', folder).out, '');
    assert.deepEqual(enshuJson('check', folder), []);
  });

  for (const profile of large.has(name) ? ['practised'] : profiles) {
    test(`${name}, ${profile}: all that must come comes in every lane, and the director never fails`, async (t) => {
      const file = join(await ownFolder(t), 'a.exercise');
      enshuFine('rehearse', folder, '--profile', profile, '--seed', '11', '--record', file);
      const { events } = JSON.parse(enshuFine('replay', file, '--json').out);
      const kinds = (kind) => events.filter(({ event }) => event.kind === kind);
      assert.deepEqual(kinds('director_failed'), []);
      const coming = await certain(name);
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

  test(`${name}: points as expected, and novices below the practised, the practised below experts`, () => {
    const runs = Object.fromEntries(
      profiles.map((profile) => [profile, rehearsed(name, profile, runsOf(name)).runs]),
    );
    const found = rows(runs);
    compare(
      name,
      Object.fromEntries(
        profiles.map((profile, at) => [
          profile,
          Object.fromEntries(found.map(({ objective, spreads }) => [objective, spreads[at].median])),
        ]),
      ),
    );
    for (const { objective, spreads, strict } of found) {
      const told = spreads.map(({ mean, median }) => `${mean.toFixed(1)} (median ${median.toFixed(1)})`);
      assert.ok(strict, `${objective}: ${told.join(', ')}`);
    }
  });
}
