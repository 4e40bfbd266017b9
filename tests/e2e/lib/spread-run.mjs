// Rehearses scenarios with each profile and prints how the points spread by objective. Used by scripts/spread.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { enshuJson } from './command.mjs';
import { top } from './program.mjs';
import { profiles, rows } from './spread.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '200' }, json: { type: 'boolean', default: false } },
});
const shipped = readdirSync(join(top, 'scenarios'))
  .filter((name) => existsSync(join(top, 'scenarios', name, 'scenario.yaml')))
  .map((name) => `scenarios/${name}`);

const line = ({ p10, median, p90 }) => [p10, median, p90].map((value) => value.toFixed(1)).join(' / ');
const percent = (share) => `${(share * 100).toFixed(0)} %`;

let close = 0;
const all = [];
for (const scenario of positionals.length > 0 ? positionals : shipped) {
  const runs = Object.fromEntries(
    profiles.map((profile) => [
      profile,
      enshuJson('rehearse', scenario, '--runs', values.runs, '--profile', profile).runs,
    ]),
  );
  const table = rows(runs);
  close += table.filter(({ strict }) => !strict).length;
  all.push({ scenario, runs: Number(values.runs), objectives: table });
  if (values.json) continue;
  console.log(`\n## ${scenario} (${values.runs} runs; p10 / median / p90)\n`);
  console.log('| Objective | Novice | Practised | Expert | Practised ahead | Expert ahead | |');
  console.log('|---|---|---|---|---|---|---|');
  for (const { objective, spreads, ahead, strict } of table) {
    const cells = [objective, ...spreads.map(line), ...ahead.map(percent), strict ? '' : 'not apart'];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
if (values.json) console.log(JSON.stringify(all));
process.exitCode = close === 0 ? 0 : 1;
