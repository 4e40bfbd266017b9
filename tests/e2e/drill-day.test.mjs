// The day of a drill from the controllers' side: the roster as a file, the comms check, the stop for a real incident, late
// observers, the rehearsal.
import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openBrowser, openConsole, checkAccessible, screenshot } from './lib/browser.mjs';
import { Connection, join } from './lib/client.mjs';
import { goTo, sitDown } from './lib/people.mjs';
import { ownFolder, startServe } from './lib/program.mjs';
import { controllerWords, drillWords as d } from './lib/words.mjs';

const patience = { timeout: 240_000 };

/** A server with one exercise that has not begun, and its lead. */
async function table(t, more = {}) {
  const served = await startServe(t, await ownFolder(t));
  const operator = await join(await served.operator());
  const { id } = await operator.api('POST', 'exercises', {
    scenario: 'cyder-municipality',
    teams: 1,
    seed: 7,
    ...more,
  });
  const lead = await operator.enter(id);
  const line = await new Connection(lead).open();
  t.after(() => line.close());
  const link = async (seat) => (await lead.api('POST', `seats/${seat}/link`, {})).url;
  const sit = async (seat, resumeAfter = null) => {
    const session = await join(await link(seat));
    const own = await new Connection(session).open(resumeAfter);
    t.after(() => own.close());
    return { session, line: own };
  };
  return { served, operator, exercise: id, lead, line, link, sit };
}

const ofKind = (line, kind) => line.events.filter(({ event }) => event.kind === kind);

test('a roster with faulty rows is imported through the browser', patience, async (t) => {
  const { lead, line, link } = await table(t);
  const browser = await openBrowser(t);
  const control = await openConsole(browser, await link('controller-1'));
  await sitDown(control.page);
  await goTo(control.page, controllerWords('nav.roster'));
  await control.page.getByRole('button', { name: d('roster.import') }).click();
  const dialog = control.page.getByRole('dialog', { name: d('roster.import.title') });
  const csv = [
    '席ID,チーム,役割,区分,氏名',
    'team-1-csirt-1,,,,山田 花子',
    ',チーム 1,csirt,,=HYPERLINK("x")',
    'team-1-csirt-1,,,,二度目',
    ',どこか,csirt,,佐藤',
    'team-1-pr-1,,,評価者,鈴木',
  ].join('\r\n');
  await dialog
    .getByLabel(d('roster.import.choose'))
    .setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await dialog.getByTestId('count-faulty').getByText('3').waitFor();
  assert.equal(await dialog.getByTestId('count-added').innerText(), '1');
  assert.equal(await dialog.getByTestId('count-changed').innerText(), '1');
  await dialog.getByText('チーム「どこか」はありません', { exact: false }).waitFor();
  await checkAccessible(control.page, 'roster import');
  await screenshot(control.page, 'roster-import');
  assert.equal(ofKind(line, 'seat_changed').length, 0);
  await dialog.getByRole('button', { name: '誤りのない 2 行だけ取り込む' }).click();
  await line.event(({ event }) => event.kind === 'seat_changed' && event.name === '山田 花子');
  const opened = await line.event(
    ({ event }) => event.kind === 'seat_opened' && event.name === '=HYPERLINK("x")',
  );
  assert.equal(opened.event.access, 'participant');
  assert.deepEqual(control.complaints, []);

  // `text()` would take the byte order mark away.
  const bytes = await (await lead.request('GET', 'roster/roster.csv?lang=ja')).arrayBuffer();
  const plain = Buffer.from(bytes).toString();
  assert.ok(plain.startsWith('\ufeff席ID,') && plain.includes('山田 花子'));
  assert.ok(plain.includes(`"'=HYPERLINK(""x"")"`) && !plain.includes('/join#'));
  const links = await (await lead.request('POST', 'roster/roster.csv', {})).text();
  const url = /http:\S+\/join#[\w-]+/.exec(links)[0];
  assert.ok((await join(url)).session.seat);
  const book = Buffer.from(await (await lead.request('GET', 'roster/roster.xlsx')).arrayBuffer());
  assert.equal(book.subarray(0, 2).toString(), 'PK');
});

