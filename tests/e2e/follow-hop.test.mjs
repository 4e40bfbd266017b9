// A hop of a relay that failed is followed up: why, by what means, until somebody says that it is through; for staff alone.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Connection, join } from './lib/client.mjs';
import { enshuFine } from './lib/command.mjs';
import { ownFolder, startServe } from './lib/program.mjs';
import { readFileSync } from 'node:fs';
import { join as path } from 'node:path';

test('the reach board keeps reasons and follow-ups, and the debrief shows them', async (t) => {
  const data = await ownFolder(t);
  const server = await startServe(t, data);
  const operator = await join(await server.operator());
  const made = await operator.api('POST', 'exercises', {
    scenario: 'ceptoar-round-trip',
    teams: 2,
    modelled: false,
  });
  const lead = await operator.enter(made.id);
  const line = await new Connection(lead).open();
  await line.done('start_exercise');
  await line.done('jump_to', { to: 90 * 60_000 });
  const board = async () => (await lead.api('GET', 'score')).lanes[0];
  const before = await board();
  const relay = before.relays[0];
  const failed = relay.hops.find((hop) => hop.status === 'missed');
  assert.ok(failed, 'nobody sat there, so that hops failed');
  assert.equal(failed.follow_up, undefined);
  const hop = { lane: before.lane, relay: relay.id, from: failed.from, to: failed.to };

  await line.done('follow_hop', { ...hop, reason: 'absent', means: 'phone', note: '二度電話したが不在' });
  await line.done('follow_hop', { ...hop, reason: 'moved', result: 'reached', note: '後任者へ伝えた' });
  const after = (await board()).relays[0].hops.find(({ from, to }) => from === hop.from && to === hop.to);
  assert.deepEqual(
    [after.follow_up.reason, after.follow_up.result, after.follow_up.means, after.follow_up.note],
    ['moved', 'reached', undefined, '後任者へ伝えた'],
  );
  assert.equal(after.status, 'missed', 'what was late stays late');
  const code = async (more) => (await line.command('follow_hop', { ...hop, ...more })).error?.code;
  assert.equal(await code({ to: 'nobody' }), 'unknown_hop');
  assert.equal(await code({ lane: 'nowhere' }), 'unknown_lane');
  assert.equal(await code({ reason: 'because' }), 'bad_command');

  const { seats } = await lead.api('GET', 'seats');
  const { seat } = seats.find(({ access, lane }) => access === 'participant' && lane === hop.lane);
  const { path: link } = await lead.api('POST', `seats/${seat}/link`, {});
  const person = await join(server.url + link);
  const console_ = await new Connection(person).open();
  assert.equal((await console_.command('follow_hop', hop)).error.code, 'not_allowed');
  assert.ok(!JSON.stringify(console_.events).includes('後任者'));
  await line.done('end_exercise');
  assert.ok(!JSON.stringify(await person.api('GET', 'debrief')).includes('後任者'));
  const page = await (await lead.request('GET', 'debrief/debrief.ja.html')).text();
  assert.match(page, /連絡が付いた: 異動・連絡先の変更 – 後任者へ伝えた/);

  await line.close();
  await server.running.stop();
  const out = path(data, 'out');
  const record = path(data, `${made.id}.exercise`);
  enshuFine('replay', record, '--verify');
  enshuFine('debrief', record, '--out', out, '--format', 'xlsx,json');
  assert.match(readFileSync(path(out, 'debrief.json'), 'utf8'), /後任者へ伝えた/);
});
