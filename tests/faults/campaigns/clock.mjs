// The server's wall clock is moved by an hour, forward and back, while the exercise runs.
import { setTimeout as wait } from 'node:timers/promises';
import { folderOf, Stage } from '../lib/stage.mjs';
import { Switches } from '../lib/tools.mjs';

export const title = 'clock moved by an hour';
const hour = 3_600_000;

export async function play(scope, { rounds = 6 }) {
  const switches = new Switches(await folderOf(scope));
  const stage = await Stage.open(scope, { spawn: { env: switches.env } });
  const { watch } = stage;
  const began = performance.now();
  const first = await stamp(stage);
  for (let round = 0; round < rounds; ++round) {
    const before = watch.log.length;
    const fired = firedIn(watch);
    switches.set('clock_ahead_ms', [hour, 0, -hour, 0][round % 4]);
    await stage.until('the lead is told', () =>
      watch.log.slice(before).some((text) => text.includes('サーバーの時計が')),
    );
    await stage.working(2);
    await wait(300);
    // An hour's injects must not come at once.
    if (firedIn(watch) > fired + 2)
      watch.faults.push(`round ${round}: ${firedIn(watch) - fired} injects came at once`);
  }
  const passed = (await stamp(stage)) - first;
  const real = performance.now() - began;
  if (Math.abs(passed - real) > 2_000)
    watch.faults.push(`exercise time went on by ${passed} ms in ${Math.round(real)} ms`);
  return {
    tried: rounds,
    note: `exercise time ${passed} ms in ${Math.round(real)} ms`,
    ...(await stage.judge()),
  };
}

const firedIn = (desk) => desk.log.filter((text) => text.includes('"inject_fired"')).length;

/** The exercise time of the newest event, after one more. */
async function stamp(stage) {
  await stage.working(1);
  return JSON.parse(stage.watch.log.at(-1)).at;
}
