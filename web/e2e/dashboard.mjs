// Checks the page of a running appliance in headless Chromium, as a user would look at it.
//   APPLIANCE_URL=http://127.0.0.1:9021 npm run e2e
//   SCREENSHOTS=DIR also saves pictures; CHROMIUM=PATH names another browser than /usr/bin/chromium.
import assert from 'node:assert/strict';
import { readFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { chromium } from 'playwright-core';

const url = process.env.APPLIANCE_URL ?? 'http://127.0.0.1:9021';
const pictures = process.env.SCREENSHOTS;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const number = (text) => Number(text.replaceAll(',', ''));

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

/** Opens the page; every message on the console and every failed request is a failure of the test. */
async function open(context, { width = 1280, height = 900, colorScheme = 'light', ...options } = {}) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, ...options });
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  context.after(async () => {
    page.removeAllListeners('requestfailed');
    await page.close();
    assert.deepEqual(complaints, []);
  });
  await page.goto(url);
  await page.locator('.picture').waitFor();
  return page;
}

const picture = (page, name) => pictures && page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });

const running = (page) => page.locator('.stage[data-state="RUNNING"]');

async function waitUntilAllRun(page) {
  await page.waitForFunction(() => document.querySelectorAll('.stage[data-state="RUNNING"]').length === 5, null, {
    timeout: 120_000,
  });
}

async function seriousViolations(page) {
  // Through the protocol, which the page's Content-Security-Policy does not reach.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

test('every stage is shown running, and rows arrive', async (context) => {
  const page = await open(context);
  await waitUntilAllRun(page);
  assert.equal(await running(page).count(), 5);
  await page.locator('.rows tbody tr').first().waitFor({ timeout: 60_000 });
  assert.ok((await page.locator('.rows th').allTextContents()).includes('id'));
  assert.ok((await page.locator('.component[data-state="RUNNING"]').count()) >= 5);
  await picture(page, 'light');
});

test('counts grow while the page is open', async (context) => {
  const page = await open(context);
  await waitUntilAllRun(page);
  const headline = page.locator('[data-stage="cassandra"] [data-headline]');
  const rows = number(await headline.textContent());
  await page.waitForFunction(
    (before) =>
      Number(document.querySelector('[data-stage="cassandra"] [data-headline]').textContent.replaceAll(',', '')) >
      before,
    rows,
    { timeout: 90_000 },
  );
});

test('a component opens its log by keyboard', async (context) => {
  const page = await open(context);
  const name = page.locator('.component .name').first();
  await name.focus();
  await page.keyboard.press('Enter');
  assert.equal(await name.getAttribute('aria-expanded'), 'true');
  assert.ok(await page.locator('.component .log pre').first().isVisible());
});

test('stopping a component asks first, and Escape leaves it running', async (context) => {
  const page = await open(context);
  await waitUntilAllRun(page);
  const stop = page.locator('.component .action button').first();
  if ((await stop.count()) === 0) return context.skip('no component can be stopped alone');
  await stop.click();
  await page.locator('dialog[open]').waitFor();
  await picture(page, 'confirm');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.equal(await running(page).count(), 5);
});

test('the schedule shows its runs, is paused and resumed, and runs now', async (context) => {
  const page = await open(context);
  const dag = page.locator('.dag').first();
  await dag.locator('.strip li').first().waitFor({ timeout: 60_000 });
  await dag.getByRole('button', { name: 'Pause' }).click();
  await page.locator('.dag[data-paused="true"]').waitFor();
  await dag.getByRole('button', { name: 'Resume' }).click();
  await page.locator('.dag[data-paused="false"]').waitFor();

  await dag.getByRole('button', { name: 'Run now' }).click();
  await dag.locator('.strip li', { hasText: 'manual' }).first().waitFor({ timeout: 30_000, state: 'attached' });
  assert.equal(await dag.locator('.failure').textContent(), '');
});

for (const colorScheme of ['light', 'dark']) {
  test(`no serious accessibility violation in ${colorScheme} colours`, async (context) => {
    const page = await open(context, { colorScheme });
    await waitUntilAllRun(page);
    await picture(page, colorScheme);
    assert.deepEqual(await seriousViolations(page), []);
  });
}

test('a phone shows everything without scrolling sideways', async (context) => {
  const page = await open(context, { width: 390, height: 844, deviceScaleFactor: 2 });
  await waitUntilAllRun(page);
  await picture(page, 'phone');
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= screen, `the page is ${content} px wide on a screen of ${screen} px`);
  assert.deepEqual(await seriousViolations(page), []);
});

/** A relay to the appliance that can be cut, as if the appliance were gone. */
async function relay() {
  const { hostname, port } = new URL(url);
  const open = new Set();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ]) {
      open.add(from);
      from
        .on('error', () => to.destroy())
        .on('close', () => to.destroy())
        .pipe(to);
    }
  });
  const listen = (on) => new Promise((resolve) => server.listen(on, '127.0.0.1', () => resolve(server.address().port)));
  const cut = () => {
    server.close();
    open.forEach((socket) => socket.destroy());
  };
  return { port: await listen(0), listen, cut };
}

test('says so when the appliance does not answer, and recovers', async (context) => {
  const between = await relay();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  context.after(async () => {
    await page.close();
    between.cut();
  });
  await page.goto(`http://127.0.0.1:${between.port}`);
  await page.locator('.picture').waitFor();

  between.cut();
  await page.getByText('The appliance is not answering; trying again.').waitFor({ timeout: 15_000 });
  assert.ok(await page.locator('.picture').isVisible());
  await picture(page, 'lost');

  await between.listen(between.port);
  await page.locator('.connection p').waitFor({ state: 'detached', timeout: 15_000 });
});
