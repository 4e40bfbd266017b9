// What a roster's lines may do: one address for one person, a saved roster comes back as it is, a broken import goes on.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Connection, join } from './lib/client.mjs';
import { certificates, settings } from './lib/mail.mjs';
import { startDemo } from './lib/program.mjs';

const demo = ['--teams', '2', '--unmodelled', '--scenario', 'cyder-municipality'];
const line = (number, more) => ({ line: number, seat: '', ...more });

async function begin(t) {
  const rows = [['team-1-csirt-1', 'tanaka@city.example.jp']];
  const file = await settings(t, await certificates(t), 1, rows, { dry: true });
  const started = await startDemo(t, [...demo, '--mail', file]);
  const sit = async (role) => join(started.link(role).url);
  return { sit, lead: await sit('lead_controller') };
}

test('one address stands for one person, in the file and beside the roster', async (t) => {
  const { lead } = await begin(t);
  const send = async (lines, apply) =>
    (await lead.api('POST', 'roster', { import: 'a', apply, lines })).lines;
  const lines = [
    line(2, { seat: 'team-1-pr-1', address: 'yamada@city.example.jp' }),
    line(3, { seat: 'team-2-pr-1', address: 'YAMADA@city.example.jp' }),
    line(4, { seat: 'team-2-csirt-1', address: 'tanaka@city.example.jp' }),
  ];
  for (const apply of [false, true]) {
    const judged = await send(lines, apply);
    assert.deepEqual(
      judged.map(({ change }) => change),
      ['changed', 'faulty', 'faulty'],
    );
    assert.match(judged[1].faults[0].message.ja, /team-1-pr-1/);
    assert.match(judged[2].faults[0].message.en, /team-1-csirt-1/);
  }
  const csv = await (await lead.request('GET', 'roster/roster.csv?lang=ja')).text();
  assert.match(csv, /team-1-csirt-1.*tanaka@city\.example\.jp/);
  // Two people may change places with each other's address.
  const swapped = await send(
    [
      line(2, { seat: 'team-1-csirt-1', address: 'yamada@city.example.jp' }),
      line(3, { seat: 'team-1-pr-1', address: 'tanaka@city.example.jp' }),
    ],
    true,
  );
  assert.deepEqual(
    swapped.flatMap(({ faults }) => faults),
    [],
  );
});

test('a controller who brings the saved roster back changes nothing', async (t) => {
  const { sit } = await begin(t);
  const controller = await sit('controller');
  const { seats } = await controller.api('GET', 'seats');
  const lines = seats.map(({ seat, name, access }, at) => line(at + 2, { seat, name, access }));
  const reply = await controller.api('POST', 'roster', { import: 'back', apply: false, lines });
  assert.ok(lines.some(({ access }) => access === 'lead_controller'));
  assert.deepEqual([...new Set(reply.lines.map(({ change }) => change))], ['unchanged']);
});

test('an observer gets a file when it has come to somebody, and not before', async (t) => {
  const { sit, lead } = await begin(t);
  const observer = await sit('observer');
  const log = (session) => session.request('GET', 'artefacts/logs%2Fproxy.csv');
  await log(lead);
  await assert.rejects(log(observer), /404/);
  const control = await new Connection(lead).open();
  await control.done('fire_inject', { inject: 'proxy-log' });
  await log(observer);
});
