// A roster file as Japanese offices save it, read in the browser: CSV, Excel's Unicode text, or an Excel workbook.
import { t } from '@/i18n/drill';
import type { RosterFault, RosterLine } from '@/wire';
import { tableOfWorkbook, withoutValue } from './roster_book';
import { BadFile, decode, rowsOf } from './roster_text';

export { BadFile };

export const mostBytes = 10_000_000;
export const mostLines = 20_000;

export type Column = Exclude<keyof RosterLine, 'line'>;

export interface RosterFile {
  readonly lines: RosterLine[];
  readonly encoding: string;
  /** Headings that say nothing to us. */
  readonly unknown: string[];
  /** By line: cells that have no value though something is written in them. */
  readonly faults: ReadonlyMap<number, readonly RosterFault[]>;
}

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

/** Exported for tests: lines of a table whose first row holds the headings. `skipped`: lines of the file before it. */
export function linesOf(rows: readonly (readonly string[])[], skipped = 0): Omit<RosterFile, 'encoding'> {
  const head = rows[0] ?? [];
  const wanting = head.map((text, place) => withoutValue(text, 0, place)).find((why) => why !== null);
  if (wanting) throw new BadFile(wanting);
  if (!hasHeadings(head)) throw new BadFile(t('roster.bad.headings'));
  const { places, unknown } = columnsOf(head);
  const lines: RosterLine[] = [];
  const faults = new Map<number, RosterFault[]>();
  rows.slice(1).forEach((row, index) => {
    const number = index + 2 + skipped;
    const wrong: RosterFault[] = [];
    const cell = (column: Column): string => {
      const all = places.get(column) ?? [];
      const place = all.find((one) => (row[one] ?? '').trim() !== '');
      if (place === undefined) return '';
      const why = withoutValue(row[place], number - 1, place);
      if (why === null) return (row[place] ?? '').trim();
      wrong.push({ column, message: { ja: why, en: why } });
      return '';
    };
    const line: RosterLine = {
      line: number,
      seat: cell('seat'),
      lane: cell('lane'),
      role: cell('role'),
      organisation: cell('organisation'),
      access: cell('access'),
      name: cell('name'),
      address: cell('address'),
      department: cell('department'),
    };
    if (wrong.length > 0) faults.set(number, wrong);
    if (wrong.length > 0 || Object.values(line).some((value) => typeof value === 'string' && value !== ''))
      lines.push(line);
  });
  if (lines.length === 0) throw new BadFile(t('roster.bad.empty'));
  if (lines.length > mostLines) throw new BadFile(t('roster.bad.large'));
  return { lines, unknown, faults };
}

/** Reads a file that a person chose. Throws BadFile with what to do. */
export async function readRoster(file: Blob, name: string): Promise<RosterFile> {
  if (file.size > mostBytes) throw new BadFile(t('roster.bad.large'));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zipped) {
    const { rows, sheet } = await tableOfWorkbook(bytes, hasHeadings);
    return { ...linesOf(rows), encoding: ['Excel', sheet].filter(Boolean).join(' ') };
  }
  if (/\.xlsx?$/i.test(name)) throw new BadFile(t('roster.bad.type'));
  const { text, encoding } = decode(bytes);
  const { rows, skipped } = rowsOf(text);
  return { ...linesOf(rows, skipped), encoding };
}
