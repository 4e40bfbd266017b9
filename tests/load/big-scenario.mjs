// Writes a scenario as large as a national cross-sector exercise, for measuring: 14 sectors, 350 organisations with 5,000
// participants in one shared lane, 40 injects in 3 hours. usage: node tests/load/big-scenario.mjs FOLDER [SEATS]
// With a number of seats (350 at least) there are injects besides, for the load generator to fire: `load-NN` puts a mail of
// 1 KB before everybody, `volley-NN` ten of them at once.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sectors } from './sectors.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node tests/load/big-scenario.mjs FOLDER [SEATS]');
  process.exit(2);
}
const fired = process.argv[3] !== undefined; // by the load generator
const wanted = Number(process.argv[3] ?? 5000);

const organisations = 25; // a sector
const least = Math.floor(wanted / (sectors.length * organisations)); // seats of an organisation
const larger = wanted - least * sectors.length * organisations; // so many organisations have one more
if (!(least >= 1)) {
  console.error('SEATS: 350 or more, one for each organisation');
  process.exit(2);
}
const injects = 40;
const rounds = 20;
const volley = 10;

const lines = [];
const say = (line) => lines.push(line);
const text = (ja, en) => `{ja: ${ja}, en: "${en}"}`;
const two = (number) => String(number).padStart(2, '0');
const clock = (minutes) => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
const role = (sector, number) => `${sector}-${two(number)}`;
const rolesOf = (sector) => Array.from({ length: organisations }, (_, i) => role(sector, i + 1));

say(`scenario: ${basename(folder)}`);
say('doctrine: nisc-2019');
say(`title: ${text('分野横断演習（計測用）', 'Cross-sector exercise for measuring')}`);
say(`place: ${text('重要インフラ 14 分野', '14 critical infrastructure sectors')}`);
say('duration: 3h');
say('calendar: 2026-12-09T13:00+09:00');
say('lanes: shared');
say('objectives:');
say(`  sharing: ${text('情報共有', 'Information sharing')}`);
say(`  handling: ${text('障害対応', 'Handling')}`);
say('roles:');
let seats = 0;
sectors.forEach(([id, ja, en], s) => {
  for (let i = 1; i <= organisations; ++i) {
    const number = s * organisations + i <= larger ? least + 1 : least;
    seats += number;
    say(`  ${role(id, i)}:`);
    say(`    title: ${text(`${ja} 事業者 ${i}`, `${en} operator ${i}`)}`);
    say(`    address: csirt@${role(id, i)}.example`);
    say(`    seats: ${number}`);
    say(`    sector: ${id}`);
  }
});
say('cast:');
for (const [id, ja, en] of sectors) {
  say(`  ministry-${id}:`);
  say(`    name: ${text(`${ja}所管省庁`, `Ministry for ${en}`)}`);
  say(`    address: ${id}@ministry.example`);
  say('    answers: [script]');
}
say('forms:');
say('  notice:');
say(`    title: ${text('情報連絡', 'Notice')}`);
say('    fields:');
say(`      - {id: summary, label: ${text('概要', 'Summary')}, type: longtext, required: [first]}`);
say(`      - {id: impact, label: ${text('影響', 'Impact')}, type: yesno, required: [first]}`);
say('msel:');
for (let n = 1; n <= injects; ++n) {
  const expects = n % 2 === 0;
  say(`  - id: inject-${two(n)}`);
  say(`    title: ${text(`状況付与 ${n}`, `Inject ${n}`)}`);
  say('    objective: sharing');
  if (n % 10 === 9) {
    say(`    when: {fired: inject-${two(n - 1)}}`);
    say('    delay: 3m');
  } else if (n % 10 === 0) {
    say(`    unless: {flag: {never-set: "yes"}}`);
    say(`    by: ${clock(n * 4)}`);
  } else {
    say(`    at: ${clock(n * 4)}`);
  }
  const channels = n % 3 === 1 ? ['email', 'news'] : ['email'];
  for (const channel of channels) {
    say(`    ${channel}:`);
    for (const [id] of sectors) {
      const attach = n % 4 === 0 ? ', attach: [logs/proxy.csv]' : '';
      say(
        `      - {to: [${rolesOf(id).join(', ')}], from: ministry-${id}, text: texts/inject-${two(n)}${attach}}`,
      );
    }
  }
  if (expects) say('    expect: {any: [reply], within: 15m}');
}
// What the load generator fires: the same mail to everybody, by sector.
function allHands(id, when) {
  say(`  - id: ${id}`);
  say(`    title: ${text('一斉の連絡', 'To all hands')}`);
  say('    objective: sharing');
  say(`    ${when}`);
  say('    email:');
  for (const [sector] of sectors)
    say(`      - {to: [${rolesOf(sector).join(', ')}], from: ministry-${sector}, text: texts/all-hands}`);
}
for (let n = 1; fired && n <= rounds; ++n) {
  allHands(`load-${two(n)}`, 'manual: true');
  allHands(`volley-${two(n)}`, 'manual: true');
  for (let i = 2; i <= volley; ++i) allHands(`volley-${two(n)}-${i}`, `when: {fired: volley-${two(n)}}`);
}
say('obligations:');
for (const [id, ja, en] of sectors) {
  for (let i = 1; i <= organisations; ++i) {
    say(`  report-${role(id, i)}:`);
    say(`    title: ${text(`${ja} 事業者 ${i} の第1報`, `First report of ${en} operator ${i}`)}`);
    say('    trigger: inject-05');
    say(`    owes: ${role(id, i)}`);
    say(`    to: {required: [ministry-${id}]}`);
    say('    target: 30m');
    say('    limit: 60m');
    say('    form: notice');
    say('    stage: first');
    say('    objective: sharing');
  }
}
say('actions:');
for (const [id, ja, en] of sectors) {
  say(`  check-${id}:`);
  say(`    title: ${text(`${ja}の機器を点検する`, `Check the systems of ${en}`)}`);
  say(`    role: [${rolesOf(id).join(', ')}]`);
  say('    phase: triage');
  say('    should: true');
  say('    by: 1:00');
  say('    objective: handling');
}
say('director: director.lua');

