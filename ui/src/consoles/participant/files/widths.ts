// How wide each column of a log is: by its longest cell among the first rows, within reason, the last one takes the rest.
import type { Log } from './log';

const sample = 200;
const narrowest = 6;
const widest = 48;

/** Width of a text in monospaced half-width characters. */
function cells(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2000 ? 2 : 1;
  return width;
}

export function columnWidths(log: Log): string[] {
  return log.columns.map((name, column) => {
    let longest = cells(name);
    for (const row of log.rows.slice(0, sample)) longest = Math.max(longest, cells(row[column] ?? ''));
    const width = `${Math.min(widest, Math.max(narrowest, longest)) * 0.55 + 1.2}rem`;
    return column === log.columns.length - 1 ? `minmax(${width}, 1fr)` : width;
  });
}
