// The board of a race: order, ties, and that nobody is ranked where it is no race.
import { emptyView } from '@/stream/view';
import type { View } from '@/stream';
import { describe, expect, it } from 'vitest';
import { places } from '@/consoles/wall/race';
import { welcome } from '../stream/events';

function view(flags: Record<string, Record<string, string>>, race = true): View {
  const { events: _, clock: __, ...facts } = welcome();
  const staff = {
    lanes: [],
    objectives: [],
    msel: [],
    cast: [],
    obligations: [],
    actions: [],
    roles: [],
    artefacts: [],
    moves: [],
    checklist: [],
    wordings: [],
    organisations: [],
    ...(race ? { race: { points: 'p', time: 't' } } : {}),
  };
  return {
    ...emptyView,
    facts: { ...facts, staff },
    lanes: new Map(Object.keys(flags).map((lane) => [lane, { ja: lane, en: '' }])),
    flags: new Map(Object.entries(flags).map(([lane, values]) => [lane, new Map(Object.entries(values))])),
  };
}

describe('places', () => {
  it('goes by points, then by the shorter time, then by who has one', () => {
    const rows = places(
      view({ a: { p: '100' }, b: { p: '200', t: '90' }, c: { p: '200', t: '80' }, d: { p: '100', t: '70' } }),
    );
    expect(rows?.map(({ place, lane }) => [place, lane])).toEqual([
      [1, 'c'],
      [2, 'b'],
      [3, 'd'],
      [4, 'a'],
    ]);
  });

  it('shares a place where both are the same, and leaves the next one out', () => {
    const rows = places(view({ a: { p: '50' }, b: { p: '50' }, c: {} }));
    expect(rows?.map(({ place, points }) => [place, points])).toEqual([
      [1, 50],
      [1, 50],
      [3, 0],
    ]);
  });

  it('ranks nobody where the scenario is no race', () => {
    expect(places(view({ a: { p: '1' } }, false))).toBeNull();
  });
});
