// What the programs of whole days share: a server with the exercise of national size, enshu_load at its consoles, and afterwards
// the record against the server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { enshuFine, enshuJson } from '../e2e/lib/command.mjs';
import { Connection, join as signIn } from '../e2e/lib/client.mjs';
import { ownFolder, program, startDemo } from '../e2e/lib/program.mjs';
import { Scope } from '../e2e/lib/scope.mjs';
import { write } from './day-scenario.mjs';
import { costOf, metric, Watch } from './watch.mjs';

export const loadProgram = process.env.ENSHU_LOAD ?? join(dirname(program), 'tests/load/enshu_load');

/** The same value, whatever the order of its members. */
export const canonical = (value) =>
  JSON.stringify(value, (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort())
      : each,
  );

/** Runs `work`, tells its faults, and ends the process: 0 without any, 1 with some, 3 when it could not be done. */
export async function inScope(work, quiet = false) {
  const scope = new Scope();
  let code = 3;
  try {
    const faults = await work(scope);
    for (const fault of faults.slice(0, 40)) console.error(`✕ ${fault}`);
    if (!quiet && faults.length === 0) console.log('\nNothing is missing.');
    code = faults.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error.stack);
  } finally {
    await scope.end();
  }
  process.exit(code);
}

async function runLoad(t, options, watchIt) {
  const child = spawn(loadProgram, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => (out += piece));
  const stop = watchIt();
  const [code] = await once(child, 'close');
  stop();
  if (!out) throw new Error(`enshu_load ended with ${code}`);
  return { code, load: JSON.parse(out) };
}

/**
 * Plays `stages` of enshu_load. { load, faults, events, watch, recordBytes, sampled }: `sampled` has, each `everySeconds`,
 * { at, rssKb, events, consoles } of the server.
 */
export async function playDay(t, day) {
  const faults = [];
  const { note } = day;
  const scenario = join(await ownFolder(t), 'whole-day');
  const seats = write(scenario, { organisations: day.organisations, seats: day.seats, hours: day.hours });
  note(`${seats} seats of ${day.organisations} organisations, ${day.hours} hours`);
  const began = Date.now();
  const demo = await startDemo(
    t,
    ['--unmodelled', '--seed', String(day.seed), '--scenario', scenario],
    600_000,
  );
  note(`the server is up after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const watch = new Watch(t);
  watch.follow(demo.running.child.pid);
  const links = join(await ownFolder(t), 'links.json');
  writeFileSync(links, JSON.stringify({ url: demo.url, links: demo.links }) + '\n');

  const options = [
    '--links',
    links,
    '--pid',
    String(demo.running.child.pid),
    '--json',
    '--seats',
    String(day.seats),
  ];
  for (const name of ['speed', 'seconds', 'restless', 'pace', 'seed', 'join-seconds', 'churn-seconds'])
    if (day[name] !== undefined) options.push(`--${name}`, String(day[name]));
  options.push('--stages', day.stages.join(','));
  const sampled = [];
  const started = Date.now();
  const { code, load } = await runLoad(t, options, () => {
    const timer = setInterval(
      async () => {
        const cost = costOf(demo.running.child.pid);
        const of = (name) => metric(demo.url, name).catch(() => NaN);
        const [events, consoles] = await Promise.all([of('enshu_events_total'), of('enshu_consoles')]);
        if (cost) sampled.push({ at: (Date.now() - started) / 1000, rssKb: cost.rssKb, events, consoles });
      },
      (day.everySeconds ?? 10) * 1000,
    );
    return () => clearInterval(timer);
  });
  note('the people have left; counting');
  if (code !== 0) faults.push(`enshu_load ended with ${code}`);
  for (const name of ['losses', 'doubled', 'differences', 'answers_changed', 'joins_failed'])
    if (load[name] !== 0) faults.push(`${name}: ${load[name]}`);
  const refused = Object.keys(load.refused).filter((name) => !(day.mayRefuse ?? []).includes(name));
  if (refused.length > 0) faults.push(`refused: ${JSON.stringify(load.refused)}`);

  const session = await signIn(demo.link('lead_controller').url);
  const lead = await new Connection(session).open();
  await lead.done('end_exercise', {});
  const live = await session.api('GET', 'score');
  const events = lead.events.length;
  await lead.close();
  watch.look();
  await demo.running.stop();
  enshuFine('replay', demo.record, '--verify');
  const told = enshuJson('score', demo.record);
  if (canonical(told.lanes) !== canonical(live.lanes))
    faults.push('the score of the record is not the score of the server');
  return { load, faults, events, watch, sampled, recordBytes: statSync(demo.record).size };
}
