// The pages about the appliance itself.
import assert from 'node:assert/strict';
import test from 'node:test';
import { go, open, picture, testLooks, url } from './harness/harness.mjs';

const rows = (page, label) => page.getByRole('region', { name: label, exact: true }).locator('tbody tr');

test('versions, memory, disk and processes are shown', async (context) => {
  const page = await open(context, '#/system');
  await page.getByText('Pipeline Appliance', { exact: true }).first().waitFor();
  await rows(page, 'Pools').first().waitFor();
  await rows(page, 'Disk use').filter({ hasText: 'kafka' }).waitFor({ timeout: 20_000 });
  assert.ok((await rows(page, 'Processes').count()) >= 1);
});

test('both topologies are side by side', async (context) => {
  const page = await open(context, '#/system');
  const kafka = rows(page, 'Topologies').filter({ hasText: 'Kafka' });
  await kafka.getByText(/^127\.0\.0\.1:\d+$/).waitFor();
  assert.equal(await kafka.locator('.in-use').innerText(), `${await kafka.locator('code').innerText()}in use`);
  await kafka.getByText('not configured').waitFor();
});

test('the configuration is searched', async (context) => {
  const page = await open(context, '#/system/config');
  await rows(page, 'Effective configuration').first().waitFor();
  await page.getByRole('searchbox', { name: 'Search keys and values' }).fill('kafka.port');
  await page.waitForFunction(() => document.querySelectorAll('.data tbody tr').length === 1);
  await picture(page, 'system-config');
});

test('a log is filtered by level and text, followed and downloaded', async (context) => {
  const page = await open(context, '#/system/logs');
  await page.locator('.log-lines li').first().waitFor();
  await page.getByText('Following.').waitFor();
  await page.getByLabel('Log', { exact: true }).selectOption('kafka.log');
  await page.getByRole('heading', { name: 'kafka.log' }).waitFor();
  await page.locator('.log-lines li').first().waitFor();

  await page.getByRole('searchbox', { name: 'Search the log' }).fill('no line has this text');
  await page.getByText('No entry matches').waitFor();
  await page.getByRole('searchbox', { name: 'Search the log' }).fill('');
  await page.getByLabel('Level', { exact: true }).selectOption('ERROR');
  await page.waitForURL(/level=ERROR/);

  const link = await page.getByRole('link', { name: 'Download' }).getAttribute('href');
  const file = await fetch(new URL(link, url));
  assert.equal(file.status, 200);
  assert.match(file.headers.get('content-disposition'), /kafka\.log/);
  assert.ok((await file.text()).length > 100);
});

test('a level is changed, written to the log, and set back', async (context) => {
  const page = await open(context, '#/system/levels');
  const level = page.getByLabel('Level of leadership', { exact: true });
  const before = await level.inputValue();
  await level.selectOption('DEBUG');
  const row = rows(page, 'Levels of components').filter({ has: level });
  await row.getByRole('button', { name: 'Set back' }).waitFor();
  await picture(page, 'system-levels');
  await row.getByRole('button', { name: 'Set back' }).click();
  await row.getByRole('button', { name: 'Set back' }).waitFor({ state: 'detached' });
  assert.equal(await level.inputValue(), before);
});

test('threads are searched and unfold', async (context) => {
  const page = await open(context, '#/system/threads');
  await page.locator('.thread').first().waitFor();
  await page.getByRole('searchbox', { name: 'Search names, states and calls' }).fill('dashboard');
  await page.waitForURL(/search=dashboard/);
  const thread = page.locator('.thread').filter({ hasText: 'dashboard' }).first();
  await thread.locator('summary').click();
  await thread.locator('pre').waitFor();
  await picture(page, 'system-threads');
});

test('a system that cannot be looked at is a sentence, and the page recovers by itself', async (context) => {
  const page = await open(context, '', { expected: (text) => text.includes('503') });
  const sentence = 'The data directory /gone cannot be looked at (gone); put it back, and ask again.';
  const problem = { type: 'about:blank', title: 'Service Unavailable', status: 503, detail: sentence, instance: '' };
  await page.route('**/api/v1/system', (route) => route.fulfill({ status: 503, json: problem }));
  await go(page, '#/system');
  await page.getByText(sentence).waitFor();
  await page.unroute('**/api/v1/system');
  await rows(page, 'Pools').first().waitFor({ timeout: 10_000 });
});

testLooks('system', '#/system', (page) =>
  rows(page, 'Disk use').filter({ hasText: 'kafka' }).waitFor({ timeout: 20_000 }),
);
testLooks('system-logs', '#/system/logs', (page) => page.locator('.log-lines li').first().waitFor());
