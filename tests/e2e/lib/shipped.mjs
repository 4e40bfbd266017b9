// The shipped scenarios, what must come about in each of them whatever participants do, and how to rehearse them.
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { enshuJson } from './command.mjs';
import { top } from './program.mjs';

export const profiles = ['novice', 'practised', 'expert'];
export const shipped = (await readdir(join(top, 'scenarios'))).filter((name) =>
  existsSync(join(top, 'scenarios', name, 'scenario.yaml')),
);

/** Those of national size: every objective counts for hundreds of organisations, so that one run tells as much as twenty do. */
export const large = new Set(['national-day', 'ceptoar-national']);
export const runsOf = (name, most = 20) => (large.has(name) ? 1 : most);

/** scenario.yaml and the files that it includes, each with a MSEL of its own. */
async function files(name) {
  const main = await readFile(join(top, 'scenarios', name, 'scenario.yaml'), 'utf8');
  const included = (/^include: \[(.*)\]$/m.exec(main)?.[1] ?? '').split(', ').filter(Boolean);
  const parts = included.map((part) => readFile(join(top, 'scenarios', name, part), 'utf8'));
  return [main, ...(await Promise.all(parts))];
}

/** The injects that come whatever participants do: those at a time of their own, and all that follow them. Those that only
 *  some lanes have are left out. */
function certainIn(yaml) {
  const msel = yaml.slice(yaml.indexOf('\nmsel:'), yaml.indexOf('\nobligations:'));
  return msel
    .split('\n  - id: ')
    .slice(1)
    .filter((entry) => /^ {4}(at|after): /m.test(entry) && !/^ {4}only: /m.test(entry))
    .map((entry) => entry.split('\n', 1)[0]);
}

export const certain = async (name) => (await files(name)).flatMap(certainIn);

/** The JSON of `enshu rehearse`. */
export const rehearsed = (name, profile, runs) =>
  enshuJson('rehearse', `scenarios/${name}`, '--runs', String(runs), '--profile', profile);

/** Of `certain`, those that did not come in some lane of some run. */
export function unreached(report, coming) {
  const lanes = report.runs.reduce((sum, run) => sum + run.lanes.length, 0);
  const fired = new Map(report.injects.map((inject) => [inject.id, inject.fired]));
  return coming.filter((inject) => (fired.get(inject) ?? 0) < lanes);
}
