// Times.
import {
  exerciseTime,
  formatExerciseTime,
  formatStory,
  parseExerciseTime,
  ServerClock,
  storyStamp,
  zoneName,
} from '@/stream/clock';
import { emptyView, stoppedClock, zoneOf } from '@/stream/view';
import { welcomed } from '@/stream/reducer';
import { welcome } from './events';
import { describe, expect, it } from 'vitest';

describe('exerciseTime', () => {
  const running = { ...stoppedClock, started: true, running: true, at: 10_000, wall: 1_000_000 };

  it('counts on with the speed', () => {
    expect(exerciseTime(running, 1_002_000)).toBe(12_000);
    expect(exerciseTime({ ...running, speed_permille: 60_000 }, 1_001_000)).toBe(70_000);
  });

  it('stands still while paused and never runs backwards', () => {
    expect(exerciseTime({ ...running, running: false }, 2_000_000)).toBe(10_000);
    expect(exerciseTime(running, 900_000)).toBe(10_000);
  });
});

it('exercise times are written and read', () => {
  expect(formatExerciseTime(3_909_000)).toBe('1:05:09');
  expect(formatExerciseTime(-60_000, false)).toBe('-0:01');
  expect(parseExerciseTime('１：０５')).toBe(3_900_000);
  expect(parseExerciseTime('0:00:30')).toBe(30_000);
  expect(parseExerciseTime('1:75')).toBeUndefined();
  expect(parseExerciseTime('')).toBeUndefined();
});

it("the story's time is shown in the story's zone", () => {
  const nine = Date.UTC(2026, 10, 26, 0, 5);
  expect(formatStory(nine, 540, 'ja', 'time')).toBe('09:05');
  expect(storyStamp(nine, 540)).toBe('2026-11-26T09:05');
});

describe('ServerClock', () => {
  it('takes the best lower bound, and anew after a restart', () => {
    let now = 1000;
    const clock = new ServerClock(() => now);
    expect(clock.now()).toBe(1000);
    clock.observe(5000);
    now = 1500;
    clock.observe(4000);
    expect(clock.now()).toBe(5500);
    clock.observe(5700);
    expect(clock.now()).toBe(5700);
    clock.restart();
    clock.observe(2000);
    expect(clock.now()).toBe(2000);
  });
});

describe('zones', () => {
  it('are named by their distance from UTC', () => {
    expect([540, 420, 330, 0, -210].map(zoneName)).toEqual([
      'UTC+9',
      'UTC+7',
      'UTC+5:30',
      'UTC+0',
      'UTC-3:30',
    ]);
  });

  it("are a party's own, else the scenario's", () => {
    const bangkok = { ja: 'バンコク', en: 'Bangkok' };
    const party = { kind: 'role', name: bangkok, org: bangkok, address: '', phone: '' } as const;
    const parties = [
      { ...party, id: 'plant', site: bangkok, zone_minutes: 420 },
      { ...party, id: 'csirt' },
    ];
    const view = welcomed(emptyView, welcome({ parties }), 0, 'e', false);
    expect(zoneOf(view, 'plant')).toBe(420);
    expect(zoneOf(view, 'csirt')).toBe(540);
    expect(zoneOf(view, '')).toBe(540);
  });
});