const director = ['-- Counts readers and confirms every answer, as the ministries of the day would.'];
for (let n = 1; n <= injects; ++n) {
  director.push(
    `on.opened("inject-${two(n)}", function(opened, lane)`,
    `  local seen = tonumber(lane:flag("readers-${two(n)}") or "0")`,
    `  lane:set_flag("readers-${two(n)}", tostring(seen + 1))`,
    'end)',
  );
}
for (const [id] of sectors) {
  director.push(
    `on.message("ministry-${id}", function(message, lane)`,
    '  lane:acknowledge(message)',
    'end)',
  );
}
director.push(
  'on.report("notice", function(report, lane)',
  '  lane:acknowledge(report)',
  '  lane:set_flag("never-set", "no")',
  'end)',
);

mkdirSync(join(folder, 'texts'), { recursive: true });
mkdirSync(join(folder, 'logs'), { recursive: true });
writeFileSync(join(folder, 'scenario.yaml'), lines.join('\n') + '\n');
writeFileSync(join(folder, 'director.lua'), director.join('\n') + '\n');
for (let n = 1; n <= injects; ++n) {
  const sentence = '各事業者は、所管するシステムの状況を確認し、異常があれば所管省庁へ連絡してください。';
  const english = 'Each operator checks its systems and tells its ministry when anything is out of order. ';
  writeFileSync(join(folder, `texts/inject-${two(n)}.ja.md`), `# 注意喚起 ${n}\n\n${sentence.repeat(4)}\n`);
  writeFileSync(join(folder, `texts/inject-${two(n)}.en.md`), `# Alert ${n}\n\n${english.repeat(4)}\n`);
}
if (fired) {
  // With its names and addresses around it: about 1 KB on a console.
  writeFileSync(join(folder, 'texts/all-hands.ja.md'), `# 一斉の連絡\n\n${'確認してください。'.repeat(4)}\n`);
  writeFileSync(join(folder, 'texts/all-hands.en.md'), `# To all hands\n\n${'Please check. '.repeat(4)}\n`);
}
writeFileSync(
  join(folder, 'logs/proxy.csv'),
  'time,host,target\n' +
    Array.from({ length: 40 }, (_, i) => `13:${two(i)},pc-${two(i)},203.0.113.${i}`).join('\n') +
    '\n',
);
console.log(`${seats} seats, ${injects} injects, ${sectors.length} sectors in ${folder}`);
