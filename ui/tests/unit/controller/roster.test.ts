// Roster files as offices save them: encodings, headings, workbooks, portions, seats that stand there twice.
import { zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';

import { markTwice, portions, withFaults, type Judged } from '@/consoles/controller/roster_import';
import { BadFile, linesOf, readRoster } from '@/consoles/controller/roster_read';
import type { RosterLine } from '@/wire';

const line = (number: number, seat: string): RosterLine => ({
  line: number,
  seat,
  lane: '',
  role: '',
  organisation: '',
  access: '',
  name: '',
  address: '',
  department: '',
});

/** 席,氏名 / a-1,山田 as Japanese Excel writes CSV. */
const shiftJis = new Uint8Array([
  0x90, 0xc8, 0x2c, 0x8e, 0x81, 0x96, 0xbc, 0x0d, 0x0a, 0x61, 0x2d, 0x31, 0x2c, 0x8e, 0x52, 0x93, 0x63, 0x0d,
  0x0a,
]);

const sheet = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

function workbook(rows: string): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'xl/workbook.xml': strToU8(
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="名簿" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet(rows)),
  });
}

const cells = (row: number, values: readonly string[]) =>
  `<row r="${String(row)}">${values
    .map(
      (value, index) =>
        `<c r="${String.fromCharCode(65 + index)}${String(row)}" t="inlineStr"><is><t>${value}</t></is></c>`,
    )
    .join('')}</row>`;

