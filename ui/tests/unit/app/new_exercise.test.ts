// The form of a new exercise: seeds, the time it takes, answers that never came.
import { describe, expect, it } from 'vitest';
import { mayGoOn, secondsFor, seedOf } from '@/app/new_exercise';

describe('a new exercise', () => {
  it.each([
    ['', 0],
    ['  ', 0],
    ['7', 7],
    ['　４２ ', 42],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740992', undefined],
    ['0', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['abc', undefined],
  ])('reads the seed "%s"', (typed, seed) => {
    expect(seedOf(typed)).toBe(seed);
  });

  it.each([
    [1, 1],
    [201, 5],
    [10_000, 200],
  ])('with %i teams takes %i seconds', (teams, seconds) => {
    expect(secondsFor(teams)).toBe(seconds);
  });

  it.each([
    [0, true],
    [504, true],
    [422, false],
    [500, false],
  ])('status %i: may go on %s', (status, goesOn) => {
    expect(mayGoOn(status)).toBe(goesOn);
  });
});
