// The day of the drill in the fold: a stop, a comms check, and the clock of an observer who is late.
import { exerciseTime } from '@/stream/clock';
import { reduceAll, welcomed } from '@/stream/reducer';
import { emptyView } from '@/stream/view';
import { describe, expect, it } from 'vitest';
import { entry, welcome } from './events';

const stop = { kind: 'incident_stopped', stopped: true, reason: '障害', elsewhere: '' } as const;

describe('the day of the drill', () => {
  it('holds the real incident until it is lifted', () => {
    const stopped = reduceAll(emptyView, [entry(1, stop)]);
    expect(stopped.incident?.event.reason).toBe('障害');
    expect(reduceAll(stopped, [entry(2, { ...stop, stopped: false })]).incident).toBeNull();
  });

  it('begins the answers anew with each comms check', () => {
    const called = { kind: 'comms_check_called', check: 'c1', note: '', closed: false } as const;
    const answered = {
      kind: 'comms_check_answered',
      check: 'c1',
      confirmed: true,
      sound: 'heard',
    } as const;
    const first = reduceAll(emptyView, [entry(1, called), entry(2, answered, { by: 'csirt-1' })]);
    expect(first.checkAnswers.get('csirt-1')?.event.sound).toBe('heard');
    const second = reduceAll(first, [entry(3, { ...called, check: 'c2' })]);
    expect(second.checkAnswers.size).toBe(0);
    expect(reduceAll(second, [entry(4, { ...called, check: 'c2', closed: true })]).check).toBeNull();
  });

  it('runs the clock of a late observer behind by the delay', () => {
    const facts = welcome();
    const late = { delay: 60_000, hide_names: false };
    const view = welcomed(
      emptyView,
      { ...facts, you: { ...facts.you, access: 'observer' }, observers: late },
      0,
      'e',
      false,
    );
    expect(view.delay).toBe(60_000);
    const started = {
      kind: 'clock_changed',
      change: 'started',
      running: true,
      speed_permille: 1000,
      calendar_offset: 0,
      reason: { ja: '', en: '' },
    } as const;
    const ran = reduceAll(view, [entry(1, started, { lane: '', at: 0, wall: 1_000_000 })]);
    expect(exerciseTime(ran.clock, 1_060_000)).toBe(0);
    expect(exerciseTime(ran.clock, 1_065_000)).toBe(5_000);
    const sooner = reduceAll(ran, [
      entry(
        2,
        { kind: 'observers_delayed', delay: 0, hide_names: false },
        { lane: '', at: 5_000, wall: 1_005_000 },
      ),
    ]);
    expect(sooner.delay).toBe(0);
    expect(exerciseTime(sooner.clock, 1_065_000)).toBe(65_000);
  });
});
