// What the browser tests share: one headless Chromium, pages that fail on any complaint of the browser, pictures, and axe.
//   APPLIANCE_URL=http://127.0.0.1:9021 npm run e2e
//   SCREENSHOTS=DIR also saves pictures; CHROMIUM=PATH names another browser than /usr/bin/chromium.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { chromium } from 'playwright-core';

export const url = process.env.APPLIANCE_URL ?? 'http://127.0.0.1:9021';
export const PHONE = { width: 390, height: 844, deviceScaleFactor: 2 };

const pictures = process.env.SCREENSHOTS;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => {
  if (pictures) await mkdir(pictures, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});
after(() => browser?.close());

/** A page of the browser, on nothing yet; nobody looks at what it complains about. */
export const newPage = ({ width = 1280, height = 900, colorScheme = 'light', ...options } = {}) =>
  browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce', ...options });

/**
 * Opens a page of the dashboard, like '#/topics'. Every message on the console and every failed request is a failure of the test,
 * unless `expected` says of its text that it is meant to come: the browser logs an error for each answer that is not 2xx.
 */
export async function open(context, hash = '', { expected = () => false, ...options } = {}) {
  const page = await newPage(options);
  const complaints = [];
  const complain = (text) => expected(text) || complaints.push(text);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complain(message.text()));
  page.on('pageerror', (error) => complain(String(error)));
  // What the page itself gives up when it moves on is no failure.
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') complain(`${request.url()}: ${why}`);
  });
  context.after(async () => {
    page.removeAllListeners('requestfailed');
    if (!page.isClosed()) {
      // A handler of a test may be amid an answer, which nobody waits for any more.
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.close();
    }
    assert.deepEqual(complaints, []);
  });
  await page.goto(`${url}/${hash}`);
  await page.locator('main').waitFor();
  return page;
}

/** Goes to another page of the dashboard, as a link would. */
export const go = (page, hash) => page.evaluate((to) => (location.hash = to), hash);

/** Saves a picture, when pictures are asked for. */
export const picture = (page, name, options = { fullPage: true }) =>
  pictures ? page.screenshot({ path: join(pictures, `${name}.png`), ...options }) : undefined;

/** The violations that axe calls serious or critical. */
export async function seriousViolations(page) {
  // Through the protocol, which the page's Content-Security-Policy does not reach.
  await page.evaluate(axe);
  // What passes is only counted, not described, which takes most of the time otherwise.
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** That nothing of the page is cut off or has to be scrolled to sideways. */
export async function assertFits(page) {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= screen, `the page is ${content} px wide on a screen of ${screen} px`);
}

/**
 * Tests a page in light and dark colours and on a phone: no serious violation, nothing too wide; with a picture of each.
 *
 * @param name of the pictures
 * @param hash of the page
 * @param ready waits until the page shows what it is for
 */
export function testLooks(name, hash, ready) {
  const looks = { light: {}, dark: { colorScheme: 'dark' }, phone: PHONE };
  for (const [look, options] of Object.entries(looks)) {
    test(`${name} looks right: ${look}`, async (context) => {
      const page = await open(context, hash, options);
      await ready(page);
      await picture(page, `${name}-${look}`);
      assert.deepEqual(await seriousViolations(page), []);
      await assertFits(page);
    });
  }
}

/** Calls the API of the appliance, to prepare what a page shows or to look at what it did. */
export async function api(method, path, body) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}
