// What the review's tables and charts make of the model.
import { describe, expect, it } from 'vitest';
import {
  fieldSums,
  percent,
  place,
  steps,
  truthAt,
  type FieldRow,
  type SeverityStep,
} from '@/consoles/debrief/review';

const text = (ja: string) => ({ ja, en: '' });
const row = (obligation: string, marks: FieldRow['cells'][number]['mark'][]): FieldRow => ({
  obligation,
  duty: text('第1報'),
  owes: 'csirt',
  field: 'summary',
  label: text('概要'),
  cells: marks.map((mark, index) => ({ lane: `team-${index + 1}`, mark, seq: 0 })),
});
const step = (at: number, level: number): SeverityStep => ({
  at,
  level,
  label: text(String(level)),
  by: '',
  seq: 0,
});

describe('the review', () => {
  it('counts marks over duties, of the teams shown only', () => {
    const [sum] = fieldSums(
      [row('a', ['right', 'wrong']), row('b', ['right', 'missing'])],
      new Set(['team-1']),
    );
    expect(sum?.counts).toMatchObject({ right: 2, wrong: 0, missing: 0 });
  });

  it('places a score among quartiles, never as a rank', () => {
    const line = {
      objective: '',
      title: text('総合'),
      count: 9,
      lower_tenths: 400,
      median_tenths: 600,
      upper_tenths: 800,
    };
    expect([90, 60, 59.9, 40, 39.9].map((score) => place(score, line))).toEqual([
      'upper',
      'above',
      'below',
      'below',
      'lower',
    ]);
  });

  it('draws steps that hold their level until the next, and on to the end', () => {
    const same = (n: number) => n;
    expect(steps([step(10, 1), step(20, 3)], same, same, 50).path).toBe('M10 1 H10 V1 H20 V3 H50');
    expect(steps([], same, same, 50).path).toBe('');
  });

  it('holds a report against what could be known by then', () => {
    const line = { lane: 'team-1', reported: [], truth: [step(10, 1), step(20, 3)] };
    expect(truthAt(line, 5)).toBeUndefined();
    expect(truthAt(line, 19)?.level).toBe(1);
    expect(truthAt(line, 20)?.level).toBe(3);
  });

  it('shows a dash, not 0 %, where there is no share', () => {
    expect([percent(undefined), percent(0), percent(372_000)]).toEqual(['—', '0 %', '37 %']);
  });
});
