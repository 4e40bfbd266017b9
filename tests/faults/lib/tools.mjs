// The compiled helpers of the campaigns, and the page of switches that the preloaded one reads.
import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, statSync, writeSync, readSync, closeSync, ftruncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { top } from '../../e2e/lib/program.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const built = join(top, 'build/faults');

const ageOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function compile(name, words) {
  const source = join(here, `${name}.cpp`);
  const out = join(built, name);
  if (ageOf(out) > ageOf(source)) return out;
  mkdirSync(built, { recursive: true });
  run('c++', ['-std=c++20', '-O1', '-Wall', '-Wextra', '-Werror', ...words, source, '-o', out]);
  return out;
}

export function run(command, words) {
  const { status, stderr, stdout, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${status}\n${stderr}`);
  return stdout;
}

export const tool = () => compile('tool', []);
const shim = () => compile('shim', ['-fPIC', '-shared']);

const order = ['sync_errno', 'sync_delay_ms', 'clock_ahead_ms', 'write_errno', 'syncs', 'faults'];
export const errno = { EIO: 5, ENOSPC: 28, EROFS: 30 };

/** Switches of one server's disk and clock; `env` goes to the server. */
export class Switches {
  constructor(folder) {
    this.path = join(folder, 'switches');
    this.file = openSync(this.path, 'w+');
    ftruncateSync(this.file, order.length * 8);
    this.env = { LD_PRELOAD: shim(), ENSHU_FAULT_PAGE: this.path };
  }

  set(name, value) {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(value));
    writeSync(this.file, bytes, 0, 8, order.indexOf(name) * 8);
  }

  get(name) {
    const bytes = Buffer.alloc(8);
    readSync(this.file, bytes, 0, 8, order.indexOf(name) * 8);
    return Number(bytes.readBigInt64LE());
  }

  close() {
    closeSync(this.file);
  }
}
