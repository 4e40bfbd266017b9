// Targeted-mail training from bait to figures: at the console, and over real mail with signed links and a report by forwarding.
// The figures are held to what was done, and the record to holding nothing of what was typed.
import assert from 'node:assert/strict';
import { join as path } from 'node:path';
import test from 'node:test';
import { checkAccessible, openBrowser, openConsole, screenshot } from './lib/browser.mjs';
import { connect } from './lib/client.mjs';
import { certificates, sendMail, settings, startImap, startSmtp, until } from './lib/mail.mjs';
import { goTo, sitDown } from './lib/people.mjs';
import { startDemo, top } from './lib/program.mjs';
import { participantWords as p, words } from './lib/words.mjs';

const w = words('training');
const minute = 60_000;
const scenario = path(top, 'scenarios/targeted-mail');
const start = (t, ...more) => startDemo(t, ['--scenario', scenario, '--teams', '3', '--unmodelled', ...more]);
const seat = (n) => `learner-${n}-staff-1`;
const linkOf = (demo, n) => demo.links.find((link) => link.seat === seat(n)).url;
const mailOf = (connection, ja) =>
  connection.event(({ event }) => event.kind === 'message_sent' && event.subject.ja.includes(ja), 30_000);
const bait = (report, id) => report.baits.find((figures) => figures.bait === id);
const secret = 'himitsu-no-aikotoba-4711';

async function nothingTyped(session) {
  const record = Buffer.from(await (await session.request('GET', 'record')).arrayBuffer());
  for (const encoding of ['utf8', 'utf16le'])
    assert.equal(record.indexOf(Buffer.from(secret, encoding)), -1, 'what was typed stands in the record');
}

test(
  'at the console: file, link, fake sign-in, report, and the figures by department',
  { timeout: 300_000 },
  async (t) => {
    const demo = await start(t);
    const lead = await connect(demo.link('lead_controller').url);
    const [first, second] = await Promise.all([1, 2].map((n) => connect(linkOf(demo, n))));
    assert.deepEqual(await lead.session.api('GET', 'training'), {
      baits: [],
      ordinary_reported: 0,
    });
    await lead.done('jump_to', { to: 12 * minute });

    const invoice = (await mailOf(first, 'ご請求書')).event;
    assert.equal(invoice.inject, '', 'nothing tells a bait from other mails');
    await first.done('open_message', { message: invoice.id });
    await first.done('open_artefact', { artefact: 'documents/invoice', message: invoice.id });
    const landing = await first.event(({ event }) => event.kind === 'landing_shown');
    assert.equal(landing.event.step, 'file');
    assert.equal(landing.event.bait, '');
    assert.equal(landing.event.signs.length, 3);
    const notice = (await mailOf(second, '年末調整')).event;
    const report = (connection, mail) =>
      connection.done('send_message', {
        channel: 'mail',
        to: ['desk'],
        subject: mail.subject.ja,
        body: '不審なメールとして報告します。',
        forward_of: mail.id,
      });
    await report(first, invoice);
    await mailOf(first, '報告ありがとうございました');
    await report(second, notice);
    await mailOf(second, '正規のメールでした');
    assert.ok(
      !second.events.some(({ event }) => event.kind === 'landing_shown'),
      'nobody sees what others did',
    );

    await lead.done('jump_to', { to: 47 * minute });
    const browser = await openBrowser(t);
    const { page, complaints } = await openConsole(browser, linkOf(demo, 2));
    await sitDown(page);
    await goTo(page, p('nav.mail'));
    await page.getByRole('option', { name: '容量が上限' }).click();
    await page.getByRole('button', { name: w('report') }).waitFor();
    await screenshot(page, 'training-mail');
    await page.getByRole('button', { name: 'login.mirai-cloud.invalid' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'クラウドメール サインイン' }).waitFor();
    await dialog.getByLabel(w('form.user')).fill(secret);
    await dialog.getByLabel(w('form.password')).fill(secret);
    await screenshot(page, 'training-sign-in');
    await page.keyboard.press('Enter');
    await dialog.getByText(w('landing.mark')).waitFor();
    await checkAccessible(page, 'training-landing');
    await screenshot(page, 'training-landing');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('!');
    await page.getByRole('button', { name: w('report.done') }).waitFor();
    assert.deepEqual(complaints, []);

    const figures = await until(async () => {
      const now = await lead.session.api('GET', 'training');
      return bait(now, 'cloud-sign-in').all.reported === 1 && now;
    }, 'the report counts');
    const one = bait(figures, 'invoice').all;
    assert.deepEqual(
      [one.delivered, one.opened, one.files, one.clicked, one.reported, one.lured_and_reported],
      [3, 1, 1, 0, 1, 1],
    );
    const two = bait(figures, 'cloud-sign-in').all;
    assert.deepEqual(
      [two.delivered, two.opened, two.clicked, two.forms, two.lured, two.reported],
      [3, 1, 1, 1, 1, 1],
    );
    assert.equal(figures.ordinary_reported, 1);
    assert.deepEqual(
      bait(figures, 'cloud-sign-in').departments.map(({ id, count }) => [id, count.clicked]),
      [
        ['secretariat', 0],
        ['policy', 1],
        ['international', 0],
      ],
    );
    assert.ok(!JSON.stringify(figures).includes('learner-'), 'no persons in the figures');

    const board = await openConsole(browser, demo.link('controller').url);
    await sitDown(board.page);
    await goTo(board.page, w('title'));
    await board.page.getByTestId('training').waitFor();
    await checkAccessible(board.page, 'training-board');
    await screenshot(board.page, 'training-board');

    await lead.done('end_exercise');
    const people = await (await lead.session.request('GET', 'debrief/training-people.csv')).text();
    assert.match(people, /learner-2-staff-1,.*cloud-sign-in/);
    const controller = await connect(demo.link('controller').url);
    await assert.rejects(controller.session.request('GET', 'debrief/training-people.csv'), /404/);
    const table = await (await controller.session.request('GET', 'debrief/training.csv')).text();
    assert.ok(table.includes('cloud-sign-in') && !table.includes('learner-'));
    assert.match(
      await (await controller.session.request('GET', 'debrief/debrief.ja.html')).text(),
      /id="training"/,
    );
    await nothingTyped(lead.session);
  },
);

