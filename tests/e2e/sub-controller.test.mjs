// Sub-controllers in a lane that organisations share: one holds a request and fits its words to their people, who get it late; the
// others get it on time in the scenario's words. Each sees their own organisation and nothing of another, and leads it by keyboard.
import assert from 'node:assert/strict';
import test from 'node:test';
import { checkAccessible, openBrowser, openConsole, screenshot } from './lib/browser.mjs';
import { connect } from './lib/client.mjs';
import { goTo, sitDown } from './lib/people.mjs';
import { startDemo } from './lib/program.mjs';
import { controllerWords as k, words } from './lib/words.mjs';

const w = words('wording');
const hour = 3_600_000;
const ofKind = (line, kind) => line.events.filter(({ event }) => event.kind === kind);
const requests = (line) => ofKind(line, 'message_sent').filter(({ event }) => /第1号/.test(event.subject.ja));

async function sit(t, demo) {
  const open = async (fits) => {
    const line = await connect(demo.links.find(fits).url);
    t.after(() => line.close());
    return line;
  };
  return {
    lead: await open((link) => link.role === 'lead_controller'),
    sub: await open((link) => link.seat === 'sub-shiosai'),
    otherSub: await open((link) => link.seat === 'sub-telecom'),
    power: await open((link) => link.post === 'power'),
    telecom: await open((link) => link.post === 'telecom'),
  };
}

const shared = ['--scenario', 'scenarios/cross-sector', '--unmodelled'];

test('what one organisation holds and rewords comes to it late; the others get it on time', async (t) => {
  const demo = await startDemo(t, shared);
  const { lead, sub, otherSub, power, telecom } = await sit(t, demo);
  assert.equal(sub.welcome.view.you.organisation, 'shiosai');
  const { staff } = sub.welcome.view;
  assert.deepEqual(
    staff.organisations.map(({ id, posts }) => [id, posts]),
    [['shiosai', ['power', 'power-pr']]],
  );
  assert.ok(staff.msel.some(({ id }) => id === 'sitrep-call-1'));
  assert.ok(!staff.msel.some(({ id }) => id === 'bs-battery' || id === 'emergency-calls'));
  // What an inject waits for may name what is not theirs to see.
  assert.ok(staff.msel.every((inject) => !inject.condition && !inject.condition_words));
  assert.ok(staff.checklist.every((item) => item.opens === '' && item.opens_words.ja === ''));
  assert.ok(staff.obligations.every(({ owes }) => owes.startsWith('power')));

  await sub.done('hold_inject', { inject: 'sitrep-call-1' });
  const words = { ja: '停電戸数と重要施設の数', en: '' };
  await sub.done('set_wording', { wording: 'extent', text: words });
  await lead.done('jump_to', { to: 2 * hour + 60_000 });
  await telecom.event(({ event }) => event.kind === 'message_sent' && /第1号/.test(event.subject.ja));
  assert.match(requests(telecom)[0].event.body.ja, /停電戸数、停止した局・端末の数/);
  assert.deepEqual(requests(power), []);

  await sub.done('release_inject', { inject: 'sitrep-call-1' });
  await power.event(({ event }) => event.kind === 'message_sent' && /第1号/.test(event.subject.ja));
  const [late] = requests(power);
  assert.match(late.event.body.ja, /停電戸数と重要施設の数/);
  assert.deepEqual([late.event.to, late.event.cc], [['power'], []]);
  assert.ok(late.at > requests(telecom)[0].at);
  assert.equal(requests(telecom).length, 1);

  const refused = async (kind, body) => (await sub.command(kind, body)).error?.code;
  assert.equal(await refused('set_wording', { wording: 'extent', text: words }), 'wording_used');
  assert.equal(await refused('hold_inject', { inject: 'bs-battery' }), 'unknown_inject');
  assert.equal(
    await refused('hold_inject', { inject: 'final-request', organisation: 'telecom' }),
    'not_yours',
  );
  const say = { from: 'npa', to: ['telecom'], body: { ja: '連絡です', en: '' } };
  assert.equal(await refused('send_as', say), 'not_your_people');
  assert.equal(await refused('acknowledge_as', {}), 'not_allowed');
  await sub.done('send_as', { ...say, to: ['power-pr'] });

  await lead.done('hold_inject', { inject: 'final-request' });
  assert.equal(await refused('fire_inject', { inject: 'final-request' }), 'held_above');

  // Nothing of the one stands with the other.
  await telecom.done('log_decision', { decision: 'なぎさ通信だけの決定', ground: '試験' });
  await sub.done('add_note', { text: '電力だけの観察' });
  await otherSub.event(({ event }) => event.kind === 'decision_logged');
  const holds = (line, text) => JSON.stringify(line.frames).includes(text);
  assert.ok(!holds(sub, 'なぎさ通信だけの決定') && !holds(otherSub, '電力だけの観察'));
  assert.ok(!holds(otherSub, words.ja));
  for (const { event } of ofKind(otherSub, 'wording_used'))
    assert.ok(event.organisations.every((id) => id === 'telecom'));
  const score = await sub.session.api('GET', 'score');
  assert.ok(score.lanes[0].obligations.every(({ owes }) => owes.startsWith('power')));
  const { seats } = await sub.session.api('GET', 'seats');
  assert.ok(
    seats.every(({ lane, role, organisation }) => !lane || /^power/.test(role) || organisation === 'shiosai'),
  );
  const strangers = demo.links.find((link) => link.post === 'telecom').seat;
  await assert.rejects(sub.session.api('GET', `replay/${strangers}`), /404/);
  const debrief = JSON.stringify(await sub.session.api('GET', 'debrief'));
  assert.ok(debrief.includes('電力だけの観察') && !debrief.includes('なぎさ通信だけの決定'));
});

