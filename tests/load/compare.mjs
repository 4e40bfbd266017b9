// Medians of what enshu_load measured on several servers by turns, and their ratios to enshu's.
// usage: node tests/load/compare.mjs FOLDER, with files NAME-1.json, NAME-2.json, … for enshu, chat and ws.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node tests/load/compare.mjs FOLDER');
  process.exit(2);
}

const names = ['enshu', 'chat', 'ws'];
const figures = [
  ['fan-out p50, ms', (run) => run.fanout_ms.p50],
  ['fan-out p99, ms', (run) => run.fanout_ms.p99],
  ['fan-out p99.9, ms', (run) => run.fanout_ms.p999],
  ['fan-out, CPU a message, us', (run) => run.fanout_cpu_per_message_us],
  ['ten at once, messages a second', (run) => run.volley_messages_per_second],
  ['ten at once p99, ms', (run) => run.volley_ms.p99],
  ['ten at once, CPU a message, us', (run) => run.volley_cpu_per_message_us],
  ['memory a console, KB', (run) => run.memory_per_console_kb],
];

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const runs = Object.fromEntries(
  names.map((name) => [
    name,
    readdirSync(folder)
      .filter((file) => file.startsWith(`${name}-`) && file.endsWith('.json'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      // A run that did not come to its end has left nothing.
      .filter((text) => text.trim() !== '')
      .map((text) => JSON.parse(text)),
  ]),
);
const count = Math.min(...names.map((name) => runs[name].length));
if (count === 0) {
  console.error(`${folder}: no runs of all of ${names.join(', ')}`);
  process.exit(1);
}

const cell = (text) => String(text).padStart(12);
console.log(`${runs.enshu[0].consoles} consoles, medians of ${count}`);
console.log(''.padEnd(34) + ['enshu', 'chat', 'ws', 'enshu/chat', 'enshu/ws'].map(cell).join(''));
for (const [title, of] of figures) {
  const [enshu, chat, ws] = names.map((name) => median(runs[name].map(of)));
  const short = (value) => (value >= 1000 ? Math.round(value) : value.toPrecision(3));
  console.log(
    title.padEnd(34) +
      [enshu, chat, ws].map((value) => cell(short(value))).join('') +
      [chat, ws].map((value) => cell((enshu / value).toFixed(2))).join(''),
  );
}