test('6,574 rows are checked and imported within seconds, twice with one effect', patience, async (t) => {
  const { lead, line } = await table(t);
  const lines = Array.from({ length: 6_574 }, (_, i) => ({
    line: i + 2,
    seat: '',
    lane: 'team-1',
    role: 'csirt',
    name: `参加者 ${i}`,
  }));
  const send = async (apply) => {
    let added = 0;
    for (let at = 0; at < lines.length; at += 400) {
      const body = { import: 'big', apply, lines: lines.slice(at, at + 400) };
      const reply = await lead.api('POST', 'roster', body);
      added += reply.lines.filter((each) => each.change === 'added').length;
    }
    return added;
  };
  const before = Date.now();
  assert.equal(await send(false), 6_574);
  assert.equal(await send(true), 6_574);
  t.diagnostic(`checked and imported in ${Date.now() - before} ms`);
  const seats = async () => (await lead.api('GET', 'seats')).seats.length;
  const once = await seats();
  await send(true);
  assert.equal(await seats(), once);
  for (let i = 0; i < 200 && ofKind(line, 'seat_opened').length < once; ++i) await pause(100);
  assert.equal(ofKind(line, 'seat_opened').length, once);
});

test('three seats answer a comms check, and the controller sees who is missing', patience, async (t) => {
  const { line, link, sit } = await table(t);
  const browser = await openBrowser(t);
  const person = await openConsole(browser, await link('team-1-csirt-1'));
  await sitDown(person.page);
  const control = await openConsole(browser, await link('controller-1'));
  await sitDown(control.page);
  await goTo(control.page, d('nav.day'));
  const second = await sit('team-1-pr-1');
  await control.page.getByRole('button', { name: d('comms.call') }).click();
  const banner = person.page.getByTestId('banner-comms');
  await banner.getByText(d('comms.banner.text')).waitFor();
  await checkAccessible(person.page, 'comms banner');
  await screenshot(person.page, 'comms-banner');
  const called = await second.line.event(({ event }) => event.kind === 'comms_check_called');
  await second.line.done('answer_comms_check', {
    check: called.event.check,
    confirmed: true,
    sound: 'not_heard',
  });
  await banner.getByRole('button', { name: d('comms.banner.confirm') }).press('Enter');
  await banner.waitFor({ state: 'detached' });
  const total = control.page.getByTestId('comms-table').locator('tr').last();
  await control.page.getByTestId('comms-missing').getByText(d('comms.state.offline')).first().waitFor();
  await control.page.waitForFunction(
    () =>
      document.querySelector('[data-testid=comms-table] tr:last-child td:nth-child(5)')?.textContent === '2',
  );
  assert.match(await total.innerText(), /2/);
  await screenshot(control.page, 'comms-room');
  await checkAccessible(control.page, 'drill day');
  const before = ofKind(line, 'comms_check_answered').length;
  assert.ok(before >= 2);
  assert.deepEqual([...person.complaints, ...control.complaints], []);
});

