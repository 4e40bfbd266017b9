// Shows that the shipped profiles separate: rehearses each scenario many times a profile and prints, for every objective,
// mean, standard deviation and quantiles. Fails unless experts stand above the practised and those above novices, each by
// more than three standard errors. The short form, in every test run, is tests/e2e/shipped.test.mjs.
// usage: node tests/load/separation.mjs [--runs 200] [--program build/release/enshu] [SCENARIO…]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    program: { type: 'string', default: process.env.ENSHU_PROGRAM ?? 'build/release/enshu' },
  },
  allowPositionals: true,
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 2 || !existsSync(values.program)) {
  console.error('usage: node tests/load/separation.mjs [--runs N] [--program PATH] [SCENARIO…]');
  console.error('N is 2 or more; the program is made by scripts/build.');
  process.exit(2);
}
const shipped = readdirSync('scenarios')
  .map((name) => join('scenarios', name))
  .filter((folder) => existsSync(join(folder, 'scenario.yaml')));
const folders = positionals.length > 0 ? positionals : shipped;
const profiles = ['novice', 'practised', 'expert'];

/** The scores of every objective, one value a lane and run; `total` is the lane's own. */
function samples(folder, profile) {
  const words = ['rehearse', folder, '--runs', String(runs), '--profile', profile, '--seed', '1', '--json'];
  const done = spawnSync(values.program, words, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (done.status !== 0) throw new Error(`${words.join(' ')}: ${done.stderr}`);
  const found = new Map();
  const add = (objective, value) => {
    if (typeof value !== 'number') return;
    found.set(objective, [...(found.get(objective) ?? []), value]);
  };
  for (const { lanes } of JSON.parse(done.stdout).runs) {
    for (const lane of lanes) {
      add('total', lane.score);
      for (const [objective, value] of Object.entries(lane.by_objective)) add(objective, value);
    }
  }
  return found;
}

function summary(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const square = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt(square / Math.max(sorted.length - 1, 1));
  const quantile = (share) => sorted[Math.round((sorted.length - 1) * share)];
  return { n: sorted.length, mean, sd, of: [0.05, 0.25, 0.5, 0.75, 0.95].map(quantile) };
}

const figure = (value) => value.toFixed(1).padStart(6);
let failures = 0;
for (const folder of folders) {
  console.log(`\n${basename(folder)}: ${runs} rehearsals a profile`);
  console.log(
    `${'objective'.padEnd(26)}${'profile'.padEnd(11)}     n   mean     sd     p5    p25    p50    p75    p95`,
  );
  const all = profiles.map((profile) => samples(folder, profile));
  for (const objective of all[0].keys()) {
    const rows = all.map((found) => summary(found.get(objective) ?? [Number.NaN]));
    rows.forEach((row, index) => {
      const name = index === 0 ? objective : '';
      const cells = [row.mean, row.sd, ...row.of].map(figure).join(' ');
      console.log(`${name.padEnd(26)}${profiles[index].padEnd(11)}${String(row.n).padStart(6)} ${cells}`);
    });
    for (let better = 1; better < rows.length; ++better) {
      const [low, high] = [rows[better - 1], rows[better]];
      const error = Math.sqrt(low.sd ** 2 / low.n + high.sd ** 2 / high.n);
      if (high.mean - low.mean > 3 * error) continue;
      ++failures;
      console.log(`  ✕ ${objective}: ${profiles[better]} does not stand above ${profiles[better - 1]}`);
    }
  }
}
console.log(failures === 0 ? '\nEvery objective separates.' : `\n${failures} comparisons do not separate.`);
process.exit(failures === 0 ? 0 : 1);
