// The cross-sector day of the whole country with a list of one's own: its table replaced, created over HTTP, hundreds of people
// named by a roster's lines, started, and kept in a record that opens without the folder.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import test from 'node:test';
import { Connection, join } from './lib/client.mjs';
import { enshuJson } from './lib/command.mjs';
import { ownFolder, startServe, top } from './lib/program.mjs';

/** Our day in a folder of one's own, with a house of theirs in place of the last row; the names of the folder and the scenario. */
async function ownDay(t) {
  const folder = await ownFolder(t);
  const day = path(folder, 'national-day');
  cpSync(path(top, 'scenarios/national-day'), day, { recursive: true });
  cpSync(path(top, 'scenarios/doctrine'), path(folder, 'doctrine'), { recursive: true });
  const table = path(day, 'tables/organisations.csv');
  const rows = readFileSync(table, 'utf8').trimEnd().split('\n').slice(0, -1);
  rows.push(
    'own-house,"白波石油, 本社","Shiranami Oil, head office",petroleum,meti,sec-petroleum,9,soc@own.example,no',
  );
  writeFileSync(table, `\ufeff${rows.join('\r\n')}\r\n`);
  return { folder, day, organisations: rows.length - 1 };
}

test('a national day with a list of one’s own is created, peopled by a roster and started', async (t) => {
  const { folder, day, organisations } = await ownDay(t);
  assert.equal(organisations, 819);
  const data = await ownFolder(t);
  const server = await startServe(t, data, 0, { args: ['--scenarios', folder] });
  const operator = await join(await server.operator());
  const began = performance.now();
  const { id } = await operator.api('POST', 'exercises', { scenario: 'national-day', teams: 1 });
  t.diagnostic(`created within ${Math.round(performance.now() - began)} ms`);
  const lead = await operator.enter(id);
  rmSync(day, { recursive: true });

  const { seats } = await lead.api('GET', 'seats');
  const people = seats.filter(({ access }) => access === 'participant');
  const posts = new Map();
  for (const seat of people) posts.set(seat.role, [...(posts.get(seat.role) ?? []), seat]);
  assert.equal(posts.get('own-house').length, 9);
  const operators = [...posts].filter(([role]) => !/^(ccc|mic|fsa|mlit|meti|mhlw|sec-.*)$/.test(role));
  assert.equal(operators.length, 819);
  assert.equal(
    operators.reduce((sum, [, all]) => sum + all.length, 0),
    6574,
  );

  const lines = operators
    .slice(-40)
    .flatMap(([, all]) => all)
    .slice(-320)
    .map(({ seat }, at) => ({ line: at + 2, seat, name: `参加者 ${at + 1}` }));
  assert.equal(lines.length, 320);
  const reply = await lead.api('POST', 'roster', { import: 'day', apply: true, lines });
  assert.deepEqual([...new Set(reply.lines.map(({ change }) => change))], ['changed']);
  const named = (await lead.api('GET', 'seats')).seats.filter(({ name }) => name.startsWith('参加者 '));
  assert.equal(named.length, 320);

  const control = await new Connection(lead).open();
  await control.done('start_exercise');
  await control.done('fire_inject', { inject: 'nisc-info' });
  const sent = await control.event(({ event }) => event.kind === 'message_sent');
  assert.deepEqual(sent.event.to, ['mic', 'fsa', 'mlit', 'meti', 'mhlw']);
  await control.close();
  await server.running.stop();
  const { events } = enshuJson('replay', path(data, `${id}.exercise`), '--verify');
  assert.ok(events.length > 6574);
});
