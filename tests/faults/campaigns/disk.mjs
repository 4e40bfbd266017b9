// The disk fails while people type: full, read-only, locked by another program, failing and slow fsync. Nothing that was
// acknowledged is lost, nobody is told that something is kept when it is not, everybody reads what is wrong, and the
// exercise goes on by itself when the disk is well again.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { enshu } from '../../e2e/lib/command.mjs';
import { folderOf, percentile, Stage } from '../lib/stage.mjs';
import { errno, Switches, tool } from '../lib/tools.mjs';
import { obstacle, ownDisk } from './power.mjs';

/** While the fault lasts: refusals with a reason at the desks, the cause at the lead's console, and no acknowledgement. */
async function degrades(stage, cause, last) {
  await stage.until('a desk is refused', () => stage.desks.some((desk) => desk.refused.get('log_failed')));
  await stage.until('the lead is told', () => stage.watch.notices.length > 0);
  const told = stage.watch.notices.at(-1).message;
  if (!cause.test(told.en) || !told.ja) stage.watch.faults.push(`the lead reads: ${told.en}`);
  if (told.en.includes(stage.data))
    stage.watch.faults.push('the lead reads where the server keeps its files');
  await wait(300);
  const before = stage.desks.map((desk) => desk.acknowledged.size);
  await wait(last);
  const moved = stage.desks.some((desk, at) => desk.acknowledged.size !== before[at]);
  if (moved) stage.watch.faults.push('something was acknowledged while nothing could be written');
}

async function faulty(scope, { rounds }, begin, end, cause) {
  const folder = await folderOf(scope);
  const switches = new Switches(folder);
  const stage = await Stage.open(scope, { spawn: { env: switches.env } });
  for (let round = 0; round < rounds; ++round) {
    await stage.working(3);
    stage.watch.notices.length = 0;
    stage.desks.forEach((desk) => desk.refused.clear());
    begin(switches);
    await degrades(stage, cause, 1_200);
    end(switches);
    await stage.working(2);
  }
  const faults = switches.get('faults');
  const result = await stage.judge();
  if (faults === 0) result.faults.push('no fault was given at all');
  return { tried: rounds, note: `${faults} calls failed`, ...result };
}

export const full = {
  title: 'disk full',
  async play(scope, { rounds = 5 }) {
    const why = obstacle();
    if (why) return { notRun: why };
    const disk = await ownDisk(scope, 24);
    const stage = await Stage.open(scope, { data: disk.point });
    const filler = join(disk.point, 'filler');
    for (let round = 0; round < rounds; ++round) {
      await stage.working(3);
      stage.watch.notices.length = 0;
      stage.desks.forEach((desk) => desk.refused.clear());
      fill(filler);
      await degrades(stage, /the disk is full/, 1_200);
      rmSync(filler);
      await stage.working(2);
    }
    const result = await stage.judge();
    disk.unmount();
    return { tried: rounds, ...result };
  },
};

/** Takes every byte that is left. */
function fill(path) {
  const file = openSync(path, 'w');
  for (const size of [1 << 20, 4096, 1]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(size));
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    }
  }
  closeSync(file);
}

export const fullCalls = {
  title: 'disk full (writes answered so)',
  play: (scope, { rounds = 5 }) =>
    faulty(
      scope,
      { rounds },
      (switches) => switches.set('write_errno', errno.ENOSPC),
      (switches) => switches.set('write_errno', 0),
      /the disk is full/,
    ),
};

export const readOnly = {
  title: 'disk turns read-only',
  async play(scope, { rounds = 5 }) {
    const result = await faulty(
      scope,
      { rounds },
      (switches) => switches.set('write_errno', errno.EROFS),
      (switches) => switches.set('write_errno', 0),
      /reading or writing failed|read-only/,
    );
    if (obstacle()) return result;
    // A server that starts on a read-only disk says so and ends.
    const disk = await ownDisk(scope, 24);
    spawnSync('mount', ['-o', 'remount,ro', disk.point]);
    const { code, errors } = enshu('serve', '--data', disk.point, '--listen', '127.0.0.1:0');
    if (code !== 3 || !/権限|permissions|read-only|書き込み/.test(errors))
      result.faults.push(`serve on a read-only disk: ${code} ${errors}`);
    return result;
  },
};

export const syncFails = {
  title: 'fsync fails',
  play: (scope, { rounds = 5 }) =>
    faulty(
      scope,
      { rounds },
      (switches) => switches.set('sync_errno', errno.EIO),
      (switches) => switches.set('sync_errno', 0),
      /reading or writing failed/,
    ),
};

export const syncSlow = {
  title: 'fsync takes 200 ms',
  async play(scope, { seconds = 30 }) {
    const switches = new Switches(await folderOf(scope));
    const stage = await Stage.open(scope, { spawn: { env: switches.env } });
    switches.set('sync_delay_ms', 200);
    await wait(seconds * 1_000);
    const result = await stage.judge();
    const { latencies } = result;
    if (percentile(latencies, 0.01) < 150) result.faults.push('acknowledged before the sync was over');
    return {
      tried: 1,
      note: `ack p50 ${Math.round(percentile(latencies, 0.5))} ms, p99 ${Math.round(percentile(latencies, 0.99))} ms`,
      ...result,
    };
  },
};

export const locked = {
  title: 'record locked by another',
  async play(scope, { rounds = 3 }) {
    const stage = await Stage.open(scope);
    for (let round = 0; round < rounds; ++round) {
      await stage.working(3);
      stage.watch.notices.length = 0;
      stage.desks.forEach((desk) => desk.refused.clear());
      const other = spawn(tool(), ['lock', stage.record], { stdio: ['pipe', 'pipe', 'inherit'] });
      await once(other.stdout, 'data');
      await degrades(stage, /another program is using the file/, 500);
      other.stdin.end();
      await once(other, 'exit');
      await stage.working(2);
    }
    return { tried: rounds, ...(await stage.judge()) };
  },
};
