// kill -9 at random moments under load, and the server started again.
import { setTimeout as wait } from 'node:timers/promises';
import { dice, Stage } from '../lib/stage.mjs';

export const title = 'kill -9 under load';

export async function play(scope, { rounds = 200, seed = 1 }) {
  const stage = await Stage.open(scope);
  const roll = dice(seed);
  for (let round = 0; round < rounds; ++round) {
    await stage.working();
    await wait(roll(400));
    await stage.server.running.stop('SIGKILL');
    await stage.start();
  }
  await stage.working();
  return { tried: rounds, ...(await stage.judge()) };
}
