// People at their browsers: Debian's Chromium, in Japanese, at the size of an office PC. What a page complains of fails the test.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { require } from './packages.mjs';
import { top } from './program.mjs';

const { chromium } = require('playwright-core');
const { default: AxeBuilder } = require('@axe-core/playwright');

export const screenshots = join(top, 'build/screenshots');

function executable() {
  const found = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => path && existsSync(path));
  if (!found) throw new Error('no Chromium: install the package chromium, or set CHROMIUM to the program');
  return found;
}

/** A browser that closes with the test. */
export async function openBrowser(t) {
  const browser = await chromium.launch({
    executablePath: executable(),
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  t.after(() => browser.close());
  return browser;
}

/** A person who follows a join link: own cookies, own window. `complaints` are page errors, CSP reports and foreign requests. */
export async function openConsole(
  browser,
  link,
  { language = 'ja-JP', viewport = { width: 1366, height: 768 } } = {},
) {
  const context = await browser.newContext({
    locale: language,
    timezoneId: 'Asia/Tokyo',
    viewport,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints = [];
  const origin = new URL(link).origin;
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url) && new URL(url).host !== new URL(origin).host)
      complaints.push(`left the network: ${url}`);
  });
  await page.goto(link);
  return { page, context, complaints };
}

/** WCAG 2.2 AA as far as a machine can tell. */
export async function checkAccessible(page, name) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const words = violations.map(
    (each) =>
      `${each.id}: ${each.help}\n  ${each.nodes
        .slice(0, 3)
        .map((node) => node.html)
        .join('\n  ')}`,
  );
  assert.equal(words.length, 0, `${name}: ${words.join('\n')}`);
}

/** The visible page, kept in build/screenshots; resolves to the PNG. */
export async function screenshot(page, name) {
  await mkdir(screenshots, { recursive: true });
  return page.screenshot({ path: join(screenshots, `${name}.png`) });
}
