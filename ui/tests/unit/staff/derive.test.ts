// From events to the state of each inject in each lane.
import { describe, expect, it } from 'vitest';

import { affectedLanes, mselRows, nextAnywhere, windowOf, type MselRow } from '@/consoles/controller/derive';
import { Log, MIN, MSEL } from './log';

const row = (rows: MselRow[], id: string): MselRow => {
  const found = rows.find((r) => r.item.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const marks = (r: MselRow) => r.cells.map((c) => c.mark);

describe('MSEL rows', () => {
  it('give every team its own state: past, next, planned and without a time', () => {
    const log = new Log().fire(0, 'a', 'notice');
    const rows = mselRows(MSEL, log.fold, ['a', 'b'], 10 * MIN);
    expect(marks(row(rows, 'notice'))).toEqual(['fired', 'due']);
    expect(marks(row(rows, 'vendor-asks'))).toEqual(['next', 'open']);
    expect(marks(row(rows, 'chase'))).toEqual(['planned', 'planned']);
    expect(marks(row(rows, 'extra'))).toEqual(['open', 'open']);
  });

  it('mark what came late, and keep its place at the time when it came', () => {
    const log = new Log(['a']).fire(3 * MIN, 'a', 'notice', 3 * MIN);
    const cell = row(mselRows(MSEL, log.fold, ['a'], 4 * MIN), 'notice').cells[0];
    expect(cell).toMatchObject({ mark: 'late', at: 3 * MIN, estimated: false });
    expect(log.fold.notices.map((n) => n.kind)).toEqual(['late']);
  });

  it('show the window of a drawn moment until it has come or somebody moves it', () => {
    const msel = MSEL.filter(({ id }) => id === 'notice').map((item) => ({ ...item, latest: 9 * MIN }));
    const log = new Log(['a', 'b'], msel);
    for (const lane of ['a', 'b'])
      log.at(0, lane, '', { kind: 'inject_planned', inject: 'notice', change: 'scheduled', due: 4 * MIN });
    const rows = () => mselRows(msel, log.fold, ['a', 'b'], 1 * MIN);
    expect(windowOf(row(rows(), 'notice'))).toEqual({ from: 0, until: 9 * MIN });
    expect(row(rows(), 'notice').at).toBe(0);
    expect(nextAnywhere(log.fold, ['a', 'b'], 1 * MIN)).toBe(4 * MIN);
    log.fire(4 * MIN, 'a', 'notice');
    log.at(4 * MIN, 'b', 'c', { kind: 'inject_planned', inject: 'notice', change: 'retimed', due: 6 * MIN });
    expect(windowOf(row(rows(), 'notice'))).toBeUndefined();
    expect(row(rows(), 'notice').cells.map(({ at }) => at)).toEqual([4 * MIN, 6 * MIN]);
  });

  it('expect a chain of injects from the one that starts it', () => {
    const rows = mselRows(MSEL, new Log(['a']).fold, ['a'], 0);
    expect(row(rows, 'second').cells[0]).toMatchObject({ at: 25 * MIN, estimated: true });
    expect(row(rows, 'extra').at).toBeNull();
  });

  it('stand in order of time, those without a time last', () => {
    const rows = mselRows(MSEL, new Log(['a']).fold, ['a'], 0);
    expect(rows.map((r) => r.item.id)).toEqual(['notice', 'vendor-asks', 'second', 'chase', 'extra']);
  });

  it('follow holding, re-timing while held, release, skip and restore', () => {
    const log = new Log(['a']);
    const change = (change: 'held' | 'retimed' | 'released' | 'skipped' | 'restored', due?: number) =>
      log.at(0, 'a', 'c', {
        kind: 'inject_planned',
        inject: 'chase',
        change,
        ...(due === undefined ? {} : { due }),
      });
    const cell = () => row(mselRows(MSEL, log.fold, ['a'], 1 * MIN), 'chase').cells[0];
    change('held');
    expect(cell()?.mark).toBe('held');
    change('retimed', 70 * MIN);
    expect(cell()).toMatchObject({ mark: 'held', at: 70 * MIN });
    change('released', 70 * MIN);
    expect(cell()).toMatchObject({ mark: 'planned', at: 70 * MIN });
    change('skipped');
    expect(cell()?.mark).toBe('skipped');
    change('restored', 70 * MIN);
    expect(cell()?.run).toMatchObject({ status: 'pending', due: 70 * MIN, retimed: true });
  });

  it('name only the teams for which an action makes sense', () => {
    const log = new Log();
    log.at(0, 'a', 'c', { kind: 'inject_planned', inject: 'chase', change: 'held' });
    const chase = row(mselRows(MSEL, log.fold, ['a', 'b'], 0), 'chase');
    const both = new Set(['a', 'b']);
    expect(affectedLanes(chase, 'release', both)).toEqual(['a']);
    expect(affectedLanes(chase, 'hold', both)).toEqual(['b']);
    expect(affectedLanes(chase, 'fire', new Set(['b']))).toEqual(['b']);
    log.fire(0, 'a', 'chase');
    const fired = row(mselRows(MSEL, log.fold, ['a', 'b'], 0), 'chase');
    expect(affectedLanes(fired, 'fire', both)).toEqual(['b']);
  });

  it('know what falls due next in any team', () => {
    const log = new Log().fire(0, 'a', 'notice').fire(5 * MIN, 'b', 'notice', 5 * MIN);
    expect(nextAnywhere(log.fold, ['a', 'b'], 6 * MIN)).toBe(20 * MIN);
    expect(nextAnywhere(log.fold, ['a', 'b'], 30 * MIN)).toBe(60 * MIN);
    expect(nextAnywhere(log.fold, ['a', 'b'], 60 * MIN)).toBeNull();
  });
});
