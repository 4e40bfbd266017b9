#!/usr/bin/env node
// The fault campaigns: each says what it tried, how many acknowledged decisions it had, and how many were lost or doubled.
// usage: node tests/faults/run.mjs [--short] [--seed N] [--rounds N] [NAME …]      without names: all; --list prints them
import { pathToFileURL } from 'node:url';
import { Scope } from '../e2e/lib/scope.mjs';
import * as busy from './campaigns/busy.mjs';
import * as clients from './campaigns/clients.mjs';
import * as clock from './campaigns/clock.mjs';
import * as disk from './campaigns/disk.mjs';
import * as kill from './campaigns/kill.mjs';
import * as lua from './campaigns/lua.mjs';
import * as neighbour from './campaigns/neighbour.mjs';
import * as network from './campaigns/network.mjs';
import * as power from './campaigns/power.mjs';

/** Each with its short form, for scripts/test. */
export const campaigns = {
  kill: { ...kill, short: { rounds: 3 } },
  power: { ...power, short: { rounds: 3 } },
  full: { ...disk.full, short: { rounds: 1 } },
  'full-calls': { ...disk.fullCalls, short: { rounds: 1 } },
  'read-only': { ...disk.readOnly, short: { rounds: 1 } },
  'sync-fails': { ...disk.syncFails, short: { rounds: 1 } },
  'sync-slow': { ...disk.syncSlow, short: { seconds: 3 } },
  locked: { ...disk.locked, short: { rounds: 1 } },
  clock: { ...clock, short: { rounds: 4 } },
  cut: { ...network.cut, short: { seconds: 2 } },
  deaf: { ...network.deaf, short: { clients: 3 } },
  busy: { ...busy, short: { seconds: 3 } },
  clients: { ...clients, short: { injects: 3, attackers: 120, seconds: 4 } },
  neighbour: { ...neighbour, short: { seconds: 3 } },
  lua: { ...lua, short: { repeats: 1 } },
};

/** One campaign's result with `bad`: what must not be, in words. */
export async function perform(name, options) {
  const scope = new Scope();
  try {
    const result = await campaigns[name].play(scope, options);
    if (result.notRun) return result;
    const bad = [...new Set(result.faults)];
    if (result.lost > 0) bad.push(`${result.lost} acknowledged decisions lost`);
    if (result.doubled > 0) bad.push(`${result.doubled} decisions in the record twice`);
    if (result.acknowledged === 0 || result.tried === 0)
      bad.push('nothing was tried or acknowledged, so nothing is shown');
    return { ...result, bad };
  } finally {
    await scope.end();
  }
}

export function row(name, result) {
  const { title } = campaigns[name];
  if (result.notRun) return `${title.padEnd(32)} NOT RUN: ${result.notRun}`;
  const count = (value, width) => String(value ?? '-').padStart(width);
  const figures = `${count(result.tried, 5)} ${count(result.acknowledged, 12)} ${count(result.lost, 5)} ${count(result.doubled, 7)} ${count(result.bad.length, 6)}`;
  return [`${title.padEnd(32)} ${figures}   ${result.note ?? ''}`, ...(result.lines ?? [])].join('\n');
}

export const heading = `${'campaign'.padEnd(32)} tried acknowledged  lost doubled faults`;

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const words = process.argv.slice(2);
  if (words.includes('--list')) {
    console.log(Object.keys(campaigns).join('\n'));
    process.exit(0);
  }
  const short = words.includes('--short');
  const given = {};
  for (const name of ['seed', 'rounds']) {
    const at = words.indexOf(`--${name}`);
    if (at >= 0) given[name] = Number(words.splice(at, 2)[1]);
  }
  const named = words.filter((word) => !word.startsWith('--'));
  const unknown = named.filter((name) => !(name in campaigns));
  if (unknown.length > 0) {
    console.error(`no campaign ${unknown.join(', ')}; there are ${Object.keys(campaigns).join(', ')}`);
    process.exit(2);
  }
  console.log(heading);
  let failed = 0;
  let missing = 0;
  for (const name of named.length > 0 ? named : Object.keys(campaigns)) {
    let result;
    try {
      result = await perform(name, {
        ...(short ? campaigns[name].short : {}),
        ...given,
      });
    } catch (error) {
      console.log(`${campaigns[name].title.padEnd(32)} FAILED: ${error.message}`);
      ++failed;
      continue;
    }
    console.log(row(name, result));
    for (const what of (result.bad ?? []).slice(0, 20)) console.log(`    ${what}`);
    failed += result.bad?.length ? 1 : 0;
    missing += result.notRun ? 1 : 0;
  }
  if (missing > 0) console.log(`${missing} not run: the machine does not allow it`);
  process.exitCode = failed > 0 ? 1 : missing > 0 ? 3 : 0;
}
