// A cross-sector exercise of national size against the real server: 819 organisations, 6,574 people at their consoles, four hours
// at sixty times their pace. People read, answer, report, act, hand down, load the page again and lose their Wi-Fi. At the end
// nothing may be late by more than a second, lost or doubled, the record must verify, and its score be that of the server.
// usage: node tests/load/cross-sector-day.mjs [--organisations 819] [--seats 6574] [--hours 4] [--late-ms 1000] [--json]
// (ENSHU_PROGRAM=…, ENSHU_LOAD=…)
import { parseArgs } from 'node:util';
import { rounded, table } from './table.mjs';
import { inScope, playDay } from './whole-day.mjs';

const number = (value) => ({ type: 'string', default: value });
const { values } = parseArgs({
  options: {
    organisations: number('819'),
    seats: number('6574'),
    hours: number('4'),
    restless: number('120'),
    pace: number('1'),
    seed: number('1'),
    'join-seconds': number('0'),
    'late-ms': number('1000'),
    json: { type: 'boolean', default: false },
  },
});
const whole = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? Number(value) : value]),
);
if (Object.values(whole).some((value) => Number.isNaN(value))) {
  console.error(
    'usage: node tests/load/cross-sector-day.mjs [--organisations N] [--seats N] [--hours N] [--json]',
  );
  process.exit(2);
}
const speed = 60;

await inScope(async (t) => {
  const { load, faults, events, watch, recordBytes, sampled } = await playDay(t, {
    ...whole,
    speed,
    stages: ['population'],
    seconds: (whole.hours * 3600) / speed,
    note: (text) => values.json || console.error(`${new Date().toISOString().slice(11, 19)} ${text}`),
  });
  // An inject's lateness is counted in the exercise's time.
  const late = Object.fromEntries(
    ['p50', 'p99', 'max'].map((name) => [name, rounded(load.inject_late_ms[name] / speed)]),
  );
  if (late.max > whole['late-ms']) faults.push(`an inject was ${late.max} ms late`);
  if (load.delivery_ms.max > whole['late-ms'])
    faults.push(`an event was on a screen ${load.delivery_ms.max} ms after it was written`);
  if (load.joins !== whole.seats + 1) faults.push(`${load.joins} of ${whole.seats + 1} signed in`);
  const three = ({ p50, p99, max }) => `${rounded(p50)} / ${rounded(p99)} / ${rounded(max)}`;
  const figures = {
    'organisations, seats': `${whole.organisations}, ${whole.seats}`,
    'signing in, s': rounded(load.arrival_seconds),
    'day, s': load.population_seconds,
    events,
    'events a second': Math.round(events / load.population_seconds),
    'commands, of them sent again': `${load.commands}, ${load.resends}`,
    'events on screens': load.events,
    'pages loaded, lines resumed': `${load.welcomes}, ${load.resumed}`,
    'injects late, p50 / p99 / max, ms': three(late),
    'from the record to the screen, ms': three(load.delivery_ms),
    'acknowledgement, ms': three(load.ack_ms),
    'lost, doubled, different': `${load.losses}, ${load.doubled}, ${load.differences}`,
    'processor in the day, cores': rounded(load.population_server_cpu, 2),
    'processor in all, s': rounded(watch.cpuMs / 1000),
    'memory, most, MB': rounded(watch.peakKb / 1024),
    'record, MB': rounded(recordBytes / 2 ** 20),
  };
  if (values.json) console.log(JSON.stringify({ figures, load, late, faults, sampled: sampled.length }));
  else console.log(table(['', ''], Object.entries(figures)));
  return faults;
}, values.json);
