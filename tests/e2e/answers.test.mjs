// What a shipped scenario takes for the right answer is what its logs hold, counted as its rules say.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { top } from './lib/program.mjs';

const read = (path) => readFile(join(top, 'scenarios', path), 'utf8');

/** The rows of a log by the names in its header. Quoted values may hold commas. */
async function rows(path) {
  const [header, ...lines] = (await read(path)).trimEnd().split('\n');
  const cells = (line) => [...`,${line}`.matchAll(/,(?:"([^"]*)"|([^,"]*))/g)].map(([, a, b]) => a ?? b);
  const names = cells(header);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i], cell])));
}

const distinct = (list, key) => new Set(list.map((row) => row[key])).size;

/** The truth of an obligation, each field with its first accepted value. */
function truth(yaml, obligation) {
  const start = yaml.indexOf(`\n  ${obligation}:\n`);
  assert.ok(start >= 0, `no obligation ${obligation}`);
  const entry = yaml.slice(start + 1).split(/\n {2}(?=[a-z])/, 2)[0];
  const stated = entry.slice(entry.indexOf('truth:'));
  return Object.fromEntries(
    [...stated.matchAll(/([a-z0-9_]+): \["?([^",\]]+)/g)].map(([, field, value]) => [field, value]),
  );
}

test('CEPTOAR drill: 19 lines with 1,958 members, and every tally is what the lists hold', async () => {
  const yaml = await read('ceptoar-round-trip/parts/tallies.yaml');
  const ceptoars = [...yaml.matchAll(/\n {2}first-tally-([a-z-]+):/g)].map(([, name]) => name);
  assert.equal(ceptoars.length, 19);
  let members = 0;
  for (const name of ceptoars) {
    const first = await rows(`ceptoar-round-trip/logs/first-${name}.csv`);
    const onRoster = first.filter((row) => row.no !== '-');
    const all = distinct(onRoster, 'no');
    const early = distinct(
      onRoster.filter((row) => row.answer === 'receipt'),
      'no',
    );
    const begun = truth(yaml, `first-tally-${name}`);
    assert.deepEqual([begun.members, begun.reached, begun.unreached], [all, early, all - early].map(String));

    const last = await rows(`ceptoar-round-trip/logs/final-${name}.csv`);
    const open = last.filter((row) => row.answer === '');
    const ended = truth(yaml, `final-tally-${name}`);
    assert.deepEqual(
      [ended.members, ended.reached, ended.unreached],
      [last.length, last.length - open.length, open.length].map(String),
    );
    const because = (words) => open.filter(({ follow_up: note }) => words.test(note)).length;
    const unreached = truth(yaml, `unreached-${name}`);
    assert.deepEqual(
      [unreached.moved, unreached.absent, unreached.fault],
      [/moved|closed/, /no answer|absent/, /wrong number|equipment/].map((w) => `${because(w)}`),
    );

    const damage = await rows(`ceptoar-round-trip/logs/damage-${name}.csv`);
    const reported = distinct(
      damage.filter((row) => row.event !== ''),
      'no',
    );
    const total = truth(yaml, `total-${name}`);
    assert.deepEqual([total.reached, total.damage_reports], [ended.reached, String(reported)]);
    members += all;
  }
  assert.equal(members, 1958);
});

test('Delta Wall: only the securities firm has debited customers twice', async () => {
  const yaml = await read('delta-wall/scenario.yaml');
  for (const type of ['bank', 'securities', 'insurer']) {
    const posted = (await rows(`delta-wall/logs/debits-${type}.csv`)).filter(
      (row) => row.status === 'posted',
    );
    const seen = new Map();
    for (const { customer, reference } of posted)
      seen.set(`${customer} ${reference}`, (seen.get(`${customer} ${reference}`) ?? 0) + 1);
    const twice = [...seen.values()].filter((times) => times > 1).length;
    assert.equal(truth(yaml, `finding-${type}`).people, String(twice), type);
  }
});

test('APCERT-type drill: the window in UTC and the customers', async () => {
  const yaml = await read('apcert-relay/scenario.yaml');
  const bad = (await rows('apcert-relay/logs/update.csv')).filter((row) => row.hash8 === 'e4b71c09');
  const utc = (row) => new Date(`${row.time_kesava.replace(' ', 'T')}+05:30`).toISOString().slice(11, 16);
  const window = truth(yaml, 'window-told');
  assert.deepEqual([window.first_utc, window.last_utc], [utc(bad[0]), utc(bad.at(-1))]);
  const called = (await rows('apcert-relay/logs/flows.csv')).filter(
    (row) => row.direction === 'out' && row.peer === '203.0.113.45' && row.port === '8443',
  );
  assert.equal(truth(yaml, 'victims-told').number, String(distinct(called, 'customer')));
});

test('Cyber EKIDEN: servers entered, megabytes gone', async () => {
  const yaml = await read('ekiden/scenario.yaml');
  const entered = (await rows('ekiden/logs/auth.csv')).filter(
    (row) => row.account === 'svc-print' && row.source === 'pc-117' && row.result === 'success',
  );
  assert.equal(truth(yaml, 'answer-3').servers, String(distinct(entered, 'server')));
  const sent = (await rows('ekiden/logs/outbound.csv')).filter(
    (row) => row.address === '203.0.113.90' && row.status === '200',
  );
  const megabytes = sent.reduce((sum, row) => sum + Number(row.mb), 0);
  assert.equal(truth(yaml, 'answer-4').megabytes, String(megabytes));
});
