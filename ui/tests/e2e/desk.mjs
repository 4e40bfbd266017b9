// A staff member's desk for the browser tests: a page of a seat at the mock server, and what that server's log holds.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from '../mock/staff/server.mjs';

let browser;
/** The server of the moment, and the world behind it. */
export let mock;

before(async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
});
after(() => browser.close());

/** A page of that seat in a fresh exercise; errors of the page and of the content policy fail the test. */
export async function open(seat, path, viewport = { width: 1366, height: 768 }) {
  mock ??= await serve();
  const context = await browser.newContext({ viewport, locale: 'ja-JP' });
  await context.addCookies([{ name: 'enshu', value: seat, url: mock.url }]);
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(mock.url + path);
  const close = async () => {
    await context.close();
    assert.deepEqual(errors, []);
  };
  return { page, close };
}

/** Each test has an exercise of its own. */
export function fresh() {
  mock?.close();
  mock = undefined;
}

export const sent = (kind) => mock.world.log.filter(({ event }) => event.kind === kind);

/** Waits until the mock's log holds what is looked for; names it when it never comes. */
export async function until(what, found) {
  for (let i = 0; i < 400; i += 1) {
    if (found()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`never happened: ${what}`);
}
