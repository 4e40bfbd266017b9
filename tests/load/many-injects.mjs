// Writes a large but sound scenario for measuring: node tests/load/many-injects.mjs FOLDER [INJECTS]. 5,000 injects make
// about 2.3 MB of YAML. The same arguments give the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, count = '5000'] = process.argv.slice(2);
if (folder === undefined || !/^[1-9][0-9]*$/.test(count)) {
  console.error('usage: node tests/load/many-injects.mjs FOLDER [INJECTS]');
  process.exit(2);
}
const injects = Number(count);
const roles = 60;
const cast = 60;
const actions = 300;
const texts = 400;
const minutes = injects; // one inject a minute: nobody has too much to read

const clock = (minute) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
const both = (ja, en) => `{ja: ${ja}, en: ${en}}`;
const out = [];
const line = (text) => out.push(text);

line('scenario: big');
line(`title: ${both('大きなシナリオ', 'A large scenario')}`);
line(`place: ${both('みなと市', 'Minato City')}`);
line(`duration: ${Math.ceil(minutes / 60) + 24}h`);
line('calendar: 2026-11-26T09:00+09:00');
line('objectives:');
line(`  first-response: ${both('初動対処', 'First response')}`);
line('roles:');
for (let i = 0; i < roles; ++i) line(`  role-${i}: {title: ${both(`担当 ${i}`, `Post ${i}`)}, seats: 1..4}`);
line('cast:');
for (let i = 0; i < cast; ++i)
  line(
    `  body-${i}: {name: ${both(`機関 ${i}`, `Body ${i}`)}, answers: controller, address: body-${i}@body.example}`,
  );
line('world:');
line('  hosts:');
for (let i = 0; i < 200; ++i) line(`    pc-${i}: {title: ${both(`端末 ${i}`, `PC ${i}`)}, state: healthy}`);
line('forms:');
line('  incident-report:');
line(`    title: ${both('報告様式', 'Incident report')}`);
line('    fields:');
line(`      - {id: summary, label: ${both('概要', 'Summary')}, type: longtext}`);

// What an inject waits for: the clock, an earlier inject, a condition, or what was left undone.
function schedule(i) {
  if (i % 10 === 3) return [`    after: inject-${i - 1}`, '    delay: 1m'];
  if (i % 10 === 5)
    return [
      `    when: {all: [{fired: inject-${i - 3}}, {any: [{action: act-${i % actions}}, {reply: inject-${i - 5}}]}]}`,
      '    delay: 2m',
    ];
  if (i % 10 === 7)
    return [
      `    unless: {any: [{report: {to: body-${i % cast}}}, {opened: inject-${i - 7}}]}`,
      `    by: ${clock(i)}`,
    ];
  return [`    at: ${clock(i)}`];
}
line('msel:');
for (let i = 0; i < injects; ++i) {
  line(`  - id: inject-${i}`);
  line(`    title: ${both(`状況付与の題名 その ${i}`, `Title of inject number ${i}`)}`);
  line(
    `    notes: ${both('統裁員と評価員が見るところを、ここに短く書いておく。', 'What controllers and evaluators should watch stands here in a few words.')}`,
  );
  line('    objective: first-response');
  for (const text of schedule(i)) line(text);
  line(
    `    email: {to: [role-${i % roles}, role-${(i + 7) % roles}], from: body-${i % cast}, text: texts/text-${i % texts}}`,
  );
  if (i % 4 === 0) line(`    expect: {any: [reply, action: act-${i % actions}], within: 30m}`);
  if (i % 9 === 0) line(`    sets: {pc-${i % 200}: infected}`);
}
line('obligations:');
for (let i = 0; i < 300; ++i) {
  const trigger = i * Math.floor(injects / 300);
  line(`  report-${i}:`);
  line(`    title: ${both(`報告 ${i}`, `Report ${i}`)}`);
  line(`    trigger: inject-${trigger}`);
  line(`    owes: role-${trigger % roles}`);
  line(`    to: {required: [body-${i % cast}]}`);
  line('    target: 30m');
  line('    limit: 60m');
  line('    form: incident-report');
  line(`    truth: {summary: {is: [感染, infected], from: inject-${trigger}}}`);
}
line('actions:');
for (let i = 0; i < actions; ++i)
  line(
    `  act-${i}: {title: ${both(`対処 ${i}`, `Action ${i}`)}, role: [role-${i % roles}], phase: containment, must: true, by: ${clock(i + 120)}}`,
  );
line('director: director.lua');

const director = [
  '-- Answers of every body, and a word on every tenth inject.',
  'local answers = use "answers"',
];
for (let i = 0; i < cast; ++i)
  director.push(`on.message("body-${i}", answers.queue("body-${i}", {"texts/text-${i}"}))`);
for (let i = 0; i < injects; i += 10)
  director.push(`on.inject("inject-${i}", function(_, lane) lane:set_flag("seen-${i}", true) end)`);

mkdirSync(join(folder, 'texts'), { recursive: true });
writeFileSync(join(folder, 'scenario.yaml'), out.join('\n') + '\n');
writeFileSync(join(folder, 'director.lua'), director.join('\n') + '\n');
for (let i = 0; i < texts; ++i) {
  writeFileSync(
    join(folder, `texts/text-${i}.ja.md`),
    `# 連絡 ${i}\n\n{{team}} 御中。端末 ${i} の状況を確かめ、折り返し連絡してください。\n`,
  );
  writeFileSync(
    join(folder, `texts/text-${i}.en.md`),
    `# Word ${i}\n\nDear {{team}}, please look at PC ${i} and call back.\n`,
  );
}
