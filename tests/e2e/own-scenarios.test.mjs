// One's own scenarios beside the shipped ones: listed, made and played, corrected without a restart, and found by name alone.
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join as path } from 'node:path';
import test from 'node:test';
import { Connection, join } from './lib/client.mjs';
import { enshu, enshuJson } from './lib/command.mjs';
import { ownFolder, startServe, top } from './lib/program.mjs';

const desks = path(top, 'tests/cases/play/two-desks/scenario');
const main = (folder) => path(folder, 'scenario.yaml');
const rewrite = (file, change) => writeFileSync(file, change(readFileSync(file, 'utf8')));

/** A server with this folder: its operator, and what each request is answered with. */
async function serveWith(t, folder) {
  const data = await ownFolder(t);
  const server = await startServe(t, data, 0, { args: ['--scenarios', folder] });
  const operator = await join(await server.operator());
  const make = async (scenario) => {
    const response = await fetch(new URL('/api/v1/exercises', server.url), {
      method: 'POST',
      headers: { cookie: operator.cookie, origin: server.url, 'content-type': 'application/json' },
      body: JSON.stringify({ scenario, teams: 1 }),
    });
    return { status: response.status, body: await response.json() };
  };
  const list = async () => (await operator.api('GET', 'scenarios')).scenarios;
  const faulty = async () => (await operator.api('GET', 'scenarios')).faulty;
  return { ...server, data, operator, make, list, faulty };
}

