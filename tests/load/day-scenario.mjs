// Writes a cross-sector exercise of national size with all that a day of it has: 14 sectors, 819 organisations and 6,574 seats in
// one shared lane, injects, information handed down in each sector, a power cut that spreads through the simulated world,
// the switch to the large-scale organisation and situation reports. Story and hours follow the shipped scenarios/cross-sector.
// usage: node tests/load/day-scenario.mjs FOLDER [--organisations 819] [--seats 6574] [--hours 4]
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { sectors } from './sectors.mjs';

// [minute of four hours, who writes, id, Japanese, English]; `ministry` is that of each sector.
const story = [
  [4, 'ministry', 'warning', '催しを前にした警戒の呼びかけ', 'Warning before the event'],
  [10, 'ministry', 'supplier', '保守事業者での警報', 'Alert at a maintenance firm'],
  [20, 'ministry', 'anomaly', '変電所の画面の異常', 'Anomaly on the screen of a substation'],
  [28, 'nisc', 'information', 'NISCからの情報提供', 'Information from NISC'],
  [40, 'ministry', 'first-due', '電力の第1報の確認', 'First report of the power company'],
  [52, 'ministry', 'batteries', '基地局の電池の残り', 'Batteries of base stations'],
  [60, 'ministry', 'venue', '会場からの支援要請', 'The venue asks for support'],
  [70, 'ministry', 'rumour', 'SNSのうわさ', 'Rumours on social media'],
  [80, 'ministry', 'cash', '現金自動預払機の停止', 'Cash machines stop'],
  [90, 'ministry', 'hospital', '病院の発電機の燃料', 'Fuel for a hospital'],
  [100, 'ministry', 'trains', '列車の停止', 'Trains stop'],
  [110, 'cabinet', 'mode-switch', '大規模対応体制への移行', 'The large-scale organisation'],
  [120, 'cabinet', 'sitrep-1', '状況報告（1回目）の求め', 'Situation report 1 is due'],
  [130, 'ministry', 'means', '代替の連絡手段の確認', 'Other means of contact'],
  [140, 'nisc', 'update', 'NISCからの更新情報', 'Update from NISC'],
  [150, 'ministry', 'estimate', '復旧見込みの訂正', 'The estimate was wrong'],
  [165, 'ministry', 'claim', '偽の犯行声明', 'A false claim'],
  [180, 'cabinet', 'sitrep-2', '状況報告（2回目）の求め', 'Situation report 2 is due'],
  [200, 'ministry', 'manual', '手動運用への切替え', 'Manual operation'],
  [210, 'cabinet', 'sitrep-3', '状況報告（3回目）の求め', 'Situation report 3 is due'],
  [220, 'ministry', 'recovery', '復旧の状況', 'Recovery'],
];

const text = (ja, en) => `{ja: "${ja}", en: "${en}"}`;
const two = (number) => String(number).padStart(2, '0');
const nameOf = (sector, number) => `${sector}-${String(number).padStart(3, '0')}`;

/** `share` of the whole, dealt out to `count` as evenly as it goes. */
const dealt = (share, count, index) =>
  Math.floor((share * (index + 1)) / count) - Math.floor((share * index) / count);

/** The organisations of each sector: [{ sector, ja, en, roles: [[role, seats], …] }]. */
function houses(organisations, seats) {
  let nth = 0;
  return sectors.map(([sector, ja, en], s) => ({
    sector,
    ja,
    en,
    roles: Array.from({ length: dealt(organisations, sectors.length, s) }, (_, i) => {
      const many = dealt(seats, organisations, nth);
      nth += 1;
      return [nameOf(sector, i + 1), many];
    }),
  }));
}

function people(all) {
  const out = ['organisations:'];
  for (const { ja, en, roles } of all)
    roles.forEach(([role], i) =>
      out.push(`  house-${role}: ${text(`${ja} 事業者 ${i + 1}`, `${en} operator ${i + 1}`)}`),
    );
  out.push('roles:');
  for (const { sector, ja, en, roles } of all) {
    roles.forEach(([role, seats], i) => {
      const title = text(`${ja} 事業者 ${i + 1} CSIRT`, `${en} operator ${i + 1}, CSIRT`);
      out.push(`  ${role}: {title: ${title}, organisation: house-${role}, address: csirt@${role}.example,`);
      out.push(`    seats: ${seats}, sector: ${sector}, sees_world: ${i === 0}, body: operator}`);
    });
  }
  out.push('cast:');
  for (const { sector, ja, en } of all)
    out.push(
      `  ministry-${sector}: {name: ${text(`${ja}所管省庁`, `Ministry for ${en}`)}, address: ${sector}@ministry.example, answers: [script]}`,
    );
  out.push('  nisc: {body: nisc, address: kinkyu@nisc.example, answers: [script]}');
  out.push(
    `  cabinet: {name: ${text('内閣危機管理', 'Crisis management')}, address: kiki@cabinet.example, answers: [script]}`,
  );
  return out;
}

