// The page that describes the API.
import assert from 'node:assert/strict';
import test from 'node:test';
import { open, picture, testLooks, url } from './harness/harness.mjs';

const operation = (page, path) =>
  page.locator('.operation').filter({ has: page.locator('summary code', { hasText: new RegExp(`^${path}$`) }) });

test('every operation of the document is there', async (context) => {
  const page = await open(context, '#/api');
  await page.locator('.operation').first().waitFor();
  const document = await (await fetch(`${url}/api/v1/openapi.json`)).json();
  const methods = ['get', 'post', 'put', 'patch', 'delete'];
  const described = Object.values(document.paths)
    .map((path) => Object.keys(path).filter((name) => methods.includes(name)).length)
    .reduce((one, other) => one + other);
  assert.equal(await page.locator('.operation').count(), described);
});

test('an operation that reads is tried, with its parameters', async (context) => {
  const page = await open(context, '#/api');
  const config = operation(page, '/api/v1/system/config');
  await config.locator('summary').click();
  await config.getByLabel('search', { exact: true }).fill('kafka.port');
  await config.getByRole('button', { name: 'Send' }).click();
  await config.getByText('Answered 200').waitFor();
  assert.equal(JSON.parse(await config.locator('.answer').textContent()).values[0].key, 'kafka.port');
  await picture(page, 'api-tried');
});

test('a refused request shows the problem', async (context) => {
  const page = await open(context, '#/api', { expected: (text) => text.includes('400') });
  const config = operation(page, '/api/v1/system/config');
  await config.locator('summary').click();
  await config.getByLabel('limit', { exact: true }).fill('many');
  await config.getByRole('button', { name: 'Send' }).click();
  await config.getByText('Answered 400').waitFor();
  assert.match(await config.locator('.answer').textContent(), /whole number/);
});

test('schemas unfold, and the search leaves what has the text', async (context) => {
  const page = await open(context, '#/api?search=zookeeper');
  await page.locator('.operation').first().waitFor();
  assert.equal(await page.locator('.operation').count(), 2);
  const zookeeper = operation(page, '/api/v1/zookeeper');
  await zookeeper.locator('summary').click();
  await zookeeper.getByRole('button', { name: 'servers' }).click();
  await zookeeper.getByText('outstanding').waitFor();
  await page.getByRole('searchbox', { name: 'Search the API' }).fill('nothing has this');
  await page.getByText('No path and no summary has “nothing has this” in it.').waitFor();
});

testLooks('api', '#/api', (page) => page.locator('.operation').first().waitFor());