test('a folder of scenarios', async (t) => {
  const folder = await ownFolder(t);
  const put = (name) => cpSync(desks, path(folder, name), { recursive: true });
  ['desks', '机上演習', 'broken', 'ekiden'].forEach(put);
  mkdirSync(path(folder, 'no-scenario'));
  writeFileSync(path(folder, 'note.txt'), 'beside them');
  const whole = readFileSync(main(desks), 'utf8');
  const wrong = whole.split('\n').findIndex((each) => each.startsWith('duration:')) + 1;
  rewrite(main(path(folder, 'broken')), (text) => text.replace(/^duration: .*$/m, 'duration: soon'));
  const server = await serveWith(t, folder);
  const said = () => server.running.errors;

  await t.test('they stand first in the list, and win over a shipped one of the same name', async () => {
    const list = await server.list();
    const own = list.filter((row) => row.own);
    assert.deepEqual(
      own.map((row) => row.scenario),
      ['desks', 'ekiden', '机上演習'],
    );
    assert.deepEqual(list.slice(0, 3), own);
    assert.equal(list.filter((row) => row.scenario === 'ekiden').length, 1);
    assert.equal(own[1].title.en, 'Two desks');
    assert.ok(list.some((row) => row.scenario === 'cyder-municipality' && !row.own));
    assert.match(said(), /info: scenario 'ekiden': one's own stands in place of the shipped one/);
  });

  await t.test(
    'one with a mistake is told with its line, once in the log and to who asks for it',
    async () => {
      await server.list();
      const place = `broken/scenario.yaml:${String(wrong)}:11: `;
      assert.equal(said().split(place).length, 2, said());
      const { status, body } = await server.make('broken');
      assert.equal(status, 422);
      for (const words of Object.values(body.error.message)) assert.ok(words.includes(place), words);
      assert.ok(!body.error.message.ja.includes(folder), 'where the folder stands is nobody else’s business');
      const [row, ...others] = await server.faulty();
      assert.deepEqual(others, []);
      assert.equal(row.scenario, 'broken');
      const [{ file, line, column, message }] = row.faults;
      assert.deepEqual([file, line, column], ['scenario.yaml', wrong, 11]);
      assert.ok(body.error.message.ja.endsWith(message.ja));
      assert.ok(!JSON.stringify(row).includes(folder));
    },
  );

  await t.test('a correction counts at once, and so does a new mistake', async () => {
    writeFileSync(main(path(folder, 'broken')), whole);
    assert.equal((await server.make('broken')).status, 201);
    rewrite(main(path(folder, 'ekiden')), () => 'scenario: [');
    const names = (await server.list()).map((row) => row.scenario);
    assert.ok(names.includes('broken'));
    assert.ok(!names.includes('ekiden'), 'the shipped one of that name is another exercise');
    assert.deepEqual(
      (await server.faulty()).map((row) => row.scenario),
      ['ekiden'],
    );
    assert.equal((await server.make('ekiden')).status, 422);
    rmSync(path(folder, 'ekiden'), { recursive: true });
    assert.equal((await server.make('ekiden')).status, 201);
  });

  await t.test('a link out of a scenario’s folder is not followed', async () => {
    put('linked');
    symlinkSync('/etc/hostname', path(folder, 'linked', 'secret.md'));
    const { status, body } = await server.make('linked');
    assert.equal(status, 422);
    assert.match(body.error.message.en, /linked\/secret\.md:1:1: .*leads out of the folder/);
  });

  await t.test('a name is no path', async () => {
    const from = basename(folder);
    const names = ['.', '..', '', `../${from}/desks`, './desks', 'desks/', 'desks/../desks', 'desks/texts'];
    for (const name of [...names, path(folder, 'desks'), 'DESKS', 'desks\0', '..\\desks', 'no-scenario']) {
      const { status, body } = await server.make(name);
      assert.equal(status, 404, name);
      assert.equal(body.error.code, 'no_scenario', name);
    }
  });

  await t.test('a folder that is away takes none of the shipped ones along', async () => {
    const away = `${folder}-away`;
    renameSync(folder, away);
    try {
      const list = await server.list();
      assert.ok(list.some((row) => row.scenario === 'cyder-municipality'));
      assert.ok(list.every((row) => !row.own));
      assert.equal((await server.faulty()).length, 1);
      assert.equal((await server.make('desks')).status, 422);
      assert.match(said(), /error: .*cannot be read/);
    } finally {
      renameSync(away, folder);
    }
    assert.equal((await server.make('desks')).status, 201);
  });

  await t.test('one of them is made, played, and its record needs the folder no longer', async () => {
    const made = await server.make('机上演習');
    assert.equal(made.status, 201);
    // This session is the lead controller's from here on.
    const lead = await new Connection(await server.operator.enter(made.body.id)).open();
    await lead.done('start_exercise');
    await lead.event(({ event }) => event.kind === 'message_sent');
    await lead.close();
    rmSync(path(folder, '机上演習'), { recursive: true });
    const events = enshuJson('replay', path(server.data, `${made.body.id}.exercise`), '--verify').events;
    assert.ok(events.length > 1);
  });
});

test('the folder may be one scenario itself, with a doctrine beside it', async (t) => {
  const folder = await ownFolder(t);
  const one = path(folder, 'my-drill');
  cpSync(path(top, 'scenarios/cyder-municipality'), one, { recursive: true });
  const name = /^doctrine: (\S+)/m.exec(readFileSync(main(one), 'utf8'))[1];
  cpSync(path(top, 'scenarios/doctrine', name), path(folder, 'doctrine/of-ours'), { recursive: true });
  rewrite(main(one), (text) => text.replace(/^doctrine: \S+/m, 'doctrine: of-ours'));
  const server = await serveWith(t, `${one}/`);
  const own = (await server.list()).filter((row) => row.own);
  assert.deepEqual(
    own.map((row) => row.scenario),
    ['my-drill'],
  );
  assert.equal((await server.make('my-drill')).status, 201);
});

test('a folder that does not exist is wrong use, and nothing is begun', async (t) => {
  const data = path(await ownFolder(t), 'data');
  for (const folder of [path(data, 'nowhere'), path(top, 'README.md'), '']) {
    const ran = enshu('serve', '--data', data, '--listen', '127.0.0.1:0', '--scenarios', folder);
    assert.equal(ran.code, 2, folder);
    assert.match(ran.errors, /--scenarios/);
  }
  assert.ok(!existsSync(data));
});
