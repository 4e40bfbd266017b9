// The day by keyboard alone, with real key presses: how many times Tab is pressed on the way to what one wants to do.
import assert from 'node:assert/strict';
import test from 'node:test';
import { openBrowser, openConsole } from './lib/browser.mjs';
import { connect, join } from './lib/client.mjs';
import { ownFolder, startServe } from './lib/program.mjs';
import {
  common,
  controllerWords as k,
  debriefWords as d,
  form,
  participantWords as p,
  staffWords,
} from './lib/words.mjs';

/** More presses than this nobody wants to make. */
const most = 20;
const press = process.env.ENSHU_TABS ? console.log : () => {};

/** Somebody at a page without a mouse. */
class Keys {
  constructor(page) {
    this.page = page;
  }

  /** Tab until the first that fits has the focus. */
  async to(locator, what, limit = most) {
    for (let tabs = 0; tabs <= limit; tabs += 1) {
      const there = await locator
        .first()
        .evaluate((element) => element === document.activeElement, null, { timeout: 5000 })
        .catch(() => false);
      if (there) return press(`${String(tabs).padStart(3)} tabs to ${what}`);
      await this.page.keyboard.press('Tab');
    }
    const at = await this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160));
    assert.fail(`more than ${limit} tabs to ${what}; the focus is at ${at}`);
  }

  async press(locator, what, key = 'Enter') {
    await locator.first().waitFor();
    await this.to(locator, what);
    await this.page.keyboard.press(key);
  }

  button(name, within = this.page) {
    return within.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async type(locator, what, text) {
    await locator.first().waitFor();
    await this.to(locator, what);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** To a room by the menu, from wherever one stands. */
  async room(name) {
    await this.page.keyboard.press('m');
    const link = this.page
      .getByRole('navigation', { name: common('app.navigation') })
      .getByRole('link', { name });
    await this.press(link, `room ${name}`);
  }
}

async function exercise(t) {
  const server = await startServe(t, await ownFolder(t));
  const operator = await join(await server.operator());
  const made = await operator.api('POST', 'exercises', {
    scenario: 'cyder-municipality',
    teams: 1,
    modelled: false,
  });
  const lead = await operator.enter(made.id);
  const link = async (seat) => server.url + (await lead.api('POST', `seats/${seat}/link`, {})).path;
  return { link };
}

test('the day by keyboard alone', { timeout: 120_000 }, async (t) => {
  const { link } = await exercise(t);
  const browser = await openBrowser(t);
  const csirt = await connect(await link('team-1-csirt-1'));
  t.after(() => csirt.close());
  const { page, complaints } = await openConsole(browser, await link('lead'));
  const desk = new Keys(page);
  const dialog = page.getByRole('dialog');
  const panel = page.getByRole('complementary', { name: k('inject.content') });
  const choose = async (title) => {
    await page.keyboard.press('/');
    await desk.type(page.getByRole('searchbox', { name: k('msel.filter') }), 'search', title);
    await desk.press(
      page.getByRole('table', { name: k('nav.timeline') }).getByRole('button', { name: title }),
      title,
    );
  };

  await t.test('the lead starts, pauses and goes on', async () => {
    await desk.press(desk.button(common('join.start')), 'into the console');
    await desk.press(desk.button(k('clock.start')), 'start');
    await desk.press(desk.button(k('clock.start'), dialog), 'start, confirmed');
    await desk.press(desk.button(k('clock.pause')), 'pause');
    await desk.type(dialog.getByRole('textbox'), 'reason', 'kyukei');
    await desk.press(desk.button(k('clock.pause'), dialog), 'pause, confirmed');
    await desk.press(desk.button(k('clock.resume')), 'resume');
    await desk.button(k('clock.pause')).waitFor();
  });

  await t.test('an inject is fired, another held and released, a third skipped', async () => {
    await choose('記者からの電話');
    await desk.press(desk.button(k('inject.fire'), panel), 'fire');
    await desk.press(desk.button(form(k('confirm.fire.go')), dialog), 'fire, confirmed');
    await panel
      .getByRole('cell', { name: staffWords('mark.fired') })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await panel.getByText(k('msel.choose')).waitFor();
    await choose('近隣市から抗議');
    await desk.press(desk.button(k('inject.hold'), panel), 'hold');
    await desk.press(desk.button(k('inject.release'), panel), 'release');
    await desk.button(k('inject.hold'), panel).waitFor();
    await choose('公開サイトへの掲載情報');
    await desk.press(desk.button(k('inject.skip'), panel), 'skip');
    await desk.press(desk.button(form(k('confirm.skip.go')), dialog), 'skip, confirmed');
    await desk.button(k('inject.restore'), panel).waitFor();
  });

  await t.test('what waits for approval is approved', async () => {
    await csirt.done('request_approval', {
      form: 'press-release',
      stage: 'first',
      approver: 'prefecture',
      to: ['press-club'],
      tlp: 'clear',
      fields: {},
    });
    await desk.room(k('nav.inbox'));
    const inbox = page.getByRole('region', { name: k('nav.inbox') });
    await desk.press(inbox.getByRole('button').filter({ hasText: '公表文' }), 'the approval');
    await desk.press(desk.button(k('inbox.approve')), 'approve');
    await csirt.event(({ event }) => event.kind === 'approval_decided');
  });

  await t.test('a participant answers, passes on, and reports by form', async () => {
    const opened = await openConsole(browser, await link('team-1-pr-1'));
    const desk = new Keys(opened.page);
    const { page } = opened;
    await csirt.done('send_message', { channel: 'mail', to: ['pr'], subject: '確認', body: '公表の準備を' });
    await desk.press(desk.button(common('join.start')), 'into the console');
    // The reporter, fired above.
    await page.getByTestId('ringing').waitFor();
    assert.equal(await desk.button(p('phone.answer')).count(), 1, 'a call rings once on the home');
    await desk.press(page.getByRole('link', { name: '確認' }), 'the mail on the home');
    await page.getByRole('heading', { name: '確認', level: 2 }).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: p('mail.body') }).waitFor();
    await page.keyboard.type('ryokai');
    await page.keyboard.press('Control+Enter');
    await csirt.event(({ by, event }) => event.kind === 'message_sent' && event.from === 'pr', 10_000);
    // Passing on: what was chosen stands in the draft; only to whom is asked.
    await page.getByRole('heading', { name: '確認', level: 2 }).waitFor();
    await page.keyboard.press('f');
    const to = page.getByRole('combobox', { name: p('mail.to') });
    await desk.type(to, 'passed on to', 'CISO');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await page.getByText(p('compose.sent')).first().waitFor();

    await desk.room(p('nav.reports'));
    await desk.press(page.getByRole('link', { name: '公表文' }), 'the form');
    await desk.type(page.getByRole('combobox', { name: p('report.to') }), 'reported to', '記者');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await desk.press(desk.button(p('report.submit')), 'send the report');
    await desk.press(desk.button(p('compose.send'), page.getByRole('dialog')), 'sent');
    await page.getByRole('heading', { name: p('report.sent') }).waitFor();
    assert.deepEqual(opened.complaints, []);
  });

  await t.test('the lead ends the exercise and opens the debrief', async () => {
    await page.keyboard.press('m');
    await desk.press(desk.button(k('clock.end')), 'end');
    await desk.type(dialog.getByRole('textbox'), 'the word', k('end.word'));
    await desk.press(desk.button(k('clock.end'), dialog), 'end, confirmed');
    await page.getByRole('status').getByText(common('banner.ended')).waitFor();
    await desk.room(k('nav.debrief'));
    await page
      .getByRole('heading', { name: d('summary.by-objective') })
      .first()
      .waitFor();
  });
  assert.deepEqual(complaints, []);
});
