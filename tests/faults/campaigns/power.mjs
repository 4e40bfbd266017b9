// The current goes off: an ext4 of its own is shut down under load without its journal, its data, or a word to the server.
// What stands in the file system's memory is gone; what an fsync has confirmed must be there. The image itself lies on the
// machine's disk, so this proves the order of writes and syncs down to the block device, not the honesty of a disk's own cache.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dice, folderOf, Stage } from '../lib/stage.mjs';
import { run, tool } from '../lib/tools.mjs';

export const title = 'power cut (ext4 shut down)';

/** Why it cannot be done here; nothing when it can. */
export function obstacle() {
  if (process.getuid() !== 0) return 'needs root, to mount an image';
  if (!existsSync('/dev/loop-control')) return 'needs loop devices (/dev/loop-control)';
  if (spawnSync('mkfs.ext4', ['-V']).error) return 'needs mkfs.ext4 (package e2fsprogs)';
  return undefined;
}

/** An ext4 in a file, mounted; `cut` is the power cut, `mount` what the machine does when it starts again. */
export async function ownDisk(scope, megabytes) {
  const folder = await folderOf(scope);
  const image = join(folder, 'disk.img');
  const point = join(folder, 'disk');
  mkdirSync(point);
  run('truncate', ['-s', `${megabytes}M`, image]);
  run('mkfs.ext4', ['-q', image]);
  const disk = {
    point,
    mount: () => run('mount', ['-o', 'loop', image, point]),
    unmount: () => run('umount', [point]),
    cut: () => run(tool(), ['cut', point]),
  };
  disk.mount();
  scope.after(() => void spawnSync('umount', ['-l', point]));
  return disk;
}

export async function play(scope, { rounds = 60, seed = 2 }) {
  const why = obstacle();
  if (why) return { notRun: why };
  const disk = await ownDisk(scope, 96);
  const stage = await Stage.open(scope, { data: disk.point });
  const roll = dice(seed);
  for (let round = 0; round < rounds; ++round) {
    await stage.working();
    await wait(roll(300));
    disk.cut();
    await wait(roll(50)); // the server runs on for a moment over the dead disk, and must not acknowledge anything
    await stage.server.running.stop('SIGKILL');
    disk.unmount();
    disk.mount();
    await stage.start();
  }
  await stage.working();
  const result = await stage.judge();
  disk.unmount();
  return { tried: rounds, ...result };
}
