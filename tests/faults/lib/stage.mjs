// An exercise under load whose server can be taken away and brought back, and the judgement of what is left of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Connection, join } from '../../e2e/lib/client.mjs';
import { enshuFine, enshuJson } from '../../e2e/lib/command.mjs';
import { startServe } from '../../e2e/lib/program.mjs';
import { Desk } from './desk.mjs';

/** On a machine that is busy with much else, nothing is lost by waiting. */
const patienceMs = 120_000;

export async function folderOf(scope) {
  const folder = await mkdtemp(path(tmpdir(), 'enshu-faults-'));
  scope.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A whole number from a seed: the same campaign meets the same moments. */
export function dice(seed) {
  let state = BigInt(seed) * 2862933555777941757n + 3037000493n;
  return (most) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return Number((state >> 33n) % BigInt(most));
  };
}

export class Stage {
  /** `data`: the folder; `people`: at consoles that type; `spawn`: more for the process (env). */
  static async open(scope, { data, people = 4, teams = 2, spawn = {}, words } = {}) {
    const stage = new Stage();
    Object.assign(stage, { scope, spawn, data: data ?? (await folderOf(scope)) });
    await stage.start();
    const operator = await join(await stage.server.operator());
    const made = await operator.api('POST', 'exercises', { scenario: 'cyder-municipality', teams, seed: 4 });
    stage.id = made.id;
    stage.lead = await operator.enter(made.id);
    const { seats } = await stage.lead.api('GET', 'seats');
    const places = seats.filter(({ access, role }) => access === 'participant' && role === 'csirt');
    stage.people = [];
    for (const { seat } of places.slice(0, people)) {
      const { path: link } = await stage.lead.api('POST', `seats/${seat}/link`, {});
      const href = new URL(link, stage.server.url).href;
      stage.people.push({ link: href, session: await join(href) });
    }
    await stage.ask('start_exercise');
    stage.desks = stage.people.map(({ session, link }, at) => new Desk(session, `p${at}`, { words, link }));
    const { path: link } = await stage.lead.api('POST', `seats/${stage.lead.session.seat}/link`, {});
    stage.watch = new Desk(stage.lead, 'lead', { types: false, link: new URL(link, stage.server.url).href });
    scope.after(() => stage.leave());
    return stage;
  }

  get record() {
    return path(this.data, `${this.id}.exercise`);
  }

  get all() {
    return [...this.desks, this.watch];
  }

  async start() {
    // The port stays, as on the day: consoles come back by themselves.
    const port = this.server ? Number(new URL(this.server.url).port) : 0;
    this.server = await startServe(this.scope, this.data, port, { patienceMs, ...this.spawn });
  }

  /** One command of the lead controller. */
  async ask(kind, members) {
    const line = await new Connection(this.lead).open();
    try {
      return await line.command(kind, members);
    } finally {
      await line.cut();
    }
  }

  /** Until everybody has had so many more answers. */
  async working(more = 1, ms = patienceMs) {
    const from = this.desks.map((desk) => desk.acknowledged.size);
    const end = performance.now() + ms;
    while (this.desks.some((desk, at) => desk.acknowledged.size < from[at] + more)) {
      if (performance.now() > end) {
        const books = this.desks.map((desk) =>
          JSON.stringify([
            desk.name,
            desk.counts,
            desk.acknowledged.size,
            [...desk.refused],
            desk.lost,
            desk.faults.slice(0, 3),
          ]),
        );
        throw new Error(
          `nobody answers any more: ${books.join(' ')}\n${this.server.running.errors.slice(-600)}`,
        );
      }
      await wait(10);
    }
  }

  async until(what, test, ms = patienceMs) {
    const end = performance.now() + ms;
    for (;;) {
      if (await test()) return;
      if (performance.now() > end)
        throw new Error(`waited ${ms} ms until ${what}\n${this.server.running.errors.slice(-600)}`);
      await wait(20);
    }
  }

  async leave() {
    await Promise.all(this.all.map((desk) => desk.stop()));
    await this.server.running.stop('SIGKILL');
  }

  /** Lets everybody finish, ends the server, and counts. `lost` and `doubled` are of acknowledged decisions in the record. */
  async judge() {
    const faults = [];
    for (const desk of this.desks) {
      if (!(await desk.settle(patienceMs)))
        faults.push(`${desk.name}: ${desk.pending.size} commands without an answer`);
    }
    await wait(200);
    for (const desk of this.all) {
      const fresh = await new Connection(desk.session.at(desk.origin)).open();
      const whole = fresh.events.map(({ seq, ...event }) => JSON.stringify(event));
      await fresh.cut();
      // The clock's own events may come between the two looks.
      const same = desk.log.every((text, at) => whole[at] === text) && whole.length - desk.log.length < 5;
      if (!same)
        faults.push(`${desk.name}: ${desk.log.length} events seen, ${whole.length} permitted, not the same`);
      faults.push(...desk.faults);
    }
    await Promise.all(this.all.map((desk) => desk.stop()));
    await this.server.running.stop('SIGTERM');
    return { ...this.books(), faults };
  }

  /** Of the record alone; also while no server runs. */
  books() {
    enshuFine('replay', this.record, '--verify');
    const kept = new Map();
    for (const { event } of enshuJson('replay', this.record).events) {
      if (event.kind === 'decision_logged') kept.set(event.decision, (kept.get(event.decision) ?? 0) + 1);
    }
    const acknowledged = this.desks.flatMap((desk) => [...desk.acknowledged.keys()]);
    return {
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((id) => !kept.has(id)).length,
      doubled: [...kept.values()].filter((count) => count > 1).length,
      latencies: this.desks.flatMap((desk) => desk.latencies).sort((a, b) => a - b),
    };
  }
}

export const percentile = (sorted, part) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