test('a sub-controller leads their people by keyboard alone', { timeout: 300_000 }, async (t) => {
  const demo = await startDemo(t, shared);
  const { power, telecom, lead } = await sit(t, demo);
  const browser = await openBrowser(t);
  const { page, complaints } = await openConsole(
    browser,
    demo.links.find((l) => l.seat === 'sub-shiosai').url,
  );
  await sitDown(page);
  await page.getByRole('heading', { name: k('nav.timeline'), level: 1 }).waitFor();
  assert.equal(await page.getByRole('button', { name: k('clock.pause') }).isVisible(), false);
  assert.equal(await page.getByRole('link', { name: k('nav.roster') }).count(), 0);

  const press = async (locator) => {
    await locator.focus();
    await page.keyboard.press('Enter');
  };
  await press(page.getByRole('button', { name: '状況報告 第1号の指示', exact: true }));
  const side = page.getByRole('complementary', { name: k('inject.content') });
  await press(side.getByRole('button', { name: k('inject.hold'), exact: true }));
  await side.getByRole('button', { name: k('inject.release') }).waitFor();
  await screenshot(page, 'sub-controller-timeline');
  await checkAccessible(page, 'sub-controller, timeline');

  await goTo(page, w('title'));
  const wording = page.getByTestId('wording-all-extent');
  const field = wording.getByRole('textbox').first();
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('停電戸数と重要施設の数');
  await press(wording.getByText(w('preview')));
  await wording.getByText('停電戸数と重要施設の数').first().waitFor();
  await press(wording.getByRole('button', { name: w('save') }));
  await page
    .getByText(w('saved', { lane: 'しおさい電力' }))
    .first()
    .waitFor();
  await screenshot(page, 'sub-controller-wording');
  await checkAccessible(page, 'sub-controller, wording');

  await lead.done('jump_to', { to: 2 * hour + 60_000 });
  await telecom.event(({ event }) => event.kind === 'message_sent' && /第1号/.test(event.subject.ja));
  assert.deepEqual(requests(power), []);
  await goTo(page, k('nav.timeline'));
  await press(page.getByRole('button', { name: '状況報告 第1号の指示', exact: true }));
  await press(side.getByRole('button', { name: k('inject.release') }));
  await power.event(({ event }) => event.kind === 'message_sent' && /第1号/.test(event.subject.ja));
  assert.match(requests(power)[0].event.body.ja, /停電戸数と重要施設の数/);

  // Who wrote from another organisation is told by post: its seats are not theirs to see.
  const { seat, name } = telecom.welcome.view.you;
  await telecom.done('send_message', {
    channel: 'mail',
    to: ['power'],
    subject: '疎通の確認',
    body: '確認です。',
  });
  await goTo(page, k('nav.feed'));
  const row = page.getByRole('row').filter({ hasText: '疎通の確認' });
  await row.getByRole('cell', { name: 'なぎさ通信' }).last().waitFor();
  const shown = await page.getByRole('main').innerText();
  for (const hidden of [seat, name]) assert.ok(!shown.includes(hidden), hidden);
  assert.deepEqual(complaints, []);
});
