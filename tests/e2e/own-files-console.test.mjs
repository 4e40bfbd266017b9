// Files of one's own in the console: chosen, dropped, kept by the draft, sent, and read by the colleague and the staff.
import assert from 'node:assert/strict';
import test from 'node:test';
import { checkAccessible, openBrowser, openConsole, screenshot } from './lib/browser.mjs';
import { startDemo } from './lib/program.mjs';
import { common, participantWords as p, words } from './lib/words.mjs';

const f = words('own_files');
const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** What a file manager hands over. */
const dropped = (page, name, text) =>
  page.evaluateHandle(
    ([called, content]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([content], called, { type: 'text/plain' }));
      return carried;
    },
    [name, text],
  );

test('a mail with files of one’s own, from writing to reading', { timeout: 300_000 }, async (t) => {
  const demo = await startDemo(t, ['--teams', '1', '--unmodelled']);
  const browser = await openBrowser(t);
  const at = async (role, post) => {
    const opened = await openConsole(browser, demo.link(role, { post }).url);
    await opened.page.getByRole('button', { name: common('join.start') }).click();
    return opened;
  };
  const writer = await at('participant', 'csirt');
  const { page } = writer;
  await page.goto(new URL('/p/mail', demo.url).href);
  await page
    .getByRole('button', { name: p('compose.new') })
    .or(page.getByRole('link', { name: p('compose.new') }))
    .first()
    .click();
  const input = page.getByLabel(f('choose'));
  const said = page.getByRole('status').filter({ hasText: /./ });
  const list = page.getByRole('list', { name: f('list') });

  await t.test('by button, by drop, and refused with the reason', async () => {
    await input.setInputFiles([file('timeline.csv', '時刻,事象\n10:02,隔離\n')]);
    await list.getByText('timeline.csv').waitFor();
    await page.getByRole('textbox', { name: p('mail.body') }).dispatchEvent('drop', {
      dataTransfer: await dropped(page, 'hosts.txt', 'pc-031\n'),
    });
    await list.getByText('hosts.txt').waitFor();
    await input.setInputFiles([
      { name: 'tool.exe', mimeType: '', buffer: Buffer.from('MZ\0\x01\xff', 'latin1') },
    ]);
    await said.getByText('tool.exe').waitFor();
    assert.equal(await list.getByRole('listitem').count(), 2);
    await page.getByRole('button', { name: f('remove', { name: 'hosts.txt' }) }).click();
    assert.equal(await list.getByRole('listitem').count(), 1);
    await checkAccessible(page, 'writing with files');
    await list.scrollIntoViewIfNeeded();
    await screenshot(page, 'own-files-compose');
  });

  await t.test('the draft keeps them over a reload', async () => {
    await page.waitForTimeout(1_000);
    await page.reload();
    await list.getByText('timeline.csv').waitFor();
  });

  await t.test('sent, and read by the colleague', async () => {
    await page.getByRole('combobox', { name: p('mail.to') }).fill('広報');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: p('mail.subject') }).fill('時系列');
    await page.getByRole('textbox', { name: p('mail.body') }).fill('添付します。');
    await page.keyboard.press('Control+Enter');
    const reader = await at('participant', 'pr');
    await reader.page.goto(new URL('/p/mail', demo.url).href);
    await reader.page.getByText('時系列').first().click();
    const link = reader.page.getByRole('link', { name: 'timeline.csv' });
    await link.waitFor();
    const [download] = await Promise.all([reader.page.waitForEvent('download'), link.click()]);
    assert.equal(download.suggestedFilename(), 'timeline.csv');
    await checkAccessible(reader.page, 'reading with files');
    await screenshot(reader.page, 'own-files-read');
    assert.deepEqual(reader.complaints, []);
  });

  await t.test('the evaluators have it in the feed; who only watches has its name', async () => {
    const evaluator = await openConsole(browser, demo.link('evaluator').url);
    await evaluator.page.getByRole('link', { name: 'timeline.csv' }).first().waitFor();
    await screenshot(evaluator.page, 'own-files-feed');
    assert.deepEqual(evaluator.complaints, []);
  });
  // The refusal of the program is told by the browser, too.
  assert.deepEqual(
    writer.complaints.filter((each) => !each.includes('415')),
    [],
  );
});
