// Re-timing an inject by drag, keys or typed time, and taking it back.
import { describe, expect, it } from 'vitest';

import { mselRows, type MselRow } from '@/consoles/controller/derive';
import { canUndo, moveCommand, moveOf, undoCommands } from '@/consoles/controller/retime';
import { Log, MIN, MSEL } from './log';

const rowOf = (log: Log, id: string, now = 0): MselRow => {
  const row = mselRows(MSEL, log.fold, ['a', 'b'], now).find((r) => r.item.id === id);
  if (row === undefined) throw new Error(id);
  return row;
};
const both = new Set(['a', 'b']);

describe('re-timing', () => {
  it('moves an inject where it has not gone out, and only there', () => {
    const log = new Log().fire(0, 'a', 'notice');
    const move = moveOf(rowOf(log, 'notice'), both, 5 * MIN);
    expect(move && moveCommand(move)).toEqual({
      kind: 'retime_inject',
      inject: 'notice',
      lanes: ['b'],
      at: 5 * MIN,
    });
  });

  it('asks for nothing when nothing would change', () => {
    expect(moveOf(rowOf(new Log(), 'chase'), both, 60 * MIN)).toBeNull();
    expect(moveOf(rowOf(new Log(), 'chase'), new Set<string>(), 1)).toBeNull();
  });

  it('takes every team back to its own time', () => {
    const log = new Log();
    log.at(0, 'b', 'c', { kind: 'inject_planned', inject: 'chase', change: 'retimed', due: 70 * MIN });
    const move = moveOf(rowOf(log, 'chase'), both, 90 * MIN);
    expect(move && undoCommands(move)).toEqual([
      { kind: 'retime_inject', inject: 'chase', lanes: ['a'], at: 60 * MIN },
      { kind: 'retime_inject', inject: 'chase', lanes: ['b'], at: 70 * MIN },
    ]);
  });

  it('says when there is no way back: what waited for its cause had no time', () => {
    const log = new Log().fire(0, 'a', 'notice');
    const moved = (lanes: string[]) => moveOf(rowOf(log, 'vendor-asks'), new Set(lanes), 40 * MIN);
    expect(moved(['a'])).toSatisfy((m: ReturnType<typeof moved>) => m !== null && canUndo(m));
    expect(moved(['a', 'b'])).toSatisfy((m: ReturnType<typeof moved>) => m !== null && !canUndo(m));
  });
});
