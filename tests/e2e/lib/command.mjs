// Runs the program once, to its end.
import { spawnSync } from 'node:child_process';
import { program, top } from './program.mjs';

/** { code, out, errors, ms } */
export function enshu(...args) {
  const before = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: top,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  if (error) throw error;
  return { code: status, out: stdout, errors: stderr, ms: performance.now() - before };
}

/** As `enshu`, and throws when the exit code is not 0. */
export function enshuFine(...args) {
  const ran = enshu(...args);
  if (ran.code !== 0)
    throw new Error(`enshu ${args.join(' ')} ended with ${ran.code}\n${ran.errors}${ran.out}`);
  return ran;
}

export const enshuJson = (...args) => JSON.parse(enshuFine(...args, '--json').out);
