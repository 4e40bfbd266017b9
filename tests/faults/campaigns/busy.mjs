// Other programs take the processors: one busy loop for each of them.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { percentile, Stage } from '../lib/stage.mjs';

export const title = 'processors stolen';

export async function play(scope, { seconds = 20 }) {
  const stage = await Stage.open(scope);
  const loops = availableParallelism();
  const thieves = Array.from({ length: loops }, () => spawn('sh', ['-c', 'while :; do :; done']));
  const free = () => thieves.forEach((thief) => thief.kill('SIGKILL'));
  scope.after(free);
  await wait(seconds * 1_000);
  free();
  const result = await stage.judge();
  const note = `${loops} busy loops; ack p50 ${Math.round(percentile(result.latencies, 0.5))} ms, p99 ${Math.round(percentile(result.latencies, 0.99))} ms`;
  return { tried: 1, note, ...result };
}
