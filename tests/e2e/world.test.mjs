// The simulated world in three browsers' worth of eyes: a controller cuts the power, a post that watches over systems sees what
// follows, and a post that does not gets nothing of it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { checkAccessible, openBrowser, openConsole, screenshot } from './lib/browser.mjs';
import { connect } from './lib/client.mjs';
import { goTo, sitDown } from './lib/people.mjs';
import { startDemo } from './lib/program.mjs';
import { words } from './lib/words.mjs';

const w = words('world');
const scenario = 'tests/cases/play/power-cut/scenario';

test('the world on the consoles', { timeout: 300_000 }, async (t) => {
  const demo = await startDemo(t, ['--scenario', scenario, '--seed', '3', '--speed', '1']);
  const browser = await openBrowser(t);
  const seat = async (role, options) => {
    const opened = await openConsole(browser, demo.link(role, options).url);
    await sitDown(opened.page);
    return opened;
  };
  const row = (page, name) =>
    page
      .getByRole('table', { name: w('services.title') })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  const hospital = await connect(demo.link('participant', { lane: 'team-1', post: 'hospital' }).url);
  t.after(() => hospital.close());
  const control = await seat('lead_controller');
  const telecom = await seat('participant', { lane: 'team-1', post: 'telecom' });

  await t.test('a controller stops a service in one team, with a reason', async () => {
    const { page } = control;
    await goTo(page, w('title'));
    await page.getByRole('img', { name: w('map.title') }).waitFor();
    await row(page, '電力供給').getByText(w('state.working')).waitFor();
    await row(page, '電力供給').getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w('change.state')).selectOption('failed');
    await dialog.getByLabel(w('change.reason')).fill('訓練のため');
    await checkAccessible(page, 'world dialog');
    await dialog.getByRole('button', { name: w('change.go') }).click();
    await row(page, '電力供給').getByText(w('state.failed')).waitFor();
    await row(page, '携帯基地局').getByText(w('state.on_buffer')).waitFor();
    await page.getByText(w('next.title')).waitFor();
    await checkAccessible(page, 'world of the controller');
    await screenshot(page, 'world-controller');
  });

  await t.test('the post that watches over systems sees it happen, and only its own hosts', async () => {
    const { page } = telecom;
    await goTo(page, w('title'));
    await row(page, '携帯基地局').getByText(w('state.on_buffer')).waitFor();
    assert.equal(await page.getByRole('button', { name: w('change') }).count(), 0);
    await page.getByRole('tab', { name: w('view.hosts') }).click();
    await page.getByRole('rowheader', { name: '監視制御サーバー 1号' }).waitFor();
    await checkAccessible(page, 'world of a participant');
    await screenshot(page, 'world-participant');
  });

  await t.test('the other post has no such room and no such events', async () => {
    assert.equal(hospital.welcome.view.world, undefined);
    await hospital.event(({ event }) => event.kind === 'message_sent' && event.channel === 'alert');
    const text = JSON.stringify(hospital.frames);
    for (const secret of ['service_changed', 'host_changed', 'spread_tried', '訓練のため'])
      assert.ok(!text.includes(secret), `its stream holds ${secret}`);
  });

  await t.test('nothing was complained of', () => {
    assert.deepEqual([...control.complaints, ...telecom.complaints], []);
  });
});
