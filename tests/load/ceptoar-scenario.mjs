// Writes the CEPTOAR drill with every member as a party of its own: five ministries, 19 secretariats and 1,958 operators in one
// shared lane, so that the reach board has a line for each of them. CEPTOARs, their sizes, the texts and the papers are those
// of the shipped scenarios/ceptoar-round-trip; the hours too, unless the day is made shorter.
// usage: node tests/load/ceptoar-scenario.mjs FOLDER [OPERATORS [MINUTES]]
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const shipped = fileURLToPath(new URL('../../scenarios/ceptoar-round-trip/', import.meta.url));
const wholeDay = 250; // minutes

const ministries = {
  MIC: ['mic', '総務省', 'telecom'],
  FSA: ['fsa', '金融庁', 'finance'],
  MLIT: ['mlit', '国土交通省', 'railway'],
  METI: ['meti', '経済産業省', 'power'],
  MHLW: ['mhlw', '厚生労働省', 'medical'],
};

/** `| ministry | CEPTOAR | members |` of the shipped list. */
function rowsOf(language) {
  const text = readFileSync(join(shipped, `documents/ceptoars.${language}.md`), 'utf8');
  const row = /^\| (\S.*?) \| (.+?) \| (\d+) \|$/gm;
  return [...text.matchAll(row)].map(([, ministry, title, size]) => ({
    ministry,
    title,
    size: Number(size),
  }));
}

