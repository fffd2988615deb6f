// The schedule of a running appliance, as somebody who looks after it would use it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { api, go, open, picture, testLooks } from './harness/harness.mjs';

const DAG = '/dags/users_created';
const HASH = '#/schedule/users_created';
const PATIENCE = { timeout: 60_000 };

const bars = (page) => page.locator('.run-grid .bar');

async function ready(page) {
  await page.locator('.run-grid .bar[data-state="SUCCESS"]').first().waitFor(PATIENCE);
  await page.locator('.dag-graph .node').first().waitFor();
}

async function openSchedule(context, hash = HASH, options) {
  const page = await open(context, hash, options);
  await ready(page);
  return page;
}

/** A run by hand that has ended. */
async function ended(parameters = {}) {
  const run = await api('POST', `${DAG}/runs`, { parameters });
  return api('GET', `${DAG}/runs/${encodeURIComponent(run.id)}/wait?timeout=60s`);
}

testLooks('schedule', HASH, ready);

test('the grid has a bar for each run over a square for each task, beside the graph', async (context) => {
  const page = await openSchedule(context, '#/schedule');
  assert.match(page.url(), /#\/schedule\/users_created/);
  const tasks = await page.locator('.run-grid tbody th').allTextContents();
  assert.deepEqual(tasks, ['fetch', 'validate', 'publish']);
  assert.equal(await page.locator('.run-grid .square').count(), 3 * (await bars(page).count()));
  assert.deepEqual(await page.locator('.node text:first-of-type').allTextContents(), tasks);
  assert.ok(await page.locator('.calendar [data-day]').count());
  await page
    .locator('.calendar .stack i')
    .first()
    .waitFor({ state: 'attached', ...PATIENCE });
});

test('new runs appear by themselves', async (context) => {
  const page = await openSchedule(context);
  const run = await ended();
  await page.locator(`.bar[data-run="${run.id}"][data-state="SUCCESS"]`).waitFor(PATIENCE);
});

test('arrow keys lead around the grid, and the place is there after a reload', async (context) => {
  await ended();
  const page = await openSchedule(context);
  await bars(page).last().click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const square = page.locator('.square[aria-pressed="true"]');
  assert.match(await square.getAttribute('aria-label'), /validate: success/);
  assert.ok(await square.evaluate((element) => element === document.activeElement));
  const about = await square.getAttribute('data-cell');
  await page.reload();
  await ready(page);
  await square.waitFor();
  assert.equal(await square.getAttribute('data-cell'), about);
  await page.locator('.node[data-task="validate"][aria-pressed="true"]').waitFor();
});

test('a task shows its tries, and the log of one, which can be downloaded', async (context) => {
  const run = await ended();
  const page = await openSchedule(context, `${HASH}?run=${encodeURIComponent(run.id)}&task=publish`);
  await page.getByText('The log is complete.').waitFor(PATIENCE);
  const shown = await page.locator('pre.log').textContent();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Download log').click()]);
  assert.match(download.suggestedFilename(), /publish\.1\.log$/);
  const log = await (await fetch(download.url())).text();
  assert.ok(log.length > 0);
  assert.equal(shown.trimEnd(), log.trimEnd());
  await picture(page, 'schedule-task');
});

test('the form has a field for each parameter, and says what is wrong with one at its field', async (context) => {
  const page = await openSchedule(context, HASH, { expected: (text) => text.includes('422') });
  await page.getByRole('button', { name: 'Trigger…' }).click();
  const dialog = page.locator('dialog[open]');
  const { parametersSchema } = await api('GET', DAG);
  for (const name of Object.keys(parametersSchema.properties)) await dialog.getByLabel(name, { exact: true }).waitFor();
  await dialog.getByLabel('results', { exact: true }).fill('many');
  await dialog.getByRole('button', { name: 'Trigger' }).click();
  await dialog.getByText('“many” is no number.').waitFor();
  await dialog.getByLabel('results', { exact: true }).fill('9000');
  await dialog.getByRole('button', { name: 'Trigger' }).click();
  await dialog.locator('.field .wrong').waitFor();
  assert.match(await dialog.locator('.field .wrong').textContent(), /results.*5000/);
  await picture(page, 'schedule-trigger', {});

  await dialog.getByLabel('results', { exact: true }).fill('3');
  await dialog.getByLabel('gender').selectOption('female');
  await dialog.getByRole('button', { name: 'Trigger' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.run-details', { hasText: '"results":3' }).waitFor(PATIENCE);
  await page.locator('.run-details .badge', { hasText: 'success' }).first().waitFor(PATIENCE);
  assert.match(await page.locator('.run-details').textContent(), /"gender":"female"/);
});

test('a run is cleared after a question, and runs again', async (context) => {
  const run = await ended();
  const page = await openSchedule(context, `${HASH}?run=${encodeURIComponent(run.id)}&task=validate`);
  await page.getByRole('button', { name: 'Clear from validate on…' }).click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('button', { name: 'Try 2: success' }).waitFor(PATIENCE);
  const { tasks } = await api('GET', `${DAG}/runs/${encodeURIComponent(run.id)}`);
  assert.deepEqual(
    tasks.map(({ tries }) => tries.length),
    [1, 2, 2],
  );
});

test('the schedule is paused and resumed', async (context) => {
  context.after(() => api('POST', `${DAG}/resume`));
  const page = await openSchedule(context);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.locator('.page-head .badge', { hasText: 'Paused' }).waitFor();
  await page.getByText('no run is due').waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.locator('.page-head .badge', { hasText: 'Active' }).waitFor();
});

test('a backfill makes the runs that are asked for', async (context) => {
  const backfilled = async () => (await api('GET', `${DAG}/runs?trigger=backfill&limit=1`)).total;
  const before = await backfilled();
  const page = await openSchedule(context);
  await page.getByRole('button', { name: 'Backfill…' }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByLabel('Count').fill('3');
  await dialog.getByLabel('Run again what has succeeded').check();
  await dialog.getByRole('button', { name: 'Backfill' }).click();
  await dialog.waitFor({ state: 'detached' });
  // The newest interval may be under way at the moment, and is left out then.
  const [made] = /\d+/.exec(await page.locator('.notice', { hasText: /[23] runs made\./ }).textContent());
  assert.equal(await backfilled(), before + Number(made));
});

test('filters leave out runs, say when none is left, and survive a reload', async (context) => {
  await ended();
  const page = await openSchedule(context);
  await page.getByLabel('Trigger', { exact: true }).selectOption('MANUAL');
  await page.waitForFunction(() => {
    const runs = [...document.querySelectorAll('[data-run]')];
    return runs.length > 0 && runs.every((bar) => bar.dataset.run.startsWith('manual__'));
  });
  await page.reload();
  await page.locator('[data-run^="manual__"]').first().waitFor();
  assert.equal(await page.getByLabel('Trigger', { exact: true }).inputValue(), 'MANUAL');

  await page.getByLabel('State').selectOption('CUT_OFF');
  await page.getByText('No run fits these filters.').waitFor();
  await picture(page, 'schedule-empty');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await ready(page);

  await page.locator('.calendar [data-day]').last().click();
  assert.match(page.url(), /from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
  await ready(page);
});

test('what is not there is told in words', async (context) => {
  const page = await open(context, '#/schedule/nobody', { expected: (text) => text.includes('404') });
  await page.getByText('There is no DAG “nobody”.').waitFor();
  await go(page, `${HASH}?run=nothing`);
  await page.getByText('has no run nothing').waitFor();
});

test('a run that goes on is stopped after a question', async (context) => {
  const page = await openSchedule(context);
  await api('POST', `${DAG}/backfills`, { count: 200, again: true, parameters: { results: 1 } });
  const { runs } = await api('GET', `${DAG}/runs?state=queued&limit=1`);
  await go(page, `${HASH}?run=${encodeURIComponent(runs[0].id)}`);
  await page.getByText('It waits for its turn').waitFor(PATIENCE);
  await page.getByRole('button', { name: 'Stop…' }).click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Stop' }).click();
  await page.locator('.run-details .badge', { hasText: 'stopped' }).first().waitFor(PATIENCE);
});