test('a real incident stops everybody at once, and the lead lifts it', patience, async (t) => {
  const { lead, line, link, sit } = await table(t);
  await line.done('start_exercise');
  const browser = await openBrowser(t);
  const pages = {};
  for (const seat of ['team-1-csirt-1', 'evaluator-1', 'observer-1', 'controller-1']) {
    pages[seat] = await openConsole(browser, await link(seat));
    await sitDown(pages[seat].page);
  }
  const wall = await pages['observer-1'].context.newPage();
  await wall.goto(new URL('/wall', pages['observer-1'].page.url()).href);
  const player = await sit('team-1-pr-1');
  const control = pages['controller-1'].page;
  await control.getByRole('button', { name: d('incident.button') }).press('Enter');
  const ask = control.getByRole('dialog', { name: d('incident.title') });
  await ask.getByLabel(d('incident.reason')).fill('本庁の基幹系で障害');
  await ask.getByLabel(d('incident.reason')).press('Enter');
  const seen = [pages['team-1-csirt-1'].page, pages['evaluator-1'].page, pages['observer-1'].page, wall];
  for (const page of seen) {
    const screen = page.getByRole('dialog', { name: d('incident.screen') });
    await screen.getByText('本庁の基幹系で障害').waitFor();
    assert.ok(!(await screen.innerText()).includes('【演習】'));
    await page.keyboard.press('Escape');
    await screen.waitFor();
    assert.match(await page.title(), /実事案/);
  }
  await checkAccessible(seen[0], 'incident screen');
  await screenshot(seen[0], 'incident-screen');
  await screenshot(wall, 'incident-wall');
  await control.getByRole('alert', { name: d('incident.control') }).waitFor();
  await screenshot(control, 'incident-control');

  const refused = await player.line.command('log_decision', { decision: 'x', ground: 'y' });
  assert.equal(refused.error.code, 'incident_stop');
  assert.ok(refused.error.message.ja.includes('本庁の基幹系で障害'));
  assert.equal((await line.command('resume_exercise')).error.code, 'incident_stop');
  const stopped = await line.event(({ event }) => event.kind === 'incident_stopped');
  assert.equal(stopped.by, 'controller-1');

  await line.done('lift_incident', { reason: '復旧した' });
  for (const page of seen) await page.getByRole('dialog').waitFor({ state: 'detached' });
  await line.done('resume_exercise');
  await player.line.done('log_decision', { decision: 'x', ground: 'y' });

  // All exercises of the server, from one of them.
  const other = await lead.api('POST', 'exercises', {
    scenario: 'cyder-municipality',
    teams: 1,
    seed: 3,
  });
  const answer = await lead.api('POST', 'incident', { reason: '全庁' });
  assert.equal(answer.stopped, 2);
  const elsewhere = await new Connection(await lead.enter(other.id)).open();
  t.after(() => elsewhere.close());
  const told = await elsewhere.event(({ event }) => event.kind === 'incident_stopped');
  assert.match(told.event.elsewhere, /\/lead$/);
  for (const { complaints } of Object.values(pages)) assert.deepEqual(complaints, []);
});

test('observers see everything later, without names, and resume without a gap', patience, async (t) => {
  const late = 6_000;
  const { line, sit, lead } = await table(t, { observer_delay: late, hide_names: true });
  await line.done('change_seat', { seat: 'team-1-csirt-1', name: '山田 花子（総務課）' });
  await line.done('start_exercise');
  const player = await sit('team-1-csirt-1');
  await player.line.done('log_decision', { decision: '山田 花子が総務課の遮断を決めた', ground: '試験' });
  const decided = Date.now();
  const observer = await sit('observer-1');
  assert.equal(observer.line.welcome.view.clock.started, false, 'the view is as late as the stream');
  assert.ok(!JSON.stringify(observer.line.frames).includes('遮断'));
  const seen = await observer.line.event(({ event }) => event.kind === 'decision_logged', 30_000);
  assert.ok(Date.now() - decided > late - 500, 'not before its time');
  assert.ok(!seen.event.decision.includes('山田') && seen.event.decision.includes('総務課の遮断'));
  assert.ok(!JSON.stringify(observer.line.frames).includes('山田'));

  // The line is cut in the middle of the delay: what comes after is what would have come.
  const at = observer.line.seq;
  await observer.line.cut();
  await player.line.done('log_decision', { decision: '二つ目', ground: '試験' });
  const again = await new Connection(observer.session).open(at);
  t.after(() => again.close());
  assert.ok(!JSON.stringify(again.frames).includes('二つ目'));
  await again.event(({ event }) => event.decision === '二つ目', 30_000);
  again.events.forEach((event, index) => assert.equal(event.seq, at + 1 + index));

  // A stop for a real incident does not wait.
  await lead.api('POST', 'incident', { reason: '火災' });
  const before = Date.now();
  await again.event(({ event }) => event.kind === 'incident_stopped', 10_000);
  assert.ok(Date.now() - before < late - 2_000);
  await line.done('lift_incident');

  // Less delay: what waited comes at once.
  await line.done('resume_exercise');
  await player.line.done('log_decision', { decision: '三つ目', ground: '試験' });
  await line.done('delay_observers', { delay: 0, hide_names: true });
  await again.event(({ event }) => event.decision === '三つ目', late - 1_000);
  assert.equal(
    (await line.command('delay_observers', { delay: 0, hide_names: false })).error.code,
    'names_seen',
  );
});