/** The 19 lines: { id, ministry, ja, en, members: [role, …] }, `operators` members in all, shared out as in the shipped list. */
export function linesOf(operators) {
  const ja = rowsOf('ja');
  const en = rowsOf('en');
  const whole = readFileSync(join(shipped, 'scenario.yaml'), 'utf8');
  const values = whole.slice(whole.indexOf('\n  ceptoar:'), whole.indexOf('\n  round-trip:'));
  const ids = [...values.matchAll(/^ {6}([a-z-]+): \{ja: /gm)].map(([, id]) => id);
  if (ids.length !== en.length || ids.length !== ja.length) throw new Error('the lists of CEPTOARs differ');
  const all = en.reduce((sum, { size }) => sum + size, 0);
  const wanted = operators ?? all;
  if (!(wanted >= ids.length)) throw new Error(`OPERATORS: ${ids.length} or more, one for each CEPTOAR`);
  // One each, the rest by size; what rounding leaves over goes to the largest.
  const sizes = en.map(
    ({ size }) => 1 + Math.floor(((size - 1) * (wanted - ids.length)) / (all - ids.length)),
  );
  const largest = en.reduce((best, { size }, i) => (size > en[best].size ? i : best), 0);
  sizes[largest] += wanted - sizes.reduce((sum, size) => sum + size, 0);
  return ids.map((id, i) => ({
    id,
    ministry: ministries[en[i].ministry][0],
    ja: ja[i].title,
    en: en[i].title,
    members: Array.from({ length: sizes[i] }, (_, n) => `${id}-${String(n + 1).padStart(3, '0')}`),
  }));
}

/** Members who get a damage card: one in ten, at least one in all. */
export const damaged = (lines) =>
  lines.flatMap(({ members }) => members).filter((_, index) => index % 10 === 4);

export const secretariat = (line) => `sec-${line.id}`;

/** A moment of the whole day, in minutes, as it is when the day has `minutes`: H:MM:SS. */
function clock(at, minutes) {
  const seconds = Math.round((at * 60 * minutes) / wholeDay);
  const two = (number) => String(number).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A span of the whole day, likewise: so many seconds. */
export const span = (long, minutes) => Math.round((long * 60 * minutes) / wholeDay);

const text = (ja, en) => `{ja: "${ja}", en: "${en}"}`;

function people(lines) {
  const out = ['roles:'];
  for (const [id, ja, sector] of Object.values(ministries)) {
    const title = text(`${ja} 所管課`, `Section in charge, ${id.toUpperCase()}`);
    out.push(
      `  ${id}: {title: ${title}, address: joho@${id}.example, seats: 1, body: ${id}, sector: ${sector}}`,
    );
  }
  for (const line of lines) {
    const title = text(`${line.ja} 事務局`, `Secretariat, ${line.en}`);
    out.push(`  ${secretariat(line)}: {title: ${title}, address: jimu@${line.id}.example, seats: 1}`);
  }
  for (const line of lines)
    line.members.forEach((role, n) => {
      const title = text(`${line.ja} 構成員 ${n + 1}`, `${line.en}, member ${n + 1}`);
      out.push(`  ${role}: {title: ${title}, address: csirt@${role}.example, seats: 1, body: operator}`);
    });
  out.push('cast:');
  out.push('  nisc: {body: nisc, address: joho-kyoyu@nisc.example, answers: [script, controller]}');
  const desk = text('システム係', 'Systems section');
  out.push(`  systems: {name: ${desk}, address: sys@works.example, answers: [script, controller]}`);
  return out;
}

function day(lines, minutes) {
  const at = (minute) => clock(minute, minutes);
  const desks = Object.values(ministries).map(([id]) => id);
  const notice = (id, minute, title, words, paper) => [
    `  - id: ${id}`,
    `    title: ${title}`,
    '    objective: relay',
    `    at: ${at(minute)}`,
    `    email: {to: [${desks.join(', ')}], from: nisc, text: texts/${words}, attach: [documents/${paper}]}`,
  ];
  const out = ['msel:'];
  out.push(
    ...notice(
      'nisc-notice',
      4,
      text('NISCからの情報提供', 'Information from NISC'),
      'nisc-notice',
      'nisc-info',
    ),
  );
  out.push(
    ...notice('nisc-update', 84, text('NISCからの更新情報', 'Update by NISC'), 'nisc-update', 'nisc-update'),
  );
  out.push(
    '  - id: damage-card',
    `    title: ${text('被害カード', 'Damage cards')}`,
    '    objective: reporting',
  );
  out.push(`    at: ${at(104)}`, '    email:');
  for (const role of damaged(lines))
    out.push(`      - {to: ${role}, from: systems, text: texts/damage-card, attach: [logs/vpn-b.csv]}`);
  return out;
}

function relays(lines, minutes) {
  const long = (whole) => `${span(whole, minutes)}s`;
  const relay = (id, title, of) => {
    const out = [`  ${id}:`, `    title: ${title}`, `    of: ${of}`, '    tiers:'];
    for (const [desk] of Object.values(ministries)) {
      const below = lines.filter(({ ministry }) => ministry === desk).map(secretariat);
      out.push(`      - {from: ${desk}, to: [${below.join(', ')}], within: ${long(15)}}`);
    }
    for (const line of lines)
      out.push(`      - {from: ${secretariat(line)}, to: [${line.members.join(', ')}], within: ${long(15)}}`);
    return [...out, `    receipts: ${long(30)}`, '    objective: relay'];
  };
  return [
    'relays:',
    ...relay('first-information', text('NISCからの情報提供', 'Information from NISC'), 'nisc-notice'),
    ...relay('update', text('NISCからの更新情報', 'Update by NISC'), 'nisc-update'),
  ];
}

function duties(lines, minutes) {
  const out = ['obligations:'];
  for (const role of damaged(lines)) {
    const line = lines.find(({ members }) => members.includes(role));
    out.push(`  damage-${role}:`, `    title: ${text('被害ありの第1報', 'First report of damage')}`);
    out.push('    trigger: damage-card', `    owes: ${role}`, `    to: {required: [${line.ministry}]}`);
    out.push(
      `    target: ${span(30, minutes)}s`,
      `    limit: ${span(60, minutes)}s`,
      '    objective: reporting',
    );
  }
  return out;
}

/** Writes the scenario and returns its lines. */
export function write(folder, operators, minutes = wholeDay) {
  const lines = linesOf(operators);
  const head = [
    `scenario: ${basename(folder)}`,
    'doctrine: nisc-2019',
    `title: ${text('セプター訓練（全構成員）', 'CEPTOAR drill with all members')}`,
    `place: ${text('全国', 'The whole country')}`,
    `duration: ${span(wholeDay, minutes)}s`,
    'calendar: 2026-11-20T09:00+09:00',
    'lanes: shared',
    'channels: [mail, phone]',
    'objectives:',
    `  relay: ${text('情報の伝達', 'Passing information on')}`,
    `  reporting: ${text('被害の確認と報告', 'Damage and reports')}`,
  ];
  const body = [
    ...people(lines),
    ...day(lines, minutes),
    ...relays(lines, minutes),
    ...duties(lines, minutes),
  ];
  for (const part of ['texts', 'documents', 'logs']) mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'scenario.yaml'), [...head, ...body, 'director: director.lua', ''].join('\n'));
  writeFileSync(
    join(folder, 'director.lua'),
    '-- NISC and the systems section confirm what they are written.\n' +
      ['nisc', 'systems']
        .map((id) => `on.message("${id}", function(message, lane) lane:acknowledge(message) end)\n`)
        .join(''),
  );
  for (const language of ['ja', 'en']) {
    for (const name of ['nisc-notice', 'nisc-update', 'damage-card']) {
      const words = readFileSync(join(shipped, `texts/${name}.${language}.md`), 'utf8');
      const all = language === 'ja' ? 'セプター' : 'CEPTOARs';
      writeFileSync(join(folder, `texts/${name}.${language}.md`), words.replaceAll('{{param.ceptoar}}', all));
    }
    for (const name of ['nisc-info', 'nisc-update'])
      cpSync(
        join(shipped, `documents/${name}.${language}.md`),
        join(folder, `documents/${name}.${language}.md`),
      );
  }
  cpSync(join(shipped, 'logs/vpn-b.csv'), join(folder, 'logs/vpn-b.csv'));
  return lines;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, operators, minutes] = process.argv.slice(2);
  if (!folder) {
    console.error('usage: node tests/load/ceptoar-scenario.mjs FOLDER [OPERATORS [MINUTES]]');
    process.exit(2);
  }
  const lines = write(folder, operators && Number(operators), minutes && Number(minutes));
  const count = lines.reduce((sum, { members }) => sum + members.length, 0);
  console.log(`${lines.length} CEPTOARs with ${count} operators in ${folder}`);
}
