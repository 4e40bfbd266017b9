// Rosters as text: the encodings and separators in which offices save CSV.
import { dsvFormat } from 'd3-dsv';
import { t } from '@/i18n/drill';

/** What is wrong with the file as a whole, in the reader's words. */
export class BadFile extends Error {}

/** UTF-8, UTF-16 with its mark (Excel's "Unicode text"), or Shift_JIS as Windows has it. */
export function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const [first, second] = bytes;
  const candidates: [label: string, encoding: string][] =
    first === 0xff && second === 0xfe
      ? [['utf-16le', 'UTF-16']]
      : first === 0xfe && second === 0xff
        ? [['utf-16be', 'UTF-16']]
        : [
            ['utf-8', 'UTF-8'],
            ['shift_jis', 'Shift_JIS'],
          ];
  for (const [label, encoding] of candidates) {
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(bytes);
      // No text has this letter: UTF-16 without its mark, or no text at all.
      if (!text.includes('\0')) return { text, encoding };
    } catch {
      // Not in this encoding; the next one is tried.
    }
  }
  throw new BadFile(t('roster.bad.encoding'));
}

/** `skipped`: lines before the first row, in which Excel is told the separator (`sep=;`). */
export function rowsOf(text: string): { rows: string[][]; skipped: number } {
  const told = /^"?sep=(.)"?[,;\t]*(?:\r\n|\n|\r|$)/i.exec(text);
  if (told) return { rows: dsvFormat(told[1] ?? ',').parseRows(text.slice(told[0].length)), skipped: 1 };
  const [head = ''] = text.split(/[\r\n]/, 1);
  const separator = [',', '\t', ';'].find((one) => head.includes(one)) ?? ',';
  return { rows: dsvFormat(separator).parseRows(text), skipped: 0 };
}
