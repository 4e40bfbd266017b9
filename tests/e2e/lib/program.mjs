// Starts the built program as a person would and hands back what it printed; stops it again whatever happens.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const top = fileURLToPath(new URL('../../../', import.meta.url));
export const program = process.env.ENSHU_PROGRAM ?? join(top, 'build/release/enshu');

/** A folder of its own, removed when the test ends. */
export async function ownFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), 'enshu-e2e-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A running enshu. `errors` collects its standard error, for the words of a failing test. */
export class Running {
  /** `more`: for `spawn`; its `env` adds to this process's own. */
  constructor(args, more = {}) {
    const env = { ...process.env, ...more.env };
    this.child = spawn(program, args, { ...more, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.errors = '';
    this.child.stderr.setEncoding('utf8').on('data', (text) => (this.errors += text));
    this.ended = once(this.child, 'exit');
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** The next line of standard output; rejects when the program ends or says nothing in time. */
  async line(ms = 20_000) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no line from enshu after ${ms} ms\n${this.errors}`)), ms);
    });
    try {
      const next = await Promise.race([this.lines.next(), late]);
      if (next.done) throw new Error(`enshu ended\n${this.errors}`);
      return next.value;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends it and waits; resolves to [code, signal]. */
  async stop(signal = 'SIGTERM') {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    return this.ended;
  }
}

/** Starts and stops with the test. */
export function start(t, args, more = {}) {
  const running = new Running(args, more);
  t.after(() => running.stop('SIGKILL'));
  return running;
}

/** `enshu demo --json` on a free port and in a folder of its own: { running, url, record, links, link(role, …) }. */
export async function startDemo(t, args = [], patienceMs = 20_000) {
  const data = await ownFolder(t);
  const running = start(t, ['demo', '--json', '--data', data, '--listen', '127.0.0.1:0', ...args]);
  const told = JSON.parse(await running.line(patienceMs));
  const link = (role, { lane, post } = {}) => {
    const found = told.links.find(
      (each) => each.role === role && (!lane || each.lane === lane) && (!post || each.post === post),
    );
    if (!found) throw new Error(`no link for ${role} among ${JSON.stringify(told.links)}`);
    return found;
  };
  return { running, data, ...told, link };
}

/** `enshu serve`, on a free port when none is given: { running, url, operator() } with the operator's join link, if one was printed; `more.args` are added. */
export async function startServe(t, data, port = 0, { args = [], ...more } = {}, host = '127.0.0.1') {
  const running = start(t, ['serve', '--data', data, '--listen', `${host}:${port}`, ...args], more);
  const find = async (pattern) => {
    for (;;) {
      const found = pattern.exec(await running.line(more.patienceMs));
      if (found) return found[0];
    }
  };
  const url = await find(/http:\/\/[^\s/]+/);
  return { running, url, operator: () => find(/http:\S+#\S+/) };
}