function day(all, stretch) {
  const clock = (minute) => {
    const whole = Math.round(minute * stretch);
    return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
  };
  const out = ['msel:'];
  story.forEach(([minute, from, id, ja, en], nth) => {
    out.push(
      `  - id: ${id}`,
      `    title: ${text(ja, en)}`,
      '    objective: sharing',
      `    at: ${clock(minute)}`,
    );
    if (id === 'mode-switch') out.push('    mode: large-scale');
    if (id === 'anomaly') out.push('    sets: {grid: stopped}');
    if (id === 'recovery') out.push('    sets: {grid: working}');
    out.push('    email:');
    for (const { sector, roles } of all) {
      // NISC informs the first house of each sector, which hands it down.
      const to = from === 'nisc' ? [roles[0]] : roles;
      const attach =
        from === 'nisc' ? `, attach: [documents/${id}]` : nth % 4 === 1 ? ', attach: [logs/proxy.csv]' : '';
      const sender = from === 'ministry' ? `ministry-${sector}` : from;
      out.push(
        `      - {to: [${to.map(([role]) => role).join(', ')}], from: ${sender}, text: texts/${id}${attach}}`,
      );
    }
    if (from === 'ministry' && nth % 2 === 0) out.push('    expect: {any: [reply], within: 15m}');
  });
  return out;
}

function world(all) {
  const firsts = (names) => names.map((sector) => `${nameOf(sector, 1)}`).join(', ');
  const alert = (sector, id) =>
    `{alert: {to: [${nameOf(sector, 1)}], from: ministry-${sector}, text: texts/${id}}}`;
  const service = (id, ja, en, sector, needs, buffer) => [
    `    ${id}:`,
    `      title: ${text(ja, en)}`,
    `      sector: ${sector}`,
    `      users: [${firsts([sector])}]`,
    ...(needs ? [`      needs: [${needs}]`, `      buffer: ${buffer}`, '      recovery: 5m'] : []),
    `      failed: ${alert(sector, 'failed')}`,
    `      restored: ${alert(sector, 'restored')}`,
  ];
  if (all.some(({ roles }) => roles.length === 0)) throw new Error('ORGANISATIONS: 14 or more');
  return [
    'world:',
    '  services:',
    ...service('grid', '送電', 'Power grid', 'power'),
    ...service('base-stations', '基地局', 'Base stations', 'telecom', 'grid', '30m'),
    ...service('train-radio', '列車無線', 'Train radio', 'railway', 'base-stations', '10m'),
    ...service('cash-machines', '現金自動預払機', 'Cash machines', 'finance', 'grid, base-stations', '20m'),
    ...service('wards', '病棟', 'Wards', 'medical', 'grid', '60m'),
    ...service('pumps', '送水ポンプ', 'Pumps', 'water', 'grid', '40m'),
  ];
}

function duties(all) {
  const out = ['forms:'];
  for (const [id, ja, en] of [
    ['notice', '情報連絡', 'Notice'],
    ['sitrep', '状況報告', 'Situation report'],
  ]) {
    out.push(`  ${id}:`, `    title: ${text(ja, en)}`, '    fields:');
    out.push(`      - {id: summary, label: ${text('概要', 'Summary')}, type: longtext, required: [first]}`);
    out.push(`      - {id: impact, label: ${text('影響', 'Impact')}, type: yesno, required: [first]}`);
  }
  out.push('relays:');
  for (const id of ['information', 'update']) {
    out.push(
      `  ${id}-down:`,
      `    title: ${text('セプターへの展開', 'Handed down')}`,
      `    of: ${id}`,
      '    tiers:',
    );
    for (const { roles } of all.filter(({ roles }) => roles.length > 1)) {
      const [first, ...others] = roles.map(([role]) => role);
      out.push(`      - {from: ${first}, to: [${others.join(', ')}], within: 15m}`);
    }
    out.push('    receipts: 30m', '    objective: sharing');
  }
  out.push('obligations:');
  for (const { sector, roles } of all)
    for (const [role] of roles)
      for (const [id, trigger, form] of [
        ['first', 'anomaly', 'notice'],
        ['sitrep', 'sitrep-1', 'sitrep'],
      ]) {
        out.push(`  ${id}-${role}: {title: ${text('報告', 'Report')}, trigger: ${trigger}, owes: ${role},`);
        out.push(
          `    to: {required: [ministry-${sector}]}, target: 15m, limit: 40m, form: ${form}, stage: first, objective: handling}`,
        );
      }
  out.push('actions:');
  for (const { sector, ja, en, roles } of all) {
    out.push(
      `  check-${sector}:`,
      `    title: ${text(`${ja}の機器を点検する`, `Check the systems of ${en}`)}`,
    );
    out.push(
      `    role: [${roles.map(([role]) => role).join(', ')}]`,
      '    phase: triage',
      '    should: true',
    );
    out.push('    by: 1:00', '    objective: handling');
  }
  return out;
}

