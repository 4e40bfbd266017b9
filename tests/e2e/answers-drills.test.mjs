// The joint drill, the two-sided one, the council's and the contact drill: what counts as right is what their logs and
// papers hold, and the two sides never read each other's words.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { enshuFine } from './lib/command.mjs';
import { ownFolder, top } from './lib/program.mjs';

const read = (path) => readFile(join(top, 'scenarios', path), 'utf8');

/** The rows of a log by the names in its header. */
async function rows(path) {
  const [header, ...lines] = (await read(path)).trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
}

/** The accepted values of one field in the truth of an obligation. */
function accepted(yaml, obligation, field) {
  const start = yaml.lastIndexOf(`\n  ${obligation}:\n`);
  assert.ok(start >= 0, `no obligation ${obligation}`);
  const entry = yaml.slice(start + 1).split(/\n {2}(?=[a-z])/, 2)[0];
  const list = new RegExp(`\\b${field}: (?:\\{is: )?\\[([^\\]]*)\\]`).exec(
    entry.slice(entry.indexOf('truth:')),
  );
  assert.ok(list, `${obligation}: no ${field}`);
  return list[1].split(',').map((value) => value.trim().replaceAll('"', ''));
}

const minute = (row) => row.time.slice(11, 16);
const only = (list) => {
  assert.equal(list.length, 1);
  return list[0];
};

test('joint drill: one foreign source, three changes and a plan, and two hashes that the papers state', async () => {
  const yaml = await read('police-joint/scenario.yaml');
  const entered = (await rows('police-joint/logs/vpn.csv')).filter(
    (row) => row.result === 'ok' && row.source_ip !== '198.51.100.20',
  );
  assert.deepEqual(
    entered.map(({ time, account, source_ip: source }) => [time.slice(5, 16), account, source]),
    [
      ['12-01 02:14', 'hoshu-02', '203.0.113.45'],
      ['12-03 12:33', 'hoshu-02', '203.0.113.45'],
    ],
  );
  assert.ok(entered.every((row) => accepted(yaml, 'police-report', 'source').includes(row.source_ip)));
  const changed = (await rows('police-joint/logs/control-events.csv')).filter(
    (row) => row.account === 'hoshu-02' && /WRITE|HOLD|INHIBIT|SCHEDULE/.test(row.action),
  );
  assert.deepEqual(
    changed.map((row) => [row.time.slice(11), row.action]),
    [
      ['12:41:07', 'WRITE'],
      ['12:43:30', 'HOLD'],
      ['12:44:12', 'INHIBIT'],
      ['12:52:40', 'SCHEDULE'],
    ],
  );
  for (const language of ['ja', 'en']) {
    const acquired = await read(`police-joint/documents/acquisition-log.${language}.md`);
    const checked = (await read(`police-joint/documents/hash-note.${language}.md`)).replaceAll('*', '');
    for (const [duty, wrong] of [
      ['custody-first', null],
      ['custody-final', 'c433a6d2'],
    ]) {
      const hash = accepted(yaml, duty, 'hash')[0];
      assert.match(
        acquired,
        new RegExp(`\\| ${hash}[0-9a-f]{56} \\| ${accepted(yaml, duty, 'seal')[0]} \\|`),
      );
      assert.ok(checked.includes(hash));
      if (wrong) assert.ok(acquired.includes(wrong) && checked.includes(wrong));
    }
  }
});

const claims = {
  'entry-mail': ['mail', (row) => row.verdict === 'unknown', 'client_ip'],
  'entry-vpn': [
    'vpn',
    (row) => row.result === 'ok' && !/^192\.0\.2\.[12]0$/.test(row.source_ip),
    'source_ip',
  ],
  'entry-web': ['web', (row) => row.path.startsWith('/upload') && row.status === '200', 'client_ip'],
  'spread-creds': [
    'directory',
    (row) => row.logon_type === 'interactive' && row.result === 'success' && row.source_ip !== '10.20.8.3',
    'account',
  ],
  'spread-share': ['share', (row) => Number(row.files) >= 20 && row.access === 'read', 'account'],
  'aim-exfil': ['outbound', (row) => row.host === 'file-1' && !/^10\./.test(row.destination), 'destination'],
  'aim-encrypt': ['file-events', (row) => row.new_name.endsWith('.mhr'), 'account'],
  'aim-deface': ['web-changes', (row) => row.job !== 'regular', 'account'],
};

test('attack and defence: each log shows its card once, at the beginning of its round', async () => {
  const yaml = await read('attack-and-defence/parts/duties.yaml');
  for (const [card, [log, sign, source]] of Object.entries(claims)) {
    const found = (await rows(`attack-and-defence/logs/${log}.csv`)).filter(sign);
    assert.ok(found.length > 0, card);
    assert.equal(accepted(yaml, `claim-${card}`, 'first_at')[0], minute(found[0]), card);
    const names = new Set(found.map((row) => row[source].replace(/:\d+$/, '')));
    assert.equal(names.size, 1, card);
    assert.ok(accepted(yaml, `claim-${card}`, 'source').includes([...names][0]), card);
  }
  const silent = (await rows('attack-and-defence/logs/gaps.csv')).filter((row) => row.events === '0');
  assert.deepEqual(
    [...new Set(silent.map((row) => row.terminal))],
    accepted(yaml, 'claim-spread-erase', 'host'),
  );
  assert.equal(minute(silent[0]), accepted(yaml, 'claim-spread-erase', 'first_at')[0]);
});

