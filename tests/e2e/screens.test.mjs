// The four consoles on a living exercise, played by modelled participants: looked at by axe, and photographed in Japanese for
// build/screenshots (PNG) and, on request, for the README (`scripts/screenshots`, WebP).
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { checkAccessible, openBrowser, openConsole, screenshot } from './lib/browser.mjs';
import { connect } from './lib/client.mjs';
import { controller, goTo, sitDown } from './lib/people.mjs';
import { startDemo, top } from './lib/program.mjs';
import { common, controllerWords as k, debriefWords as d, participantWords as p } from './lib/words.mjs';

const minute = 60_000;
const pictured = ['participant', 'controller', 'evaluator', 'debrief'];

/** The page as a small WebP: the browser itself encodes it. */
async function keepForReadme(browser, png, name) {
  const page = await browser.newPage();
  const base64 = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    canvas.getContext('2d').drawImage(image, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.82 });
    const buffer = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(buffer, (each) => String.fromCharCode(each)).join(''));
  }, png.toString('base64'));
  await page.close();
  const bytes = Buffer.from(base64, 'base64');
  assert.ok(bytes.length < 150_000, `${name} has ${bytes.length} bytes`);
  await mkdir(join(top, 'ui/screenshots'), { recursive: true });
  await writeFile(join(top, `ui/screenshots/${name}.webp`), bytes);
}

test('four consoles of a living exercise', { timeout: 900_000 }, async (t) => {
  const demo = await startDemo(t, ['--speed', '60', '--teams', '3', '--seed', '11']);
  const browser = await openBrowser(t);
  const lead = await connect(demo.link('lead_controller').url);
  t.after(() => lead.close());

  // An hour and a bit of the story, in a bit more than a minute; the modelled participants answer on the way.
  await lead.event(({ at }) => at >= 63 * minute, 400_000);
  await lead.done('set_speed', { speed_permille: 1000 });
  const modelled = lead.events.filter(
    ({ by, event }) => by.startsWith('team-') && event.kind === 'message_sent',
  );
  assert.ok(modelled.length > 10, `the models wrote ${modelled.length} messages`);

  const photograph = async (page, name) => {
    await page.evaluate(() => document.fonts.ready);
    await checkAccessible(page, name);
    const png = await screenshot(page, name);
    if (process.env.ENSHU_README_SCREENSHOTS && pictured.includes(name))
      await keepForReadme(browser, png, name);
  };
  const complaints = [];
  const open = async (role, options) => {
    const opened = await openConsole(browser, demo.link(role, options).url);
    complaints.push(opened.complaints);
    await sitDown(opened.page);
    return opened.page;
  };

  await t.test('participant', async () => {
    const page = await open('participant', { lane: 'team-1', post: 'csirt' });
    await goTo(page, p('nav.mail'));
    await page.getByRole('option', { name: '再起動について' }).last().click();
    await page.getByRole('heading', { name: '再起動について', level: 2 }).waitFor();
    await photograph(page, 'participant');
  });

  await t.test('controller', async () => {
    const page = await open('controller');
    await page.getByRole('table', { name: k('nav.timeline') }).waitFor();
    await controller.chooseInject(page, 'J-LISの注意喚起');
    await page.evaluate(() => document.querySelector('main').scrollTo(0, 0));
    await photograph(page, 'controller');
    await goTo(page, k('nav.board'));
    await page.getByRole('rowheader', { name: 'チーム 1' }).first().waitFor();
    await photograph(page, 'controller-board');
  });

  await t.test('evaluator', async () => {
    const page = await open('evaluator');
    await page.getByText('県への第1報').first().waitFor();
    await photograph(page, 'evaluator');
  });

  await t.test('observer', async () => {
    const page = await open('observer');
    await page.getByText(common('app.exercise')).first().waitFor();
    await checkAccessible(page, 'observer');
  });

  await t.test('debrief', async () => {
    await lead.done('end_exercise');
    const page = await open('controller');
    await goTo(page, k('nav.debrief'));
    await page
      .getByRole('heading', { name: d('summary.by-objective') })
      .first()
      .waitFor();
    await photograph(page, 'debrief-summary');
    await page.getByRole('combobox', { name: d('lane') }).selectOption('team-1');
    await page.getByRole('tab', { name: d('tab.paths') }).click();
    await page.getByRole('table', { name: d('paths.table') }).waitFor();
    await photograph(page, 'debrief');
  });

  await t.test('nothing was complained of', () => {
    assert.deepEqual(complaints.flat(), []);
  });
});
