// What leaves the house as files: the spreadsheet read back, the PDF, another rubric, and names that must not leave.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { enshu, enshuFine, enshuJson } from './lib/command.mjs';
import { ownFolder } from './lib/program.mjs';

const scenario = 'scenarios/cyder-municipality';

/** The files of a zip archive, by name, from its central directory. */
function unzipped(bytes) {
  const files = new Map();
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + packed);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, (method === 8 ? inflateRawSync(data) : data).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

async function rehearsed(t, ...more) {
  const folder = await ownFolder(t);
  const file = join(folder, 'a.exercise');
  enshuFine('rehearse', scenario, '--seed', '3', '--teams', '2', '--record', file, ...more);
  return { folder, file };
}

test('the spreadsheet holds a sheet for each kind of row, as text and without a formula', async (t) => {
  const { folder, file } = await rehearsed(t);
  const read = async (language) => {
    const out = join(folder, language);
    enshuFine('debrief', file, '--out', out, '--format', 'xlsx', '--lang', language);
    return readFile(join(out, `debrief.${language}.xlsx`));
  };
  const bytes = await read('ja');
  assert.deepEqual(await read('ja'), bytes, 'the same record, the same bytes');
  const files = unzipped(bytes);
  const names = [...files.get('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)].map((each) => each[1]);
  const japanese =
    '概要 得点 参加者 部門の参加 疎通確認率 上りと下り MSEL 連絡 報告 義務 対処 報告経路 意思決定 観察 評定 質問票 組織・分野 報告欄 深刻度 義務ごとのチーム数';
  assert.deepEqual(names, japanese.split(' '));
  assert.match(unzipped(await read('en')).get('xl/workbook.xml'), /<sheet name="Reporting paths"/);
  for (const [name, text] of files) {
    if (!name.startsWith('xl/worksheets/sheet')) continue;
    assert.doesNotMatch(text, /<f>/, `${name} holds no formula`);
    assert.match(text, /state="frozen"/, `${name}: the header stays`);
    assert.match(text, /<autoFilter ref=/, `${name}: a filter`);
    assert.match(text, /<cols>/, `${name}: widths`);
  }
  assert.match(files.get('xl/worksheets/sheet8.xml'), /<t( [^>]*)?>[^<]*CSIRT/);
});

test('text that begins with a sign of a formula stays text in spreadsheet and CSV', async (t) => {
  const folder = await ownFolder(t);
  const own = join(folder, 'cyder-municipality');
  await cp(scenario, own, { recursive: true });
  const yaml = await readFile(join(own, 'scenario.yaml'), 'utf8');
  const changed = yaml.replace('{ja: 初動対処, en: First response}', '{ja: "=1+1", en: "@SUM(1)"}');
  assert.notEqual(changed, yaml);
  await writeFile(join(own, 'scenario.yaml'), changed);
  const file = join(folder, 'a.exercise');
  enshuFine('rehearse', own, '--seed', '3', '--teams', '1', '--record', file);
  enshuFine('debrief', file, '--out', folder, '--format', 'xlsx,csv');
  const scores = unzipped(await readFile(join(folder, 'debrief.ja.xlsx'))).get('xl/worksheets/sheet2.xml');
  assert.match(scores, /t="inlineStr"[^>]*><is><t[^>]*>=1\+1<\/t>/);
  assert.doesNotMatch(scores, /<f>/);
  assert.match(await readFile(join(folder, 'scores.csv'), 'utf8'), /"'=1\+1"/);
});

test('another rubric: points, keys and refusals', async (t) => {
  const { folder, file } = await rehearsed(t);
  const own = join(folder, 'cyder-municipality');
  await cp(scenario, own, { recursive: true });
  const yaml = await readFile(join(own, 'scenario.yaml'), 'utf8');
  const duty =
    /\n {2}first-report:\n[\s\S]*?\n {4}target: (\S+)\n/.exec(yaml) ?? /\n {4}target: (\S+)\n/.exec(yaml);
  const corrected = yaml.replace(duty[0], duty[0].replace(`target: ${duty[1]}`, 'target: 1s'));
  await writeFile(join(own, 'scenario.yaml'), corrected);
  const plain = enshuJson('score', file);
  const again = enshuJson('score', file, '--scenario', own);
  assert.equal(again.lanes.length, plain.lanes.length);
  assert.equal(again.rubric.items.length, 1);
  assert.deepEqual(again.rubric.items[0].keys, [{ key: 'target', before: duty[1], after: '1s' }]);
  assert.deepEqual(
    again.rubric.lanes.map((lane) => lane.score_before),
    plain.lanes.map((lane) => lane.score),
  );
  assert.deepEqual(
    again.rubric.lanes.map((lane) => lane.score_after),
    again.lanes.map((lane) => lane.score),
  );
  const words = enshuFine('score', file, '--scenario', own).out;
  assert.match(words, new RegExp(`target: ${duty[1]} -> 1s`));
  enshuFine('debrief', file, '--out', folder, '--format', 'html', '--scenario', own);
  assert.match(await readFile(join(folder, 'debrief.ja.html'), 'utf8'), /採点基準の変更/);

  const stranger = enshu('score', file, '--scenario', 'tests/cases/play/two-desks/scenario');
  assert.equal(stranger.code, 1);
  assert.match(stranger.errors, /two-desks/);
  assert.match(stranger.errors, /cyder-municipality/);
});

test('papers for persons, one team alone, and no personal name in an anonymous export', async (t) => {
  const { folder, file } = await rehearsed(t);
  const formats = 'html,xlsx,csv,json,jsonl,feedback,certificates';
  enshuFine('debrief', file, '--out', folder, '--format', formats, '--anonymous', '--lane', 'team-2');
  const label = 'CSIRT担当（情報政策課） 1';
  for (const name of await readdir(folder)) {
    if (name.endsWith('.exercise')) continue;
    const bytes = await readFile(join(folder, name));
    const texts = name.endsWith('.xlsx') ? [...unzipped(bytes).values()] : [bytes.toString('utf8')];
    for (const text of texts) {
      assert.ok(!text.includes(label), `${name} names a seat`);
      assert.ok(!text.includes('チーム 1'), `${name} shows another team`);
    }
  }
  assert.match(await readFile(join(folder, 'feedback.ja.html'), 'utf8'), /参加者1/);
  const missing = enshu('debrief', file, '--out', folder, '--lane', 'team-9');
  assert.equal(missing.code, 1);
  assert.match(missing.errors, /team-1, team-2/);
});

test('the report as PDF; a browser that cannot print costs nothing but the PDF', async (t) => {
  const { folder, file } = await rehearsed(t);
  const browser = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  assert.ok(
    browser.some((path) => path && existsSync(path)),
    'the tests need Chromium',
  );
  enshuFine('debrief', file, '--out', folder, '--format', 'csv,pdf');
  const pdf = (await readFile(join(folder, 'debrief.ja.pdf'))).toString('latin1');
  assert.ok(pdf.startsWith('%PDF-'));
  assert.match(pdf, /\/Outlines/, 'bookmarks');
  assert.match(pdf, /NotoSansJP/, 'the font is inside');
  assert.match(pdf, /\/FontFile2/, 'as a font, not as outlines');
  assert.ok(pdf.length < 6_000_000, `${pdf.length} bytes for two teams`);
  assert.ok(!(await readdir(folder)).includes('debrief.ja.html'), 'the page was not asked for');
});

test('LibreOffice opens the spreadsheet without a word, and finds every sheet', async (t) => {
  const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
  if (!office) return t.skip('LibreOffice is not installed (package libreoffice-calc-nogui)');
  const { folder, file } = await rehearsed(t);
  enshuFine('debrief', file, '--out', folder, '--format', 'xlsx');
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const words = ['--headless', '--norestore', profile, '--convert-to', 'ods', '--outdir', folder];
  const done = spawnSync(office, [...words, join(folder, 'debrief.ja.xlsx')], {
    encoding: 'utf8',
    timeout: 240_000,
  });
  assert.equal(done.status, 0, done.stderr);
  // It says so when it has no Java, which a spreadsheet without macros does not need.
  const said = done.stderr.split('\n').filter((line) => line !== '' && !/javaldx|Java/.test(line));
  assert.deepEqual(said, []);
  const content = unzipped(await readFile(join(folder, 'debrief.ja.ods'))).get('content.xml');
  for (const name of ['概要', '組織・分野', '報告欄', '深刻度'])
    assert.ok(content.includes(`table:name="${name}"`), name);
});

test('a debrief beside an earlier exercise of the same scenario; another scenario is refused', async (t) => {
  const { folder, file } = await rehearsed(t);
  const before = join(folder, 'before.exercise');
  enshuFine('rehearse', scenario, '--seed', '4', '--teams', '3', '--record', before);
  enshuFine('debrief', file, '--out', folder, '--format', 'html,json,xlsx', '--compare', before);
  const page = await readFile(join(folder, 'debrief.ja.html'), 'utf8');
  assert.match(page, /過去の演習との比較/);
  assert.match(page, /今回/);
  const { earlier } = JSON.parse(await readFile(join(folder, 'debrief.json'), 'utf8'));
  assert.equal(earlier.length, 1);
  assert.equal(earlier[0].lanes, 3);
  const scores = enshuJson('score', before).lanes.map(({ score }) => score);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  assert.ok(earlier[0].score_tenths / 10 >= low && earlier[0].score_tenths / 10 <= high);
  const book = unzipped(await readFile(join(folder, 'debrief.ja.xlsx')));
  assert.match(book.get('xl/workbook.xml'), /<sheet name="過去との比較"/);
  const foreign = join(folder, 'foreign.exercise');
  enshuFine('rehearse', 'scenarios/psirt-desktop', '--seed', '4', '--record', foreign);
  const refused = enshu('debrief', file, '--out', folder, '--compare', foreign);
  assert.equal(refused.code, 1);
  assert.match(refused.errors, /psirt-desktop/);
});