test('attack and defence: until the verdict no message is for both sides, none goes from one to the other', async (t) => {
  const file = join(await ownFolder(t), 'a.exercise');
  for (const seed of ['3', '4']) {
    enshuFine(
      'rehearse',
      'scenarios/attack-and-defence',
      '--profile',
      'novice',
      '--seed',
      seed,
      '--record',
      file,
    );
    const { events } = JSON.parse(enshuFine('replay', file, '--json').out);
    const side = (party) => /^(red|blue)-/.exec(party)?.[1];
    const sent = events.filter(({ event }) => ['message_sent', 'report_submitted'].includes(event.kind));
    assert.ok(sent.length > 40);
    for (const { event } of sent) {
      if (event.inject === 'verdict') continue;
      const sides = new Set([event.from, ...event.to, ...(event.cc ?? [])].map(side).filter(Boolean));
      assert.ok(sides.size <= 1, `${event.from} to ${event.to.join(', ')}`);
    }
  }
});

test('council: in each of the three stories the log holds the answer, and the list the number of people', async () => {
  const yaml = await read('blind-council/parts/duties.yaml');
  const renamed = (await rows('blind-council/logs/files.csv')).filter((row) => row.path.endsWith('.krp'));
  assert.deepEqual([...new Set(renamed.map((row) => row.terminal))], ['hk-07']);
  assert.equal(minute(renamed[0]), '08:41');
  assert.ok(accepted(yaml, 'prefecture-followup-r', 'systems').includes('hk-07'));

  const signed = (await rows('blind-council/logs/signin.csv')).filter(
    (row) => row.result === 'ok' && row.second_factor === 'no',
  );
  assert.deepEqual(
    [...new Set(signed.map((row) => row.account))],
    accepted(yaml, 'prefecture-first-c', 'systems'),
  );
  assert.deepEqual(
    [...new Set(signed.map((row) => row.source_ip))],
    accepted(yaml, 'prefecture-followup-c', 'iocs'),
  );

  const centre = (await rows('blind-council/logs/centre.csv')).filter((row) => row.account === 'mnt-2');
  assert.ok(centre.every((row) => accepted(yaml, 'prefecture-followup-k', 'iocs').includes(row.source_ip)));
  const people = only(accepted(yaml, 'commission-k', 'people'));
  assert.equal(centre.find((row) => row.event === 'query').result, `${people} rows`);
  for (const [story, name] of [
    ['r', 'ransom'],
    ['c', 'cloud'],
    ['k', 'contractor'],
  ]) {
    const number = only(accepted(yaml, `commission-${story}`, 'people'));
    for (const language of ['ja', 'en'])
      assert.ok(
        (await read(`blind-council/documents/data-${name}.${language}.md`))
          .replaceAll(',', '')
          .includes(number),
      );
  }
});

test('council: the drawn start lies between three and thirteen minutes, the same for all bodies', async (t) => {
  const file = join(await ownFolder(t), 'a.exercise');
  const starts = new Set();
  const stories = new Set();
  for (const seed of ['1', '2', '3']) {
    enshuFine('rehearse', 'scenarios/blind-council', '--seed', seed, '--record', file);
    const { events } = JSON.parse(enshuFine('replay', file, '--json').out);
    for (const { at, event } of events) {
      if (event.kind === 'lane_opened') stories.add(event.parameters.story);
    }
    const fired = events.filter(({ event }) => event.kind === 'inject_fired' && event.inject === 'kickoff');
    const drawn = events.filter(
      ({ event }) =>
        event.kind === 'inject_planned' && event.inject === 'kickoff' && event.change === 'scheduled',
    );
    assert.equal(fired.length, 3);
    assert.deepEqual(
      drawn.map(({ event }) => event.due),
      fired.map(({ event }) => event.due),
    );
    assert.equal(new Set(fired.map(({ event }) => event.due)).size, 1);
    starts.add(fired[0].at / 60_000);
  }
  assert.ok([...starts].every((start) => start >= 3 && start <= 13));
  assert.ok(starts.size > 1);
  assert.ok(stories.size > 1);
});

test('contact drill: one terminal differs, in the record and on both screens', async () => {
  const yaml = await read('contact-drill/scenario.yaml');
  const terminal = accepted(yaml, 'first-word', 'terminal')[0];
  const off = (await rows('contact-drill/logs/terminals.csv')).filter((row) => row.protection !== 'on');
  assert.deepEqual([...new Set(off.map((row) => row.terminal))], [terminal]);
  assert.equal(minute(off[0]), '10:13');
  for (const screen of ['plain', 'subtle']) {
    const shown = await read(`contact-drill/documents/screen-${screen}.en.md`);
    const odd = shown
      .split('\n')
      .filter((line) => line.startsWith('| ops-') && !/\| on \|.*\| right \|$/.test(line));
    assert.match(only(odd), new RegExp(`^\\| ${terminal} `));
  }
});
