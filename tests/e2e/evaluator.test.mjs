// Two evaluators at a tablet: the checklist opens with the story, both mark the same item, a controller settles the difference, points
// are overridden, and the improvement plan is written after EndEx. Participants get nothing of it until the debrief.
import assert from 'node:assert/strict';
import test from 'node:test';
import { checkAccessible, openBrowser, openConsole, screenshot } from './lib/browser.mjs';
import { connect, join } from './lib/client.mjs';
import { goTo, sitDown } from './lib/people.mjs';
import { startDemo } from './lib/program.mjs';
import { debriefWords, evaluatorWords, words } from './lib/words.mjs';

const j = words('judging');
const tablet = { viewport: { width: 820, height: 1180 } };
const item = '責任者・記録係・連絡係を決め、互いに声を掛けて動いたか';
const duty = '県への第1報';

test("the evaluators' console", { timeout: 400_000 }, async (t) => {
  const demo = await startDemo(t, ['--seed', '3', '--speed', '1', '--teams', '1']);
  const lane = demo.link('participant').lane;
  const browser = await openBrowser(t);
  const lead = await connect(demo.link('lead_controller').url);
  t.after(() => lead.close());
  const player = await connect(demo.link('participant', { lane, post: 'csirt' }).url);
  t.after(() => player.close());

  await lead.done('open_seat', { seat: 'evaluator-2', access: 'evaluator', name: '評価者 2' });
  const session = await join(demo.link('lead_controller').url);
  const { path } = await session.api('POST', 'seats/evaluator-2/link');
  const second = new URL(path, session.origin).href;

  const seat = async (url, options) => {
    const opened = await openConsole(browser, url, options);
    await sitDown(opened.page);
    return opened;
  };
  const judge = await seat(demo.link('evaluator').url, tablet);
  const other = await seat(second, tablet);
  const control = await seat(demo.link('lead_controller').url);
  /** On a tablet the rooms stand behind one button. */
  const room = async (page, name) => {
    const menu = page.getByRole('navigation').getByRole('button');
    if (await menu.isVisible()) await menu.click();
    await goTo(page, name);
  };
  const card = (page) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: item }) });
  const mark = async (page, letter, note) => {
    await room(page, j('nav.checklist'));
    await card(page).getByLabel(j('item.note')).fill(note);
    await card(page)
      .getByRole('group', { name: j('item.marks', { item }) })
      .getByRole('button', { name: letter })
      .click();
    await card(page)
      .getByText(j('item.mine', { mark: letter }))
      .waitFor();
  };

  await t.test('the checklist opens with the story; an evaluator marks with a note', async () => {
    await room(judge.page, j('nav.checklist'));
    await card(judge.page)
      .getByText(j('item.opened', { time: '0:00:00' }))
      .waitFor();
    await checkAccessible(judge.page, 'checklist on a tablet');
    await mark(judge.page, 'P', '最初に役割を決め、声を掛け合っていた。');
    await screenshot(judge.page, 'evaluator-checklist');
    const wide = await judge.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= tablet.viewport.width, `the page is ${wide} px wide`);
  });

  await t.test('the second evaluator sees the first mark only after marking', async () => {
    await room(other.page, j('nav.checklist'));
    await card(other.page).getByText(j('item.others.hidden')).waitFor();
    assert.equal(await other.page.getByText('最初に役割を決め').count(), 0);
    await mark(other.page, 'M', '記録係がいなかった。');
    await card(other.page).getByText('最初に役割を決め').waitFor();
    await card(other.page).getByText(j('item.disputed')).waitFor();
  });

  await t.test(
    'an evaluator sees the difference but cannot settle it; a controller does, with a reason',
    async () => {
      await room(judge.page, j('nav.settle'));
      await judge.page.getByText('記録係がいなかった。').waitFor();
      assert.equal(await judge.page.getByRole('button', { name: j('settle.do') }).count(), 0);
      const { page } = control;
      await goTo(page, j('nav.settle'));
      await page.getByRole('button', { name: j('settle.do') }).click();
      const ask = page.getByRole('dialog', { name: j('settle.title') });
      await ask.getByRole('button', { name: 'S' }).click();
      await ask.getByLabel(j('settle.reason')).fill('記録は途中から取っていた。');
      await checkAccessible(page, 'settling');
      await ask.getByRole('button', { name: j('settle.do') }).click();
      await page.getByText(j('settle.none')).waitFor();
      await page.getByText(j('item.agreed', { mark: 'S' })).waitFor();
    },
  );

  await t.test('points are overridden with a reason, the machine’s figure beside them', async () => {
    const { page } = judge;
    await room(page, j('nav.overrides'));
    await page.getByRole('button', { name: j('override.of', { duty }), exact: true }).click();
    const ask = page.getByRole('dialog', { name: j('override.of', { duty }) });
    await ask.getByRole('button', { name: 'S' }).click();
    assert.ok(await ask.getByRole('button', { name: j('override.do') }).isDisabled(), 'a reason is demanded');
    await ask.getByLabel(j('override.reason')).fill('電話では先に伝えていた。');
    await checkAccessible(page, 'override dialog');
    await ask.getByRole('button', { name: j('override.do') }).click();
    await page.getByText('電話では先に伝えていた。').waitFor();
    await checkAccessible(page, 'overrides');
  });

  await t.test('after EndEx the plan is written, and its follow-up', async () => {
    await lead.done('end_exercise');
    const { page } = judge;
    await room(page, j('nav.plan'));
    await page.getByRole('button', { name: j('plan.add') }).click();
    const row = page.getByRole('dialog', { name: j('plan.new') });
    await row.getByLabel(j('plan.issue')).fill('夜間の連絡先が分からない');
    await row.getByLabel(j('plan.action')).fill('連絡網を見直す');
    await row.getByLabel(j('plan.owner')).fill('情報政策課');
    await row.getByLabel(j('plan.due')).fill('2027-02-30');
    await checkAccessible(page, 'row of the plan');
    await row.getByRole('button', { name: j('plan.save') }).click();
    await page.getByText('2026-12-01').first().waitFor(); // the refusal says how a date is written
    await row.getByLabel(j('plan.due')).fill('2027-03-31');
    await page.waitForTimeout(1_600); // the button stays shut for a moment after each answer
    await row.getByRole('button', { name: j('plan.save') }).click();
    await page.getByRole('heading', { name: '夜間の連絡先が分からない' }).waitFor();
    await page.getByRole('button', { name: j('follow.do', { months: 6 }) }).click();
    const follow = page.getByRole('dialog', { name: j('follow.title', { months: 6 }) });
    await follow.getByLabel(j('state.under_way')).check();
    await checkAccessible(page, 'follow-up');
    await follow.getByRole('button', { name: j('plan.save') }).click();
    await page.getByText(j('state.under_way')).waitFor();
    await checkAccessible(page, 'plan');
    await screenshot(page, 'evaluator-plan');
  });

  await t.test('the debrief shows judgement and machine side by side', async () => {
    const { page } = judge;
    await room(page, evaluatorWords('nav.debrief'));
    await page.getByRole('tab', { name: debriefWords('tab.marks') }).click();
    await page.getByText('記録係がいなかった。').waitFor();
    await page.getByText('記録は途中から取っていた。').waitFor();
    await page.getByText('電話では先に伝えていた。').waitFor();
    await checkAccessible(page, 'marks in the debrief');
    await page.getByRole('tab', { name: debriefWords('tab.plan') }).click();
    await page.getByRole('heading', { name: '夜間の連絡先が分からない' }).waitFor();
    await checkAccessible(page, 'plan in the debrief');
    const model = await session.api('GET', 'debrief');
    const judged = model.lanes[0].score.checklist.find((each) => each.id === 'roles-divided');
    assert.equal(judged.marks.length, 2);
    assert.equal(judged.agreed, 'S');
    assert.equal(model.follow_ups[0].improving_ppm, 1_000_000);
  });

  await t.test('the team got none of it on its stream, and what was agreed in its debrief', async () => {
    const stream = JSON.stringify(player.frames);
    for (const secret of ['item_marked', 'marks_reconciled', 'score_overridden', 'improvement_planned', item])
      assert.ok(!stream.includes(secret), `its stream holds ${secret}`);
    const own = JSON.stringify(await player.session.api('GET', 'debrief'));
    assert.ok(own.includes('記録は途中から取っていた。'));
    assert.ok(!own.includes('記録係がいなかった。'));
  });

  await t.test('nothing was complained of', () => {
    assert.deepEqual([...judge.complaints, ...other.complaints, ...control.complaints], []);
  });
});
