// The stream job and the cluster that runs it, as somebody who looks after them would read the page.
import assert from 'node:assert/strict';
import test from 'node:test';
import { api, go, open, testLooks } from './harness/harness.mjs';

const loaded = (page) => page.getByRole('heading', { name: 'Executors', exact: true }).waitFor();

const CHARTS = ['Rows per second', 'Lag', 'From event to row, last minute', 'Active executors'];
const chart = (page, title) => page.getByRole('img', { name: `${title}, over the last 15 minutes` });

/** How many colours a canvas shows. */
const colours = (canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
};

/** A quarter of an hour, as a busy appliance would have it, with an outage in its midst. */
const samples = Array.from({ length: 180 }, (_, index) => {
  const wave = Math.sin(index / 9) + Math.sin(index / 23);
  const away = index > 88 && index < 96;
  return {
    at: new Date(Date.now() - (180 - index) * 5_000).toISOString(),
    recordsPerSecond: away ? 0 : 120 + wave * 30,
    lag: away ? (index - 88) * 700 : Math.round(6 + wave * 3),
    p50Millis: away ? null : 9 + wave * 2,
    p99Millis: away ? null : 31 + wave * 9,
    executors: away ? 1 : 2,
  };
});

const moment = (secondsAgo) => new Date(Date.now() - secondsAgo * 1_000).toISOString();
const restarts = [
  { at: moment(20), reason: 'no broker answers', failures: 3, outcome: 'DOWN', endedAt: null },
  {
    at: moment(460),
    reason: 'executor 0 was lost: Command exited with code 137',
    failures: 1,
    outcome: 'RECOVERED',
    endedAt: moment(425),
  },
  {
    at: moment(9_000),
    reason: 'unconfigured table created_users',
    failures: 2,
    outcome: 'STOPPED',
    endedAt: moment(8_990),
  },
];

/** Answers as an appliance would on which more has happened than on that of the tests. */
async function withEvents(page, change = {}) {
  await page.route('**/api/v1/spark/history', (route) => route.fulfill({ json: { everySeconds: 5, samples } }));
  await page.route('**/api/v1/spark', async (route) => {
    const spark = await (await route.fetch()).json();
    await route.fulfill({ json: { ...spark, restarts, query: { ...spark.query, ...change } } });
  });
}

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

test('the query is shown as it is set up', async (context) => {
  const { query } = await api('GET', '/spark');
  const page = await open(context, '#/spark');
  await loaded(page);
  await page.getByText(query.checkpoint, { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Restarts' }).waitFor();
  for (const title of CHARTS) await chart(page, title).locator('canvas').waitFor({ timeout: 60_000 });
});

test('restarts say why and for how long, newest first', async (context) => {
  const page = await open(context, '#/spark');
  const problem = 'The topic has 6 partitions and the executors have 4 task slots.';
  await withEvents(page, { slotProblem: problem });
  const rows = page.getByRole('region', { name: 'Restarts' }).locator('tbody tr');
  await rows.nth(2).waitFor();
  const texts = await rows.allInnerTexts();
  assert.match(texts[0], /no broker answers.*so far/s);
  assert.match(texts[1], /executor 0 was lost.*35\.0 s/s);
  assert.match(texts[2], /then stopped/);
  await page.getByText(problem).waitFor();
});

test('charts are drawn with data, and without any the page says so', async (context) => {
  const page = await open(context);
  let known = [];
  await page.route('**/api/v1/spark/history', (route) => route.fulfill({ json: { everySeconds: 5, samples: known } }));
  await go(page, '#/spark');
  await page.getByText('No sample yet').waitFor();
  known = samples;
  for (const title of CHARTS) {
    const canvas = chart(page, title).locator('canvas');
    await canvas.waitFor();
    assert.ok((await canvas.evaluate(colours)) > 3, `${title} is drawn`);
  }
});

test('a history that is not to be had is told in words, and the page recovers by itself', async (context) => {
  const page = await open(context, '', { expected: (text) => text.includes('503') });
  const detail = 'The appliance stops; ask again once it is up.';
  await page.route('**/api/v1/spark/history', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      json: { title: 'Service Unavailable', status: 503, detail },
    }),
  );
  await go(page, '#/spark');
  await page.getByText(detail).waitFor();
  await page.unroute('**/api/v1/spark/history');
  await page.getByText(detail).waitFor({ state: 'detached' });
});

testLooks('spark', '#/spark', async (page) => {
  await withEvents(page);
  await page.getByText('no broker answers').waitFor();
  await chart(page, 'Lag').locator('canvas').waitFor();
});