describe('a roster file', () => {
  it('is read in UTF-8, with a mark or without, and in Shift_JIS', async () => {
    const text = '席ID,氏名\r\na-1,山田\r\n';
    for (const bytes of [text, `\ufeff${text}`]) {
      const read = await readRoster(new Blob([bytes]), 'roster.csv');
      expect(read.encoding).toBe('UTF-8');
      expect(read.lines).toEqual([{ ...line(2, 'a-1'), name: '山田' }]);
    }
    const read = await readRoster(new Blob([shiftJis]), 'roster.csv');
    expect(read.encoding).toBe('Shift_JIS');
    expect(read.lines).toEqual([{ ...line(2, 'a-1'), name: '山田' }]);
  });

  it('is read from a workbook, also a large one', async () => {
    const rows = Array.from({ length: 6_574 }, (_, i) =>
      cells(i + 2, [`seat-${String(i)}`, `氏名 ${String(i)}`, '']),
    );
    const book = workbook([cells(1, ['席ID', '氏名', 'メモ']), ...rows].join(''));
    const read = await readRoster(new Blob([book as BlobPart]), 'roster.xlsx');
    expect(read.lines.length).toBe(6_574);
    expect(read.lines[6_573]).toEqual({ ...line(6_575, 'seat-6573'), name: '氏名 6573' });
    expect(read.unknown).toEqual(['メモ']);
  }, 60_000);

  it('is read as Excel saves Unicode text: UTF-16 with tabs, either end first', async () => {
    const text = '席ID\t氏名\r\na-1\t髙橋\r\n';
    for (const first of ['little', 'big'] as const) {
      const view = new DataView(new ArrayBuffer(2 * text.length + 2));
      [...`\ufeff${text}`].forEach((letter, i) => {
        view.setUint16(2 * i, letter.charCodeAt(0), first === 'little');
      });
      const read = await readRoster(new Blob([view.buffer]), 'roster.txt');
      expect(read.encoding).toBe('UTF-16');
      expect(read.lines).toEqual([{ ...line(2, 'a-1'), name: '髙橋' }]);
      // Without the mark nobody knows; the person is told how to save it.
      await expect(readRoster(new Blob([view.buffer.slice(2)]), 'roster.txt')).rejects.toThrow(/CSV UTF-8/);
    }
  });

  it('may begin with the line that tells Excel the separator', async () => {
    for (const [first, rows] of [
      ['sep=;', '席ID;氏名\r\na-1;山田, 太郎'],
      ['sep=,', '席ID,氏名\r\na-1,"山田, 太郎"'],
      ['"sep=;"', '席ID;氏名\r\na-1;山田, 太郎'],
      ['SEP=,,', '席ID,氏名\r\na-1,"山田, 太郎"'],
    ] as const) {
      const read = await readRoster(new Blob([`\ufeff${first}\r\n${rows}\r\n`]), 'roster.csv');
      expect(read.lines).toEqual([{ ...line(3, 'a-1'), name: '山田, 太郎' }]);
    }
    const read = await readRoster(new Blob(['席ID;氏名\na-1;山田\n']), 'roster.csv');
    expect(read.lines).toEqual([{ ...line(2, 'a-1'), name: '山田' }]);
  });

  it('tells of each formula that has no value, and reads those that have one', async () => {
    const rows = [
      cells(1, ['席ID', '氏名', 'メモ']),
      '<row r="2"><c r="A2" t="str"><f>"a-"&amp;1</f><v>a-1</v></c><c r="B2" s="0" t="str"><f>D2</f><v>山田 &amp; 太郎</v></c></row>',
      '<row r="3"><c r="A3" s="0"/><c r="B3"><f>D3</f></c></row>',
      '<row r="5"><c r="A5" t="inlineStr"><is><t>a-5</t></is></c><c r="B5"><f t="shared" si="0"/><v></v></c></row>',
      '<row r="6"><c r="A6" t="inlineStr"><is><t>a-6</t></is></c><c r="B6" t="e"><f>VLOOKUP(1,D:E,2)</f><v>#N/A</v></c></row>',
      '<row r="7"><c r="A7" t="inlineStr"><is><t>a-7</t></is></c><c r="B7" t="str"><f>D7</f><v></v></c><c r="C7"><f>1+1</f></c></row>',
      '<row r="8"><c r="A8"><f>1+1</f><v>2</v></c><c r="B8" t="str"><f>D8</f></c></row>',
    ];
    const read = await readRoster(new Blob([workbook(rows.join('')) as BlobPart]), 'roster.xlsx');
    expect(read.lines).toEqual([
      { ...line(2, 'a-1'), name: '山田 & 太郎' },
      line(3, ''),
      line(5, 'a-5'),
      line(6, 'a-6'),
      line(7, 'a-7'),
      line(8, '2'),
    ]);
    const told = [...read.faults].map(([number, [fault]]) => [number, fault?.column, fault?.message.ja]);
    expect(told).toEqual([
      [3, 'name', expect.stringMatching(/^セル B3 は計算式/)],
      [5, 'name', expect.stringMatching(/^セル B5 は計算式/)],
      [6, 'name', expect.stringMatching(/^セル B6 .*#N\/A/)],
      [8, 'name', expect.stringMatching(/^セル B8 は計算式/)],
    ]);
    const heads = '<row r="1"><c r="A1" t="inlineStr"><is><t>席ID</t></is></c><c r="B1"><f>D1</f></c></row>';
    await expect(
      readRoster(new Blob([workbook(heads + cells(2, ['a', 'b'])) as BlobPart]), 'roster.xlsx'),
    ).rejects.toThrow(/セル B1/);
  });

  it('keeps a line with such a cell from being imported, whatever the server says', () => {
    const message = { ja: 'x', en: 'x' };
    const judged: Judged = {
      line: line(3, ''),
      verdict: { line: 3, change: 'added', seat: 'a', before: '', faults: [{ column: 'name', message }] },
    };
    const why = { ja: 'y', en: 'y' };
    const [marked] = withFaults([judged], new Map([[3, [{ column: 'name', message: why }]]]));
    expect(marked?.verdict.change).toBe('faulty');
    expect(marked?.verdict.faults).toEqual([{ column: 'name', message: why }]);
    expect(withFaults([judged], new Map())).toEqual([judged]);
  });

  it('has its columns under Japanese and English headings; ids go before titles', () => {
    const ja = linesOf([
      ['席ID', 'チームID', 'チーム', '役割', '区分', '氏名', '参加リンク'],
      ['', 'team-1', 'チーム 1', 'CSIRT', '参加者', '山田', 'http://x'],
    ]);
    expect(ja.unknown).toEqual([]);
    expect(ja.lines[0]).toEqual({
      ...line(2, ''),
      lane: 'team-1',
      role: 'CSIRT',
      access: '参加者',
      name: '山田',
    });
    const en = linesOf([
      ['Seat ID', 'Team', 'Role', 'Organisation', 'Name', 'Mail address'],
      ['a', 'b', 'c', 'd', 'e', 'f'],
      ['', '', '', '', '', ''],
    ]);
    expect(en.lines).toEqual([
      {
        ...line(2, 'a'),
        lane: 'b',
        role: 'c',
        organisation: 'd',
        name: 'e',
        address: 'f',
      },
    ]);
  });

  it('is refused with what to do when it is none', async () => {
    await expect(readRoster(new Blob(['a,b\n1,2\n']), 'x.csv')).rejects.toThrow(BadFile);
    await expect(readRoster(new Blob(['席ID,氏名\n']), 'x.csv')).rejects.toThrow(BadFile);
    await expect(readRoster(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 5])]), 'x.xlsx')).rejects.toThrow(
      BadFile,
    );
    await expect(readRoster(new Blob([new Uint8Array([0xd0, 0xcf, 0x11])]), 'x.xls')).rejects.toThrow(
      BadFile,
    );
    await expect(readRoster(new Blob([new Uint8Array([0xff, 0xfd, 0xa0])]), 'x.csv')).rejects.toThrow(
      BadFile,
    );
  });
});

describe('lines on their way to the server', () => {
  it('go in portions that a request can hold', () => {
    const lines = Array.from({ length: 6_574 }, (_, i) => ({
      ...line(i + 2, `seat-${String(i)}`),
      name: '氏名'.repeat(20),
    }));
    const all = portions(lines);
    expect(all.flat()).toEqual(lines);
    for (const portion of all) expect(new Blob([JSON.stringify(portion)]).size).toBeLessThan(60_000);
  });

  it('are faulty when their seat stood in another portion', () => {
    const judged = (number: number, seat: string): Judged => ({
      line: line(number, seat),
      verdict: { line: number, change: 'changed', seat, before: '', faults: [] },
    });
    const marked = markTwice([judged(2, 'a'), judged(3, 'b'), judged(4, 'a'), judged(5, '')]);
    expect(marked.map(({ verdict }) => verdict.change)).toEqual(['changed', 'changed', 'faulty', 'changed']);
  });
});
