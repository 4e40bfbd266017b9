// `enshu check`: the shipped scenario is clean; each mistake in a copy is one clear line with its place.
import assert from 'node:assert/strict';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { enshu, enshuFine, enshuJson } from './lib/command.mjs';
import { ownFolder, top } from './lib/program.mjs';

const shipped = join(top, 'scenarios/cyder-municipality');

/** A copy of the shipped scenario beside its doctrine, changed by `change(yaml)`. */
async function copyWith(t, change) {
  const folder = await ownFolder(t);
  await cp(join(top, 'scenarios/doctrine'), join(folder, 'doctrine'), { recursive: true });
  const copy = join(folder, 'cyder-municipality');
  await cp(shipped, copy, { recursive: true });
  const file = join(copy, 'scenario.yaml');
  const before = await readFile(file, 'utf8');
  const after = change(before);
  assert.notEqual(after, before, 'the copy must differ');
  await writeFile(file, after);
  return copy;
}

/** Exactly one error, at a line and column; its text. How long a check takes is scripts/bench's to say. */
function oneError(copy) {
  const ran = enshu('check', copy);
  const lines = (ran.out + ran.errors).split('\n').filter((line) => / error: /.test(line));
  assert.equal(ran.code, 1, ran.out + ran.errors);
  assert.equal(lines.length, 1, `one line expected:\n${ran.out}${ran.errors}`);
  assert.match(lines[0], /^\S+\.(yaml|lua|md):\d+:\d+: error: \S/);
  return lines[0];
}

test('the shipped scenario is clean', () => {
  enshuFine('check', 'scenarios/cyder-municipality');
  assert.deepEqual(enshuJson('check', 'scenarios/cyder-municipality'), []);
});

test('a wrong role is named with its neighbour', async (t) => {
  const copy = await copyWith(t, (yaml) => yaml.replace(/\bto: csirt\b/, 'to: csirt2'));
  const line = oneError(copy);
  assert.match(line, /csirt2/);
  assert.match(line, /csirt\b(?!2)/);
});

test('an unknown inject is named with its neighbour', async (t) => {
  const copy = await copyWith(t, (yaml) => yaml.replace(/\btrigger: ([a-z0-9-]+)/, 'trigger: $1x'));
  assert.match(oneError(copy), /did you mean|もしかして/);
});

test('a missing translation is an error where the text is named', async (t) => {
  const copy = await copyWith(t, (yaml) => `${yaml}\n`);
  const texts = await readdir(join(copy, 'texts'));
  const victim =
    texts.find((name) => name.startsWith('soc') && name.endsWith('.en.md')) ??
    texts.find((name) => name.endsWith('.en.md'));
  await rm(join(copy, 'texts', victim));
  assert.match(oneError(copy), new RegExp(victim.replace('.en.md', '')));
});

test('a tab is refused at its place', async (t) => {
  const copy = await copyWith(t, (yaml) => yaml.replace(/^duration:/m, '\tduration:'));
  oneError(copy);
});

test('an alias bomb 1,000 deep is refused at once', async (t) => {
  const bomb = ['a0: &a0 [x, x]'];
  for (let i = 1; i <= 1000; ++i) bomb.push(`a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`);
  const copy = await copyWith(t, (yaml) => `${bomb.join('\n')}\n${yaml}`);
  oneError(copy);
});

test('--json says the same with numbers', async (t) => {
  const copy = await copyWith(t, (yaml) => yaml.replace(/\bto: csirt\b/, 'to: csirt2'));
  const ran = enshu('check', copy, '--json');
  assert.equal(ran.code, 1);
  const [found] = JSON.parse(ran.out).filter(({ severity }) => severity === 'error');
  assert.match(found.file, /scenario\.yaml$/);
  assert.ok(Number.isInteger(found.line) && Number.isInteger(found.column));
  assert.ok(found.code && found.message);
});

test('a folder that cannot be read whole is a mistake with a place, in the text as in --json', async (t) => {
  const folder = await ownFolder(t);
  const none = join(folder, 'none');
  const ran = enshu('check', none);
  assert.equal(ran.code, 1, ran.errors);
  assert.match(ran.out, /none:1:1: error: \S/);

  const traps = join(folder, 'traps');
  await mkdir(traps);
  await writeFile(join(traps, 'scenario.yaml'), 'a: 1\n');
  await writeFile(join(traps, 'two\nlines.md'), '');
  const told = enshu('check', traps);
  assert.equal(told.code, 1, told.errors);
  assert.equal(told.out.trim().split('\n').length, 1, 'one line');
  const [mistake] = JSON.parse(enshu('check', '--json', traps).out);
  assert.equal(mistake.code, 'bad_name');
  assert.equal(
    told.out.trim().startsWith(`${mistake.file}:${mistake.line}:${mistake.column}: `),
    true,
    told.out,
  );
});

test('wrong use ends with 2 and says how', () => {
  for (const args of [['check'], ['check', '--no-such-option', 'x'], ['no-such-command']]) {
    const ran = enshu(...args);
    assert.equal(ran.code, 2, args.join(' '));
    assert.match(ran.errors, /--help/);
    assert.equal(ran.out, '');
  }
});
