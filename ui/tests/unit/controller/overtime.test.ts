// When controllers are told that the planned length is over.
import { expect, it } from 'vitest';
import { overBy } from '@/consoles/controller/overtime';

const runs = { started: true, ended: false };
const plan = { duration: 60_000, own_pace: false };

it.each([
  ['before the end', runs, 59_999, plan, undefined],
  ['at the end', runs, 60_000, plan, 0],
  ['after it', runs, 75_000, plan, 15_000],
  ['ended', { started: true, ended: true }, 75_000, plan, undefined],
  ['not started', { started: false, ended: false }, 0, plan, undefined],
  ['own pace', runs, 75_000, { duration: 60_000, own_pace: true }, undefined],
  ['no length', runs, 75_000, { duration: 0, own_pace: false }, undefined],
] as const)('%s', (_name, clock, at, exercise, over) => {
  expect(overBy(clock, at, exercise)).toBe(over);
});
