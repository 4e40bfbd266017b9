// Eight hours at sixty times their pace with 2,000 consoles coming and going, then two minutes in which nobody writes any more:
// the server's memory may grow with the log alone. Prints memory and events as they went; exit 1 when memory grows without events.
// usage: node tests/load/eight-hours.mjs [--seats 2000] [--organisations 250] [--hours 8] [--restless 40] [--json]
// (ENSHU_PROGRAM=…, ENSHU_LOAD=…)
import { parseArgs } from 'node:util';
import { rounded, table } from './table.mjs';
import { inScope, playDay } from './whole-day.mjs';

const number = (value) => ({ type: 'string', default: value });
const { values } = parseArgs({
  options: {
    organisations: number('250'),
    seats: number('2000'),
    hours: number('8'),
    restless: number('40'),
    seed: number('1'),
    json: { type: 'boolean', default: false },
  },
});
const whole = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? Number(value) : value]),
);
if (Object.values(whole).some((value) => Number.isNaN(value))) {
  console.error(
    'usage: node tests/load/eight-hours.mjs [--seats N] [--organisations N] [--hours N] [--json]',
  );
  process.exit(2);
}
const speed = 60;
const seconds = (whole.hours * 3600) / speed;
const growsMost = 0.02; // of the memory, in the minutes in which nobody writes

/** Slope and start of the line through [x, y] that leaves the least squares. */
function line(points) {
  const n = points.length;
  const sum = (of) => points.reduce((all, point) => all + of(point), 0);
  const [x, y] = [sum(([a]) => a) / n, sum(([, b]) => b) / n];
  const slope =
    sum(([a, b]) => (a - x) * (b - y)) /
    Math.max(
      1e-9,
      sum(([a]) => (a - x) ** 2),
    );
  return { slope, start: y - slope * x };
}

await inScope(async (t) => {
  const { load, faults, events, sampled, recordBytes, watch } = await playDay(t, {
    ...whole,
    speed,
    seconds,
    stages: ['population', 'churn'],
    'churn-seconds': 120,
    note: (text) => values.json || console.error(`${new Date().toISOString().slice(11, 19)} ${text}`),
  });
  const good = sampled.filter(({ events: count, consoles }) => count > 0 && consoles > 0);
  const last = good.at(-1).events;
  const growing = good.filter(({ events: count }) => count > last * 0.05 && count < last * 0.98);
  const quiet = good.filter(({ events: count }) => count >= last * 0.999);
  const { slope, start } = line(growing.map(({ events: count, rssKb }) => [count, rssKb]));
  const rows = good.filter((_, index) => index % 3 === 0 || index === good.length - 1);
  const mb = (kb) => rounded(kb / 1024);
  const told = rows.map(({ at, rssKb, events: count, consoles }) => [
    Math.round(at),
    consoles,
    count,
    mb(rssKb),
    mb(rssKb - slope * (count - good[0].events)),
  ]);
  const still = quiet.length > 2 ? quiet.at(-1).rssKb / quiet[1].rssKb - 1 : 0;
  if (quiet.length <= 2) faults.push('there was no quiet time to judge by');
  if (still > growsMost) faults.push(`memory grew by ${rounded(still * 100)} % while nobody wrote`);
  const figures = {
    'seats, organisations': `${whole.seats}, ${whole.organisations}`,
    events,
    'pages loaded, lines resumed, lines broken': `${load.welcomes}, ${load.resumed}, ${load.lines_opened}`,
    'memory an event, bytes': Math.round(slope * 1024),
    'record an event, bytes': Math.round(recordBytes / events),
    'memory without the log, MB': mb(start),
    'memory, most, MB': mb(watch.peakKb),
    'quiet time, s': Math.round(quiet.length > 1 ? quiet.at(-1).at - quiet[0].at : 0),
    'growth in the quiet time, %': rounded(still * 100, 2),
    'lost, doubled, different': `${load.losses}, ${load.doubled}, ${load.differences}`,
  };
  if (values.json) console.log(JSON.stringify({ figures, sampled, faults }));
  else {
    console.log(table(['s', 'consoles', 'events', 'memory, MB', 'without the log'], told));
    console.log();
    console.log(table(['', ''], Object.entries(figures)));
  }
  return faults;
}, values.json);
