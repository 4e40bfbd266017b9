// Brackets, colons and blanks follow the reader's language: no console writes the wide ones of Japanese by itself.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

import { bracketed, colon, comma, gap, language, middot } from '@/i18n';

const folders = ['consoles', 'kit', 'app'].map((folder) => join(import.meta.dirname, '../../../src', folder));

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|svelte)$/.test(file))
    .map((file) => join(folder, file));
}

/** What a person may read: without comments, regular expressions and texts that stand there in both languages. */
const readable = (source: string): string =>
  source
    .replace(/<!--.*?-->|\/\*.*?\*\//gs, '')
    .split('\n')
    .filter((line) => !/^\s*\/\/|\bja: |\/\[.*\]\//.test(line))
    .join('\n')
    .replace(/\/\^.*?\/[gimsuy]*\.test/g, '');

afterEach(() => {
  language.set('ja');
});

describe('punctuation', () => {
  it('is left to the helpers of i18n in every console', () => {
    const wide = folders.flatMap(sources).flatMap((file) =>
      readable(readFileSync(file, 'utf8'))
        .split('\n')
        .filter((line) => /[（）［］「」『』：；、。！？\u3000]/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(wide).toEqual([]);
  });

  it('is that of the language', () => {
    const line = (): string => `a${bracketed(3)}${colon()}b${comma()}c${middot()}d${gap()}e`;
    expect(line()).toBe('a（3）：b、c・d　e');
    language.set('en');
    expect(line()).toBe('a (3): b, c · d\u2002e');
  });
});
