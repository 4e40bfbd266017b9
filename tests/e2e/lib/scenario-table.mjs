// Prints the table of shipped scenarios as Markdown: checked, rehearsed by every profile from StartEx to the debrief.
// `node scenario-table.mjs [NAME…]`; exit 1 when a scenario is not clean or does not reach its end. ENSHU_RUNS: runs a profile (20;
// one, where a scenario is of national size).
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enshu } from './command.mjs';
import { certain, profiles, rehearsed, runsOf, shipped, unreached } from './shipped.mjs';

const runs = Number(process.env.ENSHU_RUNS ?? 20);
const names = process.argv.length > 2 ? process.argv.slice(2) : shipped;
const unknown = names.filter((name) => !shipped.includes(name));
if (unknown.length > 0) {
  console.error(`no such scenario: ${unknown.join(', ')}; there are ${shipped.join(', ')}`);
  process.exit(2);
}

const hours = (ms) =>
  `${Math.floor(ms / 3_600_000)}:${String(Math.floor(ms / 60_000) % 60).padStart(2, '0')}`;

/** One run by `practised`, recorded, and the debrief made from the record: what is wrong with it, or ''. */
async function toDebrief(name, folder) {
  const record = join(folder, `${name}.exercise`);
  const out = join(folder, name);
  const steps = [
    ['rehearse', `scenarios/${name}`, '--profile', 'practised', '--seed', '11', '--record', record],
    ['debrief', record, '--out', out, '--format', 'html,json'],
  ];
  for (const step of steps) {
    const ran = enshu(...step);
    if (ran.code !== 0) return ran.errors.split('\n', 1)[0] || `exit ${ran.code}`;
  }
  const { exercise } = JSON.parse(await readFile(join(out, 'debrief.json'), 'utf8'));
  return exercise.final ? '' : 'not ended';
}

async function row(name, folder) {
  const check = enshu('check', `scenarios/${name}`);
  const said = check.out.split('\n').filter(Boolean).length;
  if (check.code !== 0)
    return { bad: true, cells: [`**${said} errors**`, '—', '—', '—', '—', '—', '—', '—', '—'] };
  const trouble = await toDebrief(name, folder);
  const coming = await certain(name);
  const reports = profiles.map((profile) => rehearsed(name, profile, runsOf(name, runs)));
  const missing = [...new Set(reports.flatMap((report) => unreached(report, coming)))];
  const [first] = reports;
  return {
    bad: said > 0 || trouble !== '' || missing.length > 0,
    cells: [
      said === 0 ? 'clean' : `**${said} warnings**`,
      hours(first.exercise_ms),
      first.runs[0].lanes.length,
      first.participants,
      trouble === '' ? 'yes' : `**${trouble}**`,
      missing.length === 0 ? `none of ${coming.length}` : `**${missing.join(', ')}**`,
      ...reports.map((report) => report.total.middle.toFixed(1)),
    ],
  };
}

const folder = await mkdtemp(join(tmpdir(), 'enshu-table-'));
console.log(
  `| Scenario | Check | Length | Lanes | Seats | Start to debrief | Never came, of what must | ${profiles.map((p) => `Middle score, ${p}`).join(' | ')} |`,
);
console.log('|---|---|---|---|---|---|---|---|---|---|');
let bad = 0;
try {
  for (const name of names) {
    const { bad: wrong, cells } = await row(name, folder);
    if (wrong) bad += 1;
    console.log(`| \`${name}\` | ${cells.join(' | ')} |`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(
  `\n${names.length} scenarios, ${runs} runs a profile (of national size: 1); ${bad === 0 ? 'nothing to mend' : `${bad} to mend`}.`,
);
process.exitCode = bad === 0 ? 0 : 1;