test(
  'after a stop that overtook what waited, a restart gives observers everything anew',
  patience,
  async (t) => {
    const data = await ownFolder(t);
    const served = await startServe(t, data);
    const operator = await join(await served.operator());
    const { id } = await operator.api('POST', 'exercises', {
      scenario: 'cyder-municipality',
      teams: 1,
      seed: 7,
      observer_delay: 3_000,
    });
    const lead = await operator.enter(id);
    const line = await new Connection(lead).open();
    const link = (await lead.api('POST', 'seats/observer-1/link', {})).url;
    const observer = await join(link);
    const early = await new Connection(observer).open();
    await line.done('start_exercise');
    await early.event(({ event }) => event.kind === 'clock_changed', 20_000);
    await line.done('send_as', {
      from: 'soc',
      to: ['csirt'],
      subject: { ja: '待つ', en: 'Waits' },
      body: { ja: '待つ', en: 'waits' },
    });
    await lead.api('POST', 'incident', { reason: '火災' });
    await early.event(({ event }) => event.kind === 'incident_stopped', 10_000);
    const { seq, welcome } = early;
    await served.running.stop();
    const again = await startServe(t, data);
    const resumed = await new Connection(observer.at(again.url)).open(seq, welcome.epoch);
    assert.notEqual(resumed.welcome.epoch, welcome.epoch);
    const second = await new Connection(lead.at(again.url)).open();
    await second.done('lift_incident');
    await resumed.event(({ event }) => event.subject?.ja === '待つ', 20_000);
    resumed.events.forEach((event, index) => assert.equal(event.seq, index + 1));
    for (const each of [resumed, second, line, early]) each.close();
  },
);

test('the exercise is rehearsed before it begins, and its page can be read', patience, async (t) => {
  const { lead, line, link } = await table(t);
  const browser = await openBrowser(t);
  const control = await openConsole(browser, await link('controller-1'));
  await sitDown(control.page);
  await goTo(control.page, d('nav.day'));
  await control.page.getByRole('button', { name: d('rehearsal.start') }).click();
  const rehearse = async (body) => {
    const answer = await fetch(new URL('/api/v1/rehearsal', lead.origin), {
      method: 'POST',
      headers: { cookie: lead.cookie, origin: lead.origin, 'content-type': 'application/json' },
      body,
    });
    return { status: answer.status, ...(await answer.json()) };
  };
  for (const body of ['', '[]', '{"runs":101}', '{"runs":-1}', '{"runs":"x"}']) {
    const { status, error } = await rehearse(body);
    assert.deepEqual([status, error.code], [400, 'bad_rehearsal']);
    assert.match(error.message.ja, /リハーサルの回数.*1～100/);
    assert.match(error.message.en, /from 1 to 100/);
  }
  const busy = await rehearse('{}');
  assert.ok([202, 409].includes(busy.status));
  if (busy.status === 409) assert.match(busy.error.message.ja, /この演習のリハーサルはもう動いています/);
  // The exercise answers while it is rehearsed.
  await line.done('add_note', { text: '準備よし' });
  await control.page.getByTestId('rehearsal-figures').waitFor({ timeout: 180_000 });
  await screenshot(control.page, 'rehearsal-room');
  const page = await lead.request('GET', 'rehearsal/page');
  assert.match(page.headers.get('content-security-policy'), /sandbox/);
  assert.match(await page.text(), /<svg/);
  assert.deepEqual(control.complaints, []);
  await line.done('start_exercise');
  await pause(100);
  const after = await rehearse('{}');
  assert.equal(after.status, 409);
  assert.match(after.error.message.ja, /リハーサルは演習の開始前だけ/);
});
