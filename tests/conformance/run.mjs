#!/usr/bin/env node
// The WebSocket conformance suite: starts a server with one exercise and plays every case on a connection of its own.
// usage: node tests/conformance/run.mjs [--all] [TEXT]      --all prints every case; TEXT chooses cases by section or words
import { pathToFileURL } from 'node:url';
import { join } from '../e2e/lib/client.mjs';
import { Scope } from '../e2e/lib/scope.mjs';
import { ownFolder, startServe } from '../e2e/lib/program.mjs';
import { closing } from './cases/closing.mjs';
import { parts } from './cases/fragments.mjs';
import { framing } from './cases/framing.mjs';
import { characters } from './cases/utf8.mjs';
import { Line } from './line.mjs';

export const cases = [...framing, ...parts, ...characters, ...closing].map(
  ([section, what, frames, expect, how = {}], at) => ({
    number: at + 1,
    section,
    what,
    frames,
    expect,
    ...how,
  }),
);

/** What is wrong, or an empty text. */
async function play({ frames, expect, chop = 0, hello = true, then, also = [], answered }, session) {
  const line = await Line.open(session, { hello });
  try {
    await line.send(frames, chop);
    if (then === 'half') line.halfClose();
    let fault = await expect.judge(line);
    if (fault && also.includes(line.closed?.code)) fault = '';
    // A close may overtake the answer to what came before it.
    if (fault && answered === 'may' && line.closed?.code === 1000) fault = '';
    return [fault, ...line.complaints].filter(Boolean).join('; ');
  } catch (error) {
    return error.message;
  } finally {
    line.drop();
  }
}

/** An exercise that nobody starts: its consoles hear nothing but answers. */
async function seatsOf(scope) {
  const server = await startServe(scope, await ownFolder(scope));
  const operator = await join(await server.operator());
  const { id } = await operator.api('POST', 'exercises', {
    scenario: 'cyder-municipality',
    teams: 2,
    seed: 1,
  });
  const lead = await operator.enter(id);
  const { seats } = await lead.api('GET', 'seats');
  const people = [];
  for (const { seat } of seats.filter((each) => each.access === 'participant').slice(0, 8)) {
    const { path } = await lead.api('POST', `seats/${seat}/link`, {});
    people.push(await join(new URL(path, server.url).href));
  }
  return people;
}

/** Plays all cases; resolves to them with `fault` each. A session may ask only so often: the work is shared among the seats. */
export async function runAll(scope, chosen = cases) {
  const people = await seatsOf(scope);
  const waiting = [...chosen];
  const results = [];
  const work = people.map(async (session) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      results.push({ ...next, fault: await play(next, session) });
    }
  });
  await Promise.all(work);
  return results.sort((a, b) => a.number - b.number);
}

export const sections = {
  1: 'lengths, forms, masks',
  2: 'ping and pong',
  3: 'reserved bits',
  4: 'opcodes',
  5: 'parts and what stands between',
  6: 'UTF-8',
  7: 'the end of a connection',
  8: 'what is fine by the RFC and not by us',
  10: 'long messages in parts',
};

export function table(results) {
  const lines = Object.entries(sections).map(([number, title]) => {
    const own = results.filter((each) => each.section.split('.')[0] === number);
    const failed = own.filter((each) => each.fault).length;
    return `${number.padStart(3)}  ${title.padEnd(40)} ${String(own.length).padStart(4)} cases ${String(failed).padStart(4)} failed`;
  });
  const failed = results.filter((each) => each.fault);
  lines.push(
    `     all${' '.repeat(38)}${String(results.length).padStart(4)} cases ${String(failed.length).padStart(4)} failed`,
  );
  return lines.join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const words = process.argv.slice(2);
  const all = words.includes('--all');
  const wanted = words.find((each) => each !== '--all');
  const chosen = cases.filter(
    ({ section, what }) => !wanted || section.startsWith(wanted) || what.includes(wanted),
  );
  const scope = new Scope();
  try {
    const results = await runAll(scope, chosen);
    for (const { number, section, what, expect, fault } of results) {
      if (fault) console.log(`FAILED ${number} (${section}) ${what}: ${expect.words}, but ${fault}`);
      else if (all) console.log(`ok     ${number} (${section}) ${what}: ${expect.words}`);
    }
    console.log(table(results));
    process.exitCode = results.some((each) => each.fault) ? 1 : 0;
  } finally {
    await scope.end();
  }
}
