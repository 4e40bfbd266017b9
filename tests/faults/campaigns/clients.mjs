// Hundreds of clients that want to stop the server, beside twenty consoles that get their injects.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Connection, join } from '../../e2e/lib/client.mjs';
import { ownFolder, startServe } from '../../e2e/lib/program.mjs';
import { percentile } from '../lib/stage.mjs';

export const title = 'hostile clients';
/** An inject should be there within a second; a machine that is busy with the attackers themselves gets more. */
const aimMs = 1_000;
const mostMs = 5_000;

async function consolesOf(lead, url, count) {
  const { seats } = await lead.api('GET', 'seats');
  const places = seats.filter(({ access }) => access === 'participant').slice(0, count);
  const out = [];
  for (const place of places) {
    const { path } = await lead.api('POST', `seats/${place.seat}/link`, {});
    const line = await new Connection(await join(new URL(path, url).href)).open();
    const seen = new Map(); // message -> when it came
    let looked = 0;
    line.socket.on('message', () => {
      for (const { event } of line.events.slice(looked)) {
        if (event.kind === 'message_sent' && !seen.has(event.id)) seen.set(event.id, performance.now());
      }
      looked = line.events.length;
    });
    out.push({ place, line, seen });
  }
  return out;
}

export async function play(scope, { injects = 8, attackers = 300, seconds = 12 }) {
  const server = await startServe(scope, await ownFolder(scope));
  const operator = await join(await server.operator());
  const made = await operator.api('POST', 'exercises', { scenario: 'cyder-municipality', teams: 4, seed: 4 });
  const lead = await operator.enter(made.id);
  const consoles = await consolesOf(lead, server.url, 20);
  const control = await new Connection(lead).open();
  scope.after(() => Promise.all([...consoles.map(({ line }) => line.cut()), control.cut()]));
  await control.done('start_exercise');

  const spare = await lead.api('POST', `seats/${consoles[0].place.seat}/link`, {});
  const { cookie } = await join(new URL(spare.path, server.url).href);
  const worker = fileURLToPath(new URL('../lib/attackers.mjs', import.meta.url));
  const crowd = spawn(process.execPath, [worker, server.url, cookie, String(attackers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  scope.after(() => void crowd.kill('SIGKILL'));
  await once(crowd.stdout, 'data');

  const lanes = [...new Set(consoles.map(({ place }) => place.lane))];
  const faults = [];
  const late = [];
  const pace = (seconds * 1_000) / injects;
  const planned = control.welcome.view.staff.msel
    .filter(({ channels }) => channels.includes('mail'))
    .slice(0, injects);
  for (const { id } of planned) {
    const before = new Set(
      control.events.filter(({ event }) => event.kind === 'message_sent').map(({ event }) => event.id),
    );
    const asked = performance.now();
    await control.done('fire_inject', { inject: id, lanes });
    await wait(pace);
    const sent = control.events.filter(({ event }) => event.kind === 'message_sent' && !before.has(event.id));
    if (sent.length === 0) faults.push(`${id} was fired and no message came`);
    for (const { event, lane } of sent) {
      for (const { place, seen } of consoles.filter(
        (each) => each.place.lane === lane && event.to.includes(each.place.role),
      )) {
        const at = seen.get(event.id);
        if (at === undefined) faults.push(`${id} did not reach ${place.seat}`);
        else late.push(at - asked);
      }
    }
  }
  late.sort((a, b) => a - b);
  const most = late.at(-1) ?? Infinity;
  if (most > mostMs) faults.push(`an inject came after ${Math.round(most)} ms`);
  const metrics = await (await fetch(new URL('/metrics', server.url))).text();
  const open = Number(/^enshu_connections (\d+)/m.exec(metrics)?.[1] ?? 0);
  const limit = await manyConnections(scope);
  faults.push(...limit.faults);
  const soon = late.filter((ms) => ms <= aimMs).length;
  const note =
    `${late.length} arrivals, ${soon} within 1 s; p50 ${Math.round(percentile(late, 0.5))} ms, last ${Math.round(most)} ms; ` +
    `${open} connections open; ${limit.note}`;
  return { tried: attackers, faults, note };
}

/** One address that is not the machine itself gets 512 connections, and others are told why not. */
async function manyConnections(scope) {
  const own = Object.values(networkInterfaces())
    .flat()
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!own) return { faults: [], note: 'limit by address not tried: there is only the loopback address' };
  const server = await startServe(scope, await ownFolder(scope), 0, {}, own.address);
  const port = Number(new URL(server.url).port);
  const lines = [];
  for (let at = 0; at < 512; ++at) {
    const line = connect({ host: own.address, port });
    line.on('error', () => undefined);
    await once(line, 'connect');
    lines.push(line);
  }
  const status = async () => {
    const line = connect({ host: own.address, port });
    line.on('error', () => undefined);
    line.write(`GET /healthz HTTP/1.1\r\nHost: ${own.address}\r\nConnection: close\r\n\r\n`);
    let text = '';
    line.on('data', (bytes) => (text += bytes));
    await once(line, 'close');
    return Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1] ?? 0);
  };
  const refused = await status();
  lines.forEach((line) => line.destroy());
  await wait(300);
  const after = await status();
  const faults = [];
  if (refused !== 503) faults.push(`connection 513 of one address got ${refused}`);
  if (after !== 200) faults.push(`after they had gone a connection got ${after}`);
  return { faults, note: `connection 513 of one address: ${refused}` };
}
