// `enshu rehearse`: pages, profiles, threads, and the authoring loop, as an author at a terminal uses them.
import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { enshu, enshuFine, enshuJson } from './lib/command.mjs';
import { ownFolder, start, top } from './lib/program.mjs';

const scenario = 'scenarios/cyder-municipality';

/** The lines until one that matches, the matching one last. */
async function until(running, words) {
  const lines = [];
  for (;;) {
    lines.push(await running.line());
    if (words.test(lines.at(-1))) return lines.join('\n');
  }
}

test('the page stands alone, in both languages', async (t) => {
  const page = join(await ownFolder(t), 'rehearsal.html');
  enshuFine('rehearse', scenario, '--runs', '4', '--html', page);
  const html = await readFile(page, 'utf8');
  assert.match(html, /よくある失敗/);
  assert.match(html, /Commonest failures/);
  assert.match(html, /on\.action\(/);
  assert.doesNotMatch(html, /<script|(src|href)="https?:/);
});

test('the number of threads changes neither scores nor record', async (t) => {
  const folder = await ownFolder(t);
  const [one, two] = ['1', '2'].map((threads) => {
    const file = join(folder, `${threads}.exercise`);
    const { runs } = enshuJson('rehearse', scenario, '--seed', '4', '--threads', threads, '--record', file);
    return { file, runs };
  });
  assert.deepEqual(one.runs, two.runs);
  assert.deepEqual(await readFile(one.file), await readFile(two.file));
  enshuFine('replay', two.file, '--verify');
  const many = (threads) => enshuJson('rehearse', scenario, '--runs', '5', '--threads', threads).runs;
  assert.deepEqual(many('1'), many('2'));
});

test('a profile of one’s own is read, and its mistakes have their place', async (t) => {
  const file = join(await ownFolder(t), 'own.yaml');
  await writeFile(file, 'profile: own\ntitle: {ja: 自作, en: Own}\nlike: expert\n');
  const own = enshuJson('rehearse', scenario, '--profile', file);
  assert.equal(own.crew.en, 'Own');
  assert.deepEqual(own.runs, enshuJson('rehearse', scenario, '--profile', 'expert').runs);
  await writeFile(file, 'profile: own\ntitle: {ja: 自作, en: Own}\nlike: expertt\n');
  const wrong = enshu('rehearse', scenario, '--profile', file);
  assert.equal(wrong.code, 1);
  assert.match(wrong.errors, /own\.yaml:3:7/);
  assert.equal(enshu('rehearse', scenario, '--profile', 'nobody').code, 2);
  assert.equal(enshu('rehearse', scenario, '--watch', '--json').code, 2);
});

test('--watch plays again after a save, keeps the last good result beside a mistake, and ends with Ctrl+C', async (t) => {
  const folder = await ownFolder(t);
  await cp(join(top, 'scenarios/doctrine'), join(folder, 'doctrine'), { recursive: true });
  const copy = join(folder, 'cyder-municipality');
  await cp(join(top, scenario), copy, { recursive: true });
  const yaml = join(copy, 'scenario.yaml');
  const good = await readFile(yaml, 'utf8');
  const page = join(folder, 'rehearsal.html');
  process.env.LC_ALL = 'C.UTF-8';
  const running = start(t, ['rehearse', copy, '--watch', '--html', page]);

  assert.match(await until(running, /^Waiting/), /soc-notice/);
  assert.doesNotMatch(await readFile(page, 'utf8'), /What check says/);

  await writeFile(yaml, good.replace(/\bto: csirt\b/, 'to: csirt2'));
  const broken = await until(running, /^Waiting/);
  assert.match(broken, /scenario\.yaml:\d+:\d+: error: .*csirt2/);
  assert.match(broken, /last good result/);
  assert.match(broken, /soc-notice/);
  assert.match(await readFile(page, 'utf8'), /csirt2/);

  await writeFile(yaml, good.replace('duration: 3h', 'duration: 2h'));
  const again = await until(running, /^Waiting/);
  assert.match(again, /120 min of exercise/);
  assert.doesNotMatch(again, /error:/);

  assert.deepEqual(await running.stop('SIGINT'), [0, null]);
});
