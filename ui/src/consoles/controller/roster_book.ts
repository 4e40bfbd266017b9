// The first table of an Excel workbook that looks like a roster. Cells without a value of their own bear a mark.
import { t } from '@/i18n/drill';
import { BadFile } from './roster_text';

/** What a workbook may unpack to: far above any roster, far below what would fill the browser. */
const mostUnpacked = 100_000_000;

/** Begins what is read for a cell that has no value; behind it stands the error that the cell shows, if it shows one. */
const mark = '\u{10fffd}';

export interface Table {
  readonly sheet: string;
  readonly rows: string[][];
}

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** Why the cell has no value and what to do, or nothing. Counted from 0. */
export function withoutValue(text: string | undefined, row: number, column: number): string | null {
  if (!text?.startsWith(mark)) return null;
  const cell = `${letters(column)}${String(row + 1)}`;
  const error = text.slice(mark.length);
  return error === '' ? t('roster.bad.formula', { cell }) : t('roster.bad.error', { cell, error });
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value as string | number | boolean);
};

/**
 * Exported for tests. The reader of workbooks takes formulas that nobody has calculated, and cells that show an error,
 * for empty ones. A formula that makes an empty text says so by its type, and is one.
 */
export function marked(sheet: string): string {
  return sheet.replace(
    /<((?:\w+:)?)c(\s[^<>]*["'])?\s*>(.*?)<\/\1c>/gs,
    (whole, prefix: string, attributes: string | undefined, content: string) => {
      const type = /\st=["'](\w+)["']/.exec(attributes ?? '')?.[1] ?? 'n';
      const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)<\//.exec(content)?.[1];
      const uncalculated =
        /<(?:\w+:)?f[\s/>]/.test(content) && (value === undefined || (value === '' && type !== 'str'));
      if (type !== 'e' && !uncalculated) return whole;
      const words = mark + (type === 'e' ? (value ?? '') : '');
      const [open, close] = [`<${prefix}`, `</${prefix}`];
      const rest = (attributes ?? '').replace(/\s[ts]=["'][^"']*["']/g, '');
      return `${open}c${rest} t="inlineStr">${open}is>${open}t>${words}${close}t>${close}is>${close}c>`;
    },
  );
}

/** Of the first sheet that has our headings: the one before it may say how to fill it in. */
export async function tableOfWorkbook(
  bytes: Uint8Array,
  hasHeadings: (head: readonly string[]) => boolean,
): Promise<Table> {
  const [{ strFromU8, strToU8, unzipSync, zipSync }, { default: readSheets }] = await Promise.all([
    import('fflate'),
    import('read-excel-file/universal'),
  ]);
  try {
    let unpacked = 0;
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        if (unpacked > mostUnpacked) throw new BadFile(t('roster.bad.large'));
        return true;
      },
    });
    for (const [path, part] of Object.entries(parts)) {
      if (/\/worksheets\/.*\.xml$/i.test(path)) parts[path] = strToU8(marked(strFromU8(part)));
    }
    // Packed anew without compression: large parts would otherwise be unpacked by a worker from a blob, which the
    // security policy of the pages refuses.
    const stored = zipSync(parts, { level: 0 });
    const sheets = await readSheets(new Blob([stored as BlobPart]));
    const tables = sheets.map(({ sheet, data }) => ({
      sheet: sheets.length > 1 ? sheet : '',
      rows: data.map((row) => row.map(textOf)),
    }));
    return tables.find(({ rows }) => hasHeadings(rows[0] ?? [])) ?? tables[0] ?? { rows: [], sheet: '' };
  } catch (fault) {
    throw fault instanceof BadFile ? fault : new BadFile(t('roster.bad.xlsx'));
  }
}
