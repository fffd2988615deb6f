// The home page of a running appliance, as a user would look at it.
import assert from 'node:assert/strict';
import { connect, createServer } from 'node:net';
import test from 'node:test';
import { newPage, open as openPage, picture, testLooks, url } from './harness/harness.mjs';

const number = (text) => Number(text.replaceAll(',', ''));

async function open(context) {
  const page = await openPage(context);
  await page.locator('.picture').waitFor();
  return page;
}

const running = (page) => page.locator('.stage[data-state="RUNNING"]');

async function waitUntilAllRun(page) {
  await page.waitForFunction(() => document.querySelectorAll('.stage[data-state="RUNNING"]').length === 5, null, {
    timeout: 120_000,
  });
}

test('every stage is shown running, and rows arrive', async (context) => {
  const page = await open(context);
  await waitUntilAllRun(page);
  assert.equal(await running(page).count(), 5);
  await page.locator('.rows tbody tr').first().waitFor({ timeout: 60_000 });
  assert.ok((await page.locator('.rows th').allTextContents()).includes('id'));
  assert.ok((await page.locator('.component[data-state="RUNNING"]').count()) >= 5);
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

test('the chart begins with what was written before the page was opened', async (context) => {
  const before = await open(context);
  await before.locator('.rows tbody tr').first().waitFor({ timeout: 60_000 });
  const status = await (await fetch(new URL('/api/v1/status', url))).json();

  const page = await newPage();
  context.after(() => page.close());
  // It hears of one moment only, so what the chart has is from before.
  const body = `data: ${JSON.stringify(status)}\n\n`;
  await page.route('**/api/v1/events', (route) => route.fulfill({ contentType: 'text/event-stream', body }));
  await page.goto(url);
  const together = page.locator('.chart header strong').last();
  await page.waitForFunction((element) => element.textContent !== '0', await together.elementHandle());
  assert.ok(number(await together.textContent()) <= status.stream.written);
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
  await picture(page, 'pipeline-confirm');
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

testLooks('pipeline', '', waitUntilAllRun);

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
  const page = await newPage();
  context.after(async () => {
    await page.close();
    between.cut();
  });
  await page.goto(`http://127.0.0.1:${between.port}`);
  await page.locator('.picture').waitFor();

  between.cut();
  await page.getByText('The appliance is not answering; trying again.').waitFor({ timeout: 15_000 });
  assert.ok(await page.locator('.picture').isVisible());
  await picture(page, 'pipeline-lost');

  await between.listen(between.port);
  await page.locator('.connection p').waitFor({ state: 'detached', timeout: 15_000 });
});
