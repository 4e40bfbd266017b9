// A learner's own clock: what rests, for whom, and how times are told afterwards.
import { reduceAll, welcomed } from '@/stream/reducer';
import { emptyView, hasEnded, ownTime, rests } from '@/stream/view';
import type { ClockChanged } from '@/wire';
import { describe, expect, it } from 'vitest';
import { entry, mail, welcome } from './events';

const clock = (change: ClockChanged['change'], running: boolean): ClockChanged => ({
  kind: 'clock_changed',
  change,
  running,
  speed_permille: 1000,
  calendar_offset: 0,
  reason: { ja: '', en: '' },
});
const everybody = { lane: '' };

describe('a lane that rests', () => {
  const log = [
    entry(1, clock('started', true), { ...everybody, at: 0 }),
    entry(2, clock('paused', false), { at: 60_000 }),
    entry(3, clock('resumed', true), { at: 3_660_000 }),
    entry(4, mail('m1'), { at: 3_720_000 }),
  ];

  it('tells a participant every time by their own clock', () => {
    const before = welcomed(emptyView, welcome(), 0, 'e', false);
    const resting = reduceAll(before, log.slice(0, 2));
    expect(resting.clock.running).toBe(false);
    expect(resting.goesOn).toBe(true);
    const after = reduceAll(resting, log.slice(2));
    expect(after.clock.running).toBe(true);
    expect(after.messages[0]?.at).toBe(120_000);
  });

  it('stands still while the exercise pauses and goes on', () => {
    const before = welcomed(emptyView, welcome(), 0, 'e', false);
    const view = reduceAll(before, [
      ...log.slice(0, 2),
      entry(3, clock('paused', false), { ...everybody, at: 90_000 }),
      entry(4, clock('resumed', true), { ...everybody, at: 90_000 }),
    ]);
    expect(view.clock.running).toBe(false);
    expect(rests(view, 'team-1')).toBe(true);
  });

  it('is over for its learner when they have finished, and for nobody else', () => {
    const ends = [...log.slice(0, 2), entry(3, clock('ended', false), { at: 3_660_000 })];
    const own = reduceAll(welcomed(emptyView, welcome(), 0, 'e', false), ends);
    expect(own.clock.ended).toBe(true);
    expect(own.clock.running).toBe(false);
    expect(own.clock.at).toBe(60_000);
    const staff = reduceAll(emptyView, ends);
    expect(staff.clock.ended).toBe(false);
    expect(staff.clock.running).toBe(true);
    expect(hasEnded(staff, 'team-1')).toBe(true);
    expect(hasEnded(staff, 'team-2')).toBe(false);
    expect(ownTime(staff, 'team-1', 9_000_000)).toBe(60_000);
  });

  it('leaves the clock of staff alone and tells them the lane’s own', () => {
    const view = reduceAll(emptyView, log);
    expect(view.clock.running).toBe(true);
    expect(view.messages[0]?.at).toBe(3_720_000);
    expect(ownTime(view, 'team-1', 3_720_000)).toBe(120_000);
    expect(ownTime(view, 'team-2', 3_720_000)).toBe(3_720_000);
  });
});