test(
  'over real mail: signed links, the page behind them, a report by forwarding',
  { timeout: 240_000 },
  async (t) => {
    const folder = await certificates(t);
    const imap = await startImap(t, folder);
    const smtp = await startSmtp(t, folder, 0, imap.maildir);
    const addresses = [1, 2, 3].map((n) => `staff${n}@city.example.jp`);
    const file = await settings(
      t,
      folder,
      smtp.port,
      addresses.map((address, i) => [seat(i + 1), address]),
      {
        unmarked_baits: true,
        imap: imap.polled,
      },
    );
    const demo = await start(t, '--mail', file);
    const lead = await connect(demo.link('lead_controller').url);
    await lead.done('jump_to', { to: 47 * minute });
    const got = (n, ja) =>
      until(
        () => smtp.mails.find(({ to, subject }) => to[0] === addresses[n - 1] && subject.includes(ja)),
        ja,
        60_000,
      );

    const cloud = await got(1, '容量が上限');
    assert.doesNotMatch(cloud.subject, /訓練/, 'the operator wanted baits without the mark');
    assert.doesNotMatch(cloud.text, /演習/);
    assert.ok(cloud.headers['x-enshu-exercise']);
    const link = /https?:\/\/\S+\/b\/\S+/.exec(cloud.text)[0];
    assert.doesNotMatch(cloud.text, /login\.mirai-cloud\.invalid/);
    const origin = new URL(link).origin;
    const page = await (await fetch(link)).text();
    assert.match(page, /クラウドメール サインイン/);
    assert.doesNotMatch(page, /<input[^>]* name=/, 'a field without a name is never sent');
    // Gateways, link checkers and prefetching browsers are not people; whoever sees the page asks for its style sheet.
    assert.match(page, /rel="stylesheet" href="\?seen=1"/);
    assert.equal((await fetch(link, { method: 'HEAD' })).status, 200);
    assert.equal((await fetch(`${link}?seen=1`, { method: 'HEAD' })).status, 200);
    await fetch(`${link}?seen=1`, { headers: { purpose: 'prefetch' } });
    const before = await lead.session.api('GET', 'training');
    assert.equal(bait(before, 'cloud-sign-in').all.clicked, 0);
    assert.match((await fetch(`${link}?seen=1`)).headers.get('content-type'), /text\/css/);
    const sent = await fetch(link, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      // What a browser's own tool may send along although the fields have no names.
      body: `password=${secret}`,
    });
    assert.equal(sent.status, 200);
    assert.match(await sent.text(), /気づけた手がかり/);
    await fetch(link);
    assert.equal((await fetch(link.slice(0, -3) + 'AAA')).status, 404, 'a wrong signature opens nothing');

    const invoice = await got(2, 'ご請求書');
    assert.match(invoice.files[0].name, /\.html$/);
    const welcome = await got(2, '報告方法');
    assert.match(welcome.subject, /【訓練】/, 'other mails keep their mark');
    await sendMail(folder, smtp.port, {
      from: addresses[1],
      to: ['drill+desk@drill.example.jp'],
      subject: `Fwd: ${invoice.subject}`,
      text: '不審なメールです。',
      headers: { References: invoice.headers['message-id'] },
    });
    const figures = await until(
      async () => {
        const now = await lead.session.api('GET', 'training');
        return bait(now, 'invoice')?.all.reported === 1 && now;
      },
      'the forwarded report counts',
      60_000,
    );
    const two = bait(figures, 'cloud-sign-in').all;
    assert.deepEqual([two.delivered, two.opened, two.clicked, two.forms, two.reported], [3, 1, 1, 1, 0]);
    const one = bait(figures, 'invoice').all;
    assert.deepEqual([one.delivered, one.opened, one.files, one.reported], [3, 1, 0, 1]);

    // One mail that reports two baits reports both: enclosed, and one answered with the other in its words.
    const ids = await Promise.all(
      ['ご請求書', '容量が上限'].map(async (each) => (await got(3, each)).headers['message-id']),
    );
    const report = { to: ['drill+desk@drill.example.jp'], subject: 'Fwd: 不審なメール' };
    await sendMail(folder, smtp.port, {
      ...report,
      from: addresses[2],
      text: '二通とも不審です。',
      enclosed: ids,
    });
    await sendMail(folder, smtp.port, {
      ...report,
      from: addresses[0],
      text: `二通とも不審です。\n\n${link}`,
      headers: { References: (await got(1, 'ご請求書')).headers['message-id'] },
    });
    await until(
      async () => {
        const now = await lead.session.api('GET', 'training');
        return bait(now, 'invoice').all.reported === 3 && bait(now, 'cloud-sign-in').all.reported === 2;
      },
      'each bait of a mail counts',
      60_000,
    );
    await nothingTyped(lead.session);
  },
);
