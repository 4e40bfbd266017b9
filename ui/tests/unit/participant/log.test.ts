// The log viewer's rules.
import {
  boundFine,
  filterLog,
  noFilter,
  readLog,
  readMoment,
  rowsAsText,
} from '@/consoles/participant/files/log';
import { describe, expect, it } from 'vitest';

const text = [
  '\uFEFFtime,src,host,note',
  '2026-11-26 08:55:10,10.0.1.31,update.example,"通常, 許可"',
  '2026-11-26 09:05:00,10.0.1.31,ＢＡＤ.example,ﾌﾞﾛｯｸ',
  '2026-11-26 09:05:59,10.0.1.40,bad.example,許可',
  '2026-11-27 09:00:00,10.0.1.31,ok.example,許可',
].join('\r\n');
const log = readLog(text);
const rows = (part: Partial<typeof noFilter>) => [...filterLog(log, { ...noFilter, ...part })];

it('reads CSV with quotes and finds the time column', () => {
  expect(log.columns).toEqual(['time', 'src', 'host', 'note']);
  expect(log.rows[0]?.[3]).toBe('通常, 許可');
  expect(log.timeColumn).toBe(0);
});

describe('filterLog', () => {
  it('folds width and case, and wants every word', () => {
    expect(rows({ text: 'bad' })).toEqual([1, 2]);
    expect(rows({ text: 'bad ブロック' })).toEqual([1]);
  });

  it('takes bounds of the day or with a date, minutes inclusive', () => {
    expect(rows({ from: '9:00' })).toEqual([1, 2, 3]);
    expect(rows({ to: '09:05' })).toEqual([0, 1, 2, 3]);
    expect(rows({ from: '09:05', to: '09:05:00' })).toEqual([1]);
    expect(rows({ to: '2026-11-26 09:05' })).toEqual([0, 1, 2]);
    expect(rows({ from: '2026-11-27 00:00' })).toEqual([3]);
  });

  it('looks into one column', () => {
    expect(rows({ column: 1, value: '1.40' })).toEqual([2]);
    expect(rows({ column: -1, value: '1.40' })).toEqual([0, 1, 2, 3]);
  });

  it('filters 100,000 rows in well under a second', () => {
    const many = readLog(
      [
        'time,src,url',
        ...Array.from({ length: 100_000 }, (_, i) => `2026-11-26 09:00:00,10.0.0.${i % 250},/p/${i}`),
      ].join('\n'),
    );
    const start = performance.now();
    expect(filterLog(many, { ...noFilter, text: '/p/99999', from: '08:00', to: '10:00' })).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(700);
  });
});

it('moments are read as logs and people write them', () => {
  expect(readMoment('2026-11-26T09:05:01.250Z')).toEqual({
    ms: Date.UTC(2026, 10, 26, 9, 5, 1, 250),
    dated: true,
  });
  expect(readMoment('９：０５')).toEqual({ ms: 32_700_000, dated: false });
  expect(readMoment('25:00')).toBeUndefined();
  expect(boundFine('')).toBe(true);
  expect(boundFine('朝')).toBe(false);
});

it('rows are copied with their header', () => {
  expect(rowsAsText(log, [2])).toBe(
    'time\tsrc\thost\tnote\n2026-11-26 09:05:59\t10.0.1.40\tbad.example\t許可',
  );
});
