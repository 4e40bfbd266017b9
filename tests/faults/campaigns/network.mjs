// The network between consoles and server: cut off without a word, standing still, and a client that never reads.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { text } from '../../conformance/frames.mjs';
import { Line } from '../../conformance/line.mjs';
import { Stage } from '../lib/stage.mjs';

/** A wire that can stand still: what is sent meanwhile stays in it, nobody is told. `cut` tears every line. */
async function wire(scope, target) {
  const ends = new Set();
  let still = false;
  const gate = createServer((near) => {
    const far = connect({ host: target.hostname, port: Number(target.port) });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      ends.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        ends.delete(from);
        if (!still) to.destroy();
      });
      if (still) from.pause().unpipe();
    }
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  scope.after(() => {
    ends.forEach((end) => end.destroy());
    gate.close();
  });
  return {
    origin: `http://127.0.0.1:${gate.address().port}`,
    stand() {
      still = true;
      for (const end of ends) end.unpipe().pause();
    },
    /** New lines work again; those that stood still are dead: a router has forgotten them. */
    mend() {
      still = false;
      for (const end of ends) end.destroy();
    },
  };
}

export const cut = {
  title: 'network stands still',
  async play(scope, { rounds = 1, seconds = 60 }) {
    const stage = await Stage.open(scope, { people: 6 });
    const net = await wire(scope, new URL(stage.server.url));
    const [far, near] = [stage.desks.slice(0, 3), stage.desks.slice(3)];
    for (const desk of far) {
      desk.session = desk.session.at(net.origin);
      desk.origin = net.origin;
      desk.cut();
    }
    let resumed = 0;
    for (let round = 0; round < rounds; ++round) {
      await stage.working(3);
      const before = far.map((desk) => desk.counts.resumes);
      net.stand();
      const seen = near.map((desk) => desk.acknowledged.size);
      await wait(seconds * 1_000);
      if (near.some((desk, at) => desk.acknowledged.size < seen[at] + seconds))
        stage.watch.faults.push('the others were held up');
      net.mend();
      await stage.until('they are back', () => far.every((desk, at) => desk.counts.resumes > before[at]));
      resumed += far.length;
      await stage.working(2);
    }
    const metrics = await (await fetch(new URL('/metrics', stage.server.url))).text();
    const silent = Number(/^enshu_consoles_dropped_silent_total (\d+)/m.exec(metrics)?.[1] ?? 0);
    const slow = Number(/^enshu_consoles_dropped_slow_total (\d+)/m.exec(metrics)?.[1] ?? 0);
    if (seconds > 50 && silent + slow < far.length * rounds)
      stage.watch.faults.push(`only ${silent + slow} dead lines were noticed`);
    const note = `${seconds} s, ${resumed} lines resumed, ${silent + slow} dead ones noticed`;
    return { tried: rounds * far.length, note, ...(await stage.judge()) };
  },
};

export const deaf = {
  title: 'a client that never reads',
  async play(scope, { clients = 10 }) {
    const stage = await Stage.open(scope, { people: 4, words: 900 });
    const lines = [];
    for (let at = 0; at < clients; ++at) {
      const line = await Line.open({ origin: stage.server.url, cookie: stage.lead.cookie }, { hello: false });
      line.socket.pause();
      line.send(text('{"type":"hello","resume_after":null}'));
      lines.push(line);
    }
    const dropped = async () => {
      const metrics = await (await fetch(new URL('/metrics', stage.server.url))).text();
      const all = metrics.matchAll(/^enshu_consoles_dropped_(?:slow|silent)_total (\d+)/gm);
      return [...all].reduce((sum, [, count]) => sum + Number(count), 0);
    };
    await stage.until('they are dropped', async () => (await dropped()) >= clients, 90_000);
    await stage.working(2);
    lines.forEach((line) => line.drop());
    return { tried: clients, note: `${await dropped()} dropped`, ...(await stage.judge()) };
  },
};
