// The table of a running appliance: its rows, what they come to, and the console.
import assert from 'node:assert/strict';
import test from 'node:test';
import { api, go, open, picture, testLooks } from './harness/harness.mjs';

const shown = (page) => page.locator('table.data tbody tr').first().waitFor({ timeout: 60_000 });

const refused = (text) => /status of (422|404)/.test(text);

test('the newest rows are shown, and new ones come by themselves', async (context) => {
  const page = await open(context, '#/table');
  await shown(page);
  const first = page.locator('table.data tbody tr').first().locator('td').first();
  const before = await first.textContent();
  await api('POST', '/dags/users_created/runs', { parameters: { results: 3 } });
  await page.waitForFunction((id) => document.querySelector('table.data tbody td')?.textContent !== id, before, {
    timeout: 60_000,
  });
  assert.ok((await page.locator('table.data th').allTextContents()).includes('kafka_offset'));
});

test('all rows are paged through, forward and back', async (context) => {
  const page = await open(context, '#/table?order=stored');
  await page.getByText('Page 1, in the order').waitFor({ timeout: 30_000 });
  await shown(page);
  const next = page.getByRole('button', { name: 'Next' });
  if (await next.isEnabled()) {
    await next.click();
    await page.getByText('Page 2, in the order').waitFor();
    await page.getByRole('button', { name: 'Previous' }).click();
    await page.getByText('Page 1, in the order').waitFor();
  }
});

test('a row is found by its id, and one that is not there is said to be so', async (context) => {
  const page = await open(context, '#/table', { expected: refused });
  await shown(page);
  const id = await page.locator('table.data tbody td').first().textContent();
  await page.getByRole('searchbox', { name: 'Id of a row' }).fill(id);
  await page.getByRole('heading', { name: 'One row' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('table.data tbody tr').length === 1);
  assert.equal(await page.locator('table.data tbody td').first().textContent(), id);

  await page.getByRole('searchbox', { name: 'Id of a row' }).fill('00000000-0000-0000-0000-000000000001');
  await page.getByText('has no row with id 00000000-0000-0000-0000-000000000001').waitFor();
});

test('a statement is run from the keyboard, remembered, and downloaded', async (context) => {
  const page = await open(context, '#/table/cql');
  const statement = page.getByLabel('Statement', { exact: true });
  await statement.fill('SELECT gender, count(*) FROM spark_streams.created_users');
  await statement.press('Control+Enter');
  await page.getByRole('heading', { name: 'Result' }).waitFor({ timeout: 30_000 });
  assert.deepEqual(
    (await page.locator('table.result th').allTextContents()).map((text) => text.split(' ')[0]),
    ['gender', 'count'],
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'result.csv');

  await page.reload();
  assert.match(await page.getByLabel('Statement', { exact: true }).inputValue(), /count/);
});

test('the console refuses what writes, in a sentence, and goes on', async (context) => {
  const page = await open(context, '#/table/cql', { expected: refused });
  const statement = page.getByLabel('Statement', { exact: true });
  await statement.fill('TRUNCATE spark_streams.created_users');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText("The statement begins with 'TRUNCATE', but this console only reads").waitFor();

  await statement.fill('SELECT id FROM spark_streams.created_users LIMIT 1');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.locator('table.result tbody tr').waitFor({ timeout: 30_000 });
});

test('people are counted by country and gender', async (context) => {
  const page = await open(context, '#/table/charts');
  await page.getByRole('heading', { name: 'By country' }).waitFor({ timeout: 30_000 });
  await page.getByRole('heading', { name: 'By gender' }).waitFor();
  const counts = await page.locator('section', { hasText: 'By gender' }).locator('.bar-count').allTextContents();
  const { rows } = await api('GET', '/table/statistics');
  const sum = counts.reduce((total, text) => total + Number(text.replaceAll(',', '')), 0);
  assert.ok(sum > 0 && sum <= rows);
  await picture(page, 'table-charts-light');
});

test('a row is reached again from the address', async (context) => {
  const page = await open(context, '#/table/cql');
  await go(page, '#/table');
  await shown(page);
});

testLooks('table', '#/table', shown);
testLooks('table-charts', '#/table/charts', (page) =>
  page.getByRole('heading', { name: 'By gender' }).waitFor({ timeout: 60_000 }),
);
testLooks('table-cql', '#/table/cql', (page) => page.getByLabel('Statement', { exact: true }).waitFor());
