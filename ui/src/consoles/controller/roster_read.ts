// A roster file as Japanese offices save it, read in the browser: CSV in UTF-8 or Shift_JIS, or an Excel workbook.
import { tsvParseRows, csvParseRows } from 'd3-dsv';
import { t } from '@/i18n/drill';
import type { RosterLine } from '@/wire';

export const mostBytes = 10_000_000;
export const mostLines = 20_000;
/** What a workbook may unpack to: far above any roster, far below what would fill the browser. */
const mostUnpacked = 100_000_000;

export type Column = Exclude<keyof RosterLine, 'line'>;

export interface RosterFile {
  readonly lines: RosterLine[];
  readonly encoding: string;
  /** Headings that say nothing to us. */
  readonly unknown: string[];
}

/** What is wrong with the file as a whole, in the reader's words. */
export class BadFile extends Error {}

/** Headings as people write them; a column of ids goes before one of titles. */
const headings: Record<Column, readonly string[]> = {
  seat: ['席id', '席', '座席id', '座席', 'seatid', 'seat'],
  lane: ['チームid', 'チーム', '班', 'teamid', 'team', 'laneid', 'lane'],
  role: ['役割id', '役割', '役職', '担当', 'roleid', 'role', 'post'],
  organisation: ['組織', '組織名', '所属', '団体名', 'organisation', 'organization'],
  access: ['区分', '立場', '種別', 'access'],
  name: ['氏名', '名前', '参加者名', 'name'],
  department: ['部署', '部署名', '部局', '課', 'department'],
  address: ['メールアドレス', 'メール', 'eメール', 'mailaddress', 'emailaddress', 'email', 'mail', 'address'],
};
const ours = ['参加リンク', 'joinlink'];

const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-・()]/g, '');

function decode(bytes: Uint8Array): { text: string; encoding: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  for (const [label, encoding] of [
    ['utf-8', 'UTF-8'],
    ['shift_jis', 'Shift_JIS'],
  ] as const) {
    try {
      return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
    } catch {
      // Not in this encoding; the next one is tried.
    }
  }
  throw new BadFile(t('roster.bad.encoding'));
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value as string | number | boolean);
};

/** Of the first sheet that has our headings: the one before it may say how to fill it in. */
async function rowsOfWorkbook(bytes: Uint8Array): Promise<{ rows: string[][]; sheet: string }> {
  const [{ unzipSync, zipSync }, { default: readSheets }] = await Promise.all([
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

/** Where each of our columns stands, those of ids first, and the headings that nobody knows. */
function columnsOf(head: readonly string[]): { places: Map<Column, number[]>; unknown: string[] } {
  const places = new Map<Column, number[]>();
  const known = new Set<number>();
  for (const [column, names] of Object.entries(headings) as [Column, readonly string[]][]) {
    for (const name of names) {
      head.forEach((heading, index) => {
        if (known.has(index) || plain(heading) !== name) return;
        known.add(index);
        places.set(column, [...(places.get(column) ?? []), index]);
      });
    }
  }
  const unknown = head.filter(
    (heading, index) => heading.trim() !== '' && !known.has(index) && !ours.includes(plain(heading)),
  );
  return { places, unknown };
}

function hasHeadings(head: readonly string[]): boolean {
  const { places } = columnsOf(head);
  return places.has('seat') || places.has('name') || places.has('role');
}

/** Exported for tests: lines of a table whose first row holds the headings. */
export function linesOf(rows: readonly (readonly string[])[]): Omit<RosterFile, 'encoding'> {
  const head = rows[0] ?? [];
  if (!hasHeadings(head)) throw new BadFile(t('roster.bad.headings'));
  const { places, unknown } = columnsOf(head);
  const lines: RosterLine[] = [];
  rows.slice(1).forEach((row, index) => {
    const cell = (column: Column): string =>
      (places.get(column) ?? []).map((place) => (row[place] ?? '').trim()).find((text) => text !== '') ?? '';
    const line: RosterLine = {
      line: index + 2,
      seat: cell('seat'),
      lane: cell('lane'),
      role: cell('role'),
      organisation: cell('organisation'),
      access: cell('access'),
      name: cell('name'),
      address: cell('address'),
      department: cell('department'),
    };
    if (Object.values(line).some((value) => typeof value === 'string' && value !== '')) lines.push(line);
  });
  if (lines.length === 0) throw new BadFile(t('roster.bad.empty'));
  if (lines.length > mostLines) throw new BadFile(t('roster.bad.large'));
  return { lines, unknown };
}

/** Reads a file that a person chose. Throws BadFile with what to do. */
export async function readRoster(file: Blob, name: string): Promise<RosterFile> {
  if (file.size > mostBytes) throw new BadFile(t('roster.bad.large'));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zipped) {
    const { rows, sheet } = await rowsOfWorkbook(bytes);
    return { ...linesOf(rows), encoding: ['Excel', sheet].filter(Boolean).join(' ') };
  }
  if (/\.xlsx?$/i.test(name)) throw new BadFile(t('roster.bad.type'));
  const { text, encoding } = decode(bytes);
  const firstLine = text.slice(0, text.indexOf('\n'));
  const tabs = !firstLine.includes(',') && firstLine.includes('\t');
  return { ...linesOf(tabs ? tsvParseRows(text) : csvParseRows(text)), encoding };
}
