// Organisations by sector: whose duties count where, and what is summed.
import { sectorRows, share, sum } from '@/consoles/controller/sectors';
import type { ObligationScore } from '@/consoles/staff/score';
import type { OrganisationView } from '@/wire';
import { describe, expect, it } from 'vitest';

const both = (words: string) => ({ ja: words, en: words });
const house = (id: string, sector: string): OrganisationView => ({
  id,
  title: both(id),
  posts: [`${id}-csirt`, `${id}-pr`],
  sector,
  sector_title: sector === '' ? both('') : both(`sector ${sector}`),
});
const duty = (owes: string, status: ObligationScore['status'], points = 0): ObligationScore =>
  ({ id: owes, owes, status, points, max: 10, limit_at: 1_000 }) as ObligationScore;

describe('the board of sectors', () => {
  const rows = sectorRows(
    [house('a', 'power'), house('b', 'power'), house('c', 'water'), house('m', '')],
    [
      duty('a-csirt', 'met', 10),
      duty('a-pr', 'open'),
      duty('b-csirt', 'missed', 5),
      duty('c-csirt', 'not_triggered'),
      duty('c-pr', 'not_applicable', 10),
      duty('stranger', 'met', 10),
    ],
    500,
  );

  it('sums each sector and opens to its organisations', () => {
    expect(rows.map(({ sector, houses }) => [sector, houses.map(({ id }) => id)])).toEqual([
      ['power', ['a', 'b']],
      ['water', ['c']],
      ['', ['m']],
    ]);
    expect(rows[0]).toMatchObject({ open: 1, overdue: 1, done: 1, begun: 3, points: 15, max: 30 });
    expect(rows[1]).toMatchObject({ open: 0, begun: 0, points: 0, max: 10 });
  });

  it('adds up to the whole country', () => {
    const all = sum(rows);
    expect(all).toMatchObject({ begun: 3, points: 15, max: 40 });
    expect(share(all)).toBeCloseTo(37.5);
    expect(share(sum([]))).toBeNull();
  });
});