/** Writes the scenario; returns how many seats it has. */
export function write(folder, { organisations = 819, seats = 6574, hours = 4 } = {}) {
  if (!(organisations >= sectors.length && seats >= organisations))
    throw new Error(`organisations: ${sectors.length} or more, and a seat for each`);
  const all = houses(organisations, seats);
  const head = [
    `scenario: ${basename(folder)}`,
    'doctrine: nisc-2019',
    `title: ${text('分野横断的演習（全国規模）', 'Cross-sector exercise of national size')}`,
    `place: ${text('重要インフラ 14 分野', '14 critical infrastructure sectors')}`,
    `duration: ${Math.round(hours * 60)}m`,
    'calendar: 2026-12-09T13:00+09:00',
    'lanes: shared',
    'mode: normal',
    'objectives:',
    `  sharing: ${text('情報共有', 'Information sharing')}`,
    `  handling: ${text('障害対応', 'Handling')}`,
  ];
  const lines = [
    ...head,
    ...people(all),
    ...world(all),
    ...day(all, hours / 4),
    ...duties(all),
    'director: director.lua',
  ];
  for (const part of ['texts', 'documents', 'logs']) mkdirSync(join(folder, part), { recursive: true });
  const file = (name, words) => writeFileSync(join(folder, name), words);
  file('scenario.yaml', lines.join('\n') + '\n');
  const asked = '各事業者は、所管するシステムの状況を確かめ、異常があれば所管省庁へ連絡してください。';
  const english = 'Each operator checks its systems and tells its ministry when anything is out of order.';
  const words = [
    ...story.map(([, , id, ja, en]) => [id, ja, en]),
    ['failed', 'サービスの停止', 'A service is down'],
    ['restored', 'サービスの復旧', 'A service is back'],
  ];
  for (const [id, ja, en] of words) {
    file(`texts/${id}.ja.md`, `# ${ja}\n\n${ja}について。${asked}\n`);
    file(`texts/${id}.en.md`, `# ${en}\n\n${en}. ${english}\n`);
  }
  for (const id of ['information', 'update']) {
    file(`documents/${id}.ja.md`, '# 情報提供\n\n別添の痕跡を確かめてください。\n');
    file(`documents/${id}.en.md`, '# Information\n\nLook for the indicators.\n');
  }
  const rows = Array.from({ length: 40 }, (_, i) => `13:${two(i)},pc-${two(i)},203.0.113.${i}`);
  file('logs/proxy.csv', ['time,host,target', ...rows, ''].join('\n'));
  const answering = [...sectors.map(([sector]) => `ministry-${sector}`), 'nisc', 'cabinet'];
  const director = ['-- Every body confirms what it is written.'];
  for (const id of answering)
    director.push(`on.message("${id}", function(message, lane) lane:acknowledge(message) end)`);
  for (const id of ['notice', 'sitrep'])
    director.push(`on.report("${id}", function(report, lane) lane:acknowledge(report) end)`);
  file('director.lua', director.join('\n') + '\n');
  return all.reduce((sum, { roles }) => sum + roles.reduce((part, [, many]) => part + many, 0), 0);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const whole = { type: 'string' };
  const { values, positionals } = parseArgs({
    options: { organisations: whole, seats: whole, hours: whole },
    allowPositionals: true,
  });
  if (positionals.length !== 1) {
    console.error(
      'usage: node tests/load/day-scenario.mjs FOLDER [--organisations N] [--seats N] [--hours N]',
    );
    process.exit(2);
  }
  const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  console.log(`${write(positionals[0], numbers)} seats in ${positionals[0]}`);
}
