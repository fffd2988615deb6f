// The stream job and the cluster that runs it, as somebody who looks after them would read the page.
import assert from 'node:assert/strict';
import test from 'node:test';
import { api, open, testLooks } from './harness/harness.mjs';

const loaded = (page) => page.getByRole('heading', { name: 'Executors', exact: true }).waitFor();

test('executors and workers are those that the API has', async (context) => {
  const spark = await api('GET', '/spark');
  const page = await open(context, '#/spark');
  await loaded(page);
  for (const worker of spark.master?.workers ?? []) await page.getByText(worker.address, { exact: true }).waitFor();
  if (spark.problem) await page.getByText(spark.problem).waitFor();
  const link = page.getByRole('link', { name: 'Application UI' });
  assert.equal(await link.getAttribute('href'), spark.applicationUi);
});

test('a master that is away is told in words, and the page recovers by itself', async (context) => {
  const page = await open(context, '#/spark');
  await loaded(page);
  const problem = 'The Spark master at spark://127.0.0.1:1 does not run.';
  await page.route('**/api/v1/spark', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), master: null, problem } });
  });
  await page.getByText(problem).waitFor();
  await page.unroute('**/api/v1/spark');
  await page.getByText(problem).waitFor({ state: 'detached' });
});

testLooks('spark', '#/spark', loaded);
