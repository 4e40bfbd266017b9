// The debrief page over two exercises of six teams that were played in a moment beforehand: every tab looked at by axe, the
// review's tables, the comparison, and the replay with its slider and keys; then what one participant sees of it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { checkAccessible, openBrowser, openConsole, screenshot } from './lib/browser.mjs';
import { enshuFine } from './lib/command.mjs';
import { sitDown } from './lib/people.mjs';
import { ownFolder, startServe } from './lib/program.mjs';
import { debriefWords as d, form, words } from './lib/words.mjs';

const r = words('review');
const scenario = 'scenarios/cyder-municipality';

test('the debrief of an exercise that is over', { timeout: 900_000 }, async (t) => {
  const data = await ownFolder(t);
  for (const [name, seed] of [
    ['before', '3'],
    ['today', '4'],
  ]) {
    const record = ['--record', join(data, `${name}.exercise`)];
    enshuFine('rehearse', scenario, '--seed', seed, '--teams', '6', '--profile', 'mix', ...record);
  }
  const server = await startServe(t, data);
  const browser = await openBrowser(t);
  const { page, complaints } = await openConsole(browser, await server.operator());
  await sitDown(page);
  const post = (path) =>
    page.evaluate(async (to) => {
      const answer = await fetch(to, { method: 'POST' });
      return answer.ok ? answer.json() : { status: answer.status };
    }, path);
  await post('/api/v1/exercises/today/enter');
  await page.goto(new URL('/d', server.url).href);
  await page.getByRole('heading', { name: form(d('title')), level: 1 }).waitFor();
  const tab = async (name) => {
    await page.getByRole('tab', { name, exact: true }).click();
    await page.getByRole('tab', { name, exact: true, selected: true }).waitFor();
  };
  const time = page.getByRole('slider', { name: r('replay.time') });
  const clock = () => time.getAttribute('aria-valuetext');

  await t.test('every tab is accessible', async () => {
    // One team of six: the others' rows are the same again, and axe reads every one of them.
    await page
      .getByRole('combobox', { name: d('lane') })
      .first()
      .selectOption('team-1');
    for (const name of ['summary', 'timeline', 'paths', 'duties', 'notes', 'downloads']) {
      await tab(d(`tab.${name}`));
      await checkAccessible(page, `debrief ${name}`);
    }
    await page
      .getByRole('combobox', { name: d('lane') })
      .first()
      .selectOption('');
  });

  await t.test(
    'the review: fields by team, severity, departments, quartiles, the exercise before',
    async () => {
      await tab(r('tab.review'));
      const fields = page.getByRole('table', { name: r('fields.title') });
      await fields.getByRole('columnheader', { name: 'チーム 6' }).waitFor();
      assert.ok((await fields.getByRole('button', { name: form(`${r('mark.right')}: {x}`) }).count()) > 0);
      const departments = page.getByRole('table', { name: r('departments.title') });
      const disaster = departments.getByRole('row', { name: r('department.disaster') });
      assert.match(await disaster.innerText(), /—/, 'no seat of it: a dash');
      await page.getByRole('table', { name: r('benchmark.title') }).waitFor();
      await page.getByRole('button', { name: r('comparison.load') }).click();
      const compared = page.getByRole('table', { name: r('comparison.title') });
      await compared.getByText(r('comparison.this')).waitFor();
      assert.equal(await compared.getByRole('columnheader').count(), 2);
      await checkAccessible(page, 'debrief review');
      await screenshot(page, 'debrief-review');
      await fields
        .getByRole('button', { name: form(`${r('mark.right')}: {x}`) })
        .first()
        .click();
      await page.getByRole('dialog', { name: d('evidence.title') }).waitFor();
      await page.keyboard.press('Escape');
    },
  );

  await t.test('the replay: keys, steps, play, and a seat of each team', async () => {
    await tab(r('tab.replay'));
    const first = page.getByRole('region', { name: 'チーム 1', exact: true });
    await first.getByText(form(r('replay.inbox'))).waitFor();
    await page.getByLabel(r('replay.team')).last().selectOption('team-6');
    await page
      .getByRole('region', { name: 'チーム 6', exact: true })
      .getByText(form(r('replay.inbox')))
      .waitFor();
    assert.equal(await clock(), '0:00:00');
    const count = async () => (await first.getByRole('listitem').count()) || 0;
    const before = await count();
    await time.focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await clock(), '0:00:10');
    await page.keyboard.press('Shift+ArrowRight');
    assert.equal(await clock(), '0:01:10');
    await page.keyboard.press('End');
    const end = await clock();
    assert.notEqual(end, '0:01:10');
    assert.ok((await count()) > before, 'later, more has come');
    await checkAccessible(page, 'debrief replay');
    await screenshot(page, 'debrief-replay');
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: r('replay.next') }).click();
    assert.notEqual(await clock(), '0:00:00');
    await page.getByLabel(r('replay.speed')).selectOption('300');
    await page.getByRole('button', { name: r('replay.play') }).click();
    await page.getByRole('button', { name: r('replay.pause') }).waitFor();
    await page.waitForFunction(
      (label) => Number(document.querySelector(`input[aria-label="${label}"]`).value) > 600_000,
      r('replay.time'),
    );
    await page.getByRole('button', { name: r('replay.pause') }).click();
  });

  await t.test('a participant replays the own seat and sees the own team, with quartiles', async () => {
    const link = await post('/api/v1/seats/team-2-csirt-1/link');
    const own = await openConsole(browser, new URL(link.path, server.url).href);
    await sitDown(own.page);
    await own.page.goto(new URL('/d/review', server.url).href);
    await own.page.getByRole('table', { name: r('benchmark.title') }).waitFor();
    const fields = own.page.getByRole('table', { name: r('fields.title') });
    assert.equal(await fields.getByRole('columnheader').count(), 3, 'duty, field, own team');
    assert.equal(await own.page.getByRole('button', { name: r('comparison.load') }).count(), 0);
    await own.page.getByRole('tab', { name: r('tab.replay'), exact: true }).click();
    await own.page.getByText(form(r('replay.inbox'))).waitFor();
    assert.equal(await own.page.getByLabel(r('replay.seat')).locator('option').count(), 1);
    assert.deepEqual(own.complaints, []);
  });

  assert.deepEqual(complaints, []);
});
