// Each page while a part of the appliance is away: it says so in words, nothing hangs, and it recovers by itself.
// Stops and starts components of the appliance at APPLIANCE_URL, so it is given one of its own.
import assert from 'node:assert/strict';
import test from 'node:test';
import { api, go, open, picture } from '../e2e/harness/harness.mjs';

const PATIENCE = { timeout: 30_000 };
const RECOVERY = { timeout: 120_000 };

/** The browser notes every answer that is not 2xx on its console. */
const unavailable = (text) => /status of 50[0-9]|ERR_INCOMPLETE_CHUNKED_ENCODING/.test(text);

/** The pages, what each shows when all is well, and the components without which it cannot. */
const PAGES = [
  { hash: '#/pipeline', shows: '.stage', needs: [] },
  { hash: '#/schedule', shows: '.run-grid, .grid', needs: [] },
  { hash: '#/topics', shows: 'table.data', needs: ['kafka'] },
  { hash: '#/topics/users_created', shows: 'table.data', needs: ['kafka'] },
  { hash: '#/consumers', shows: 'table.data', needs: ['kafka'] },
  { hash: '#/schemas', shows: 'table.data', needs: [] },
  { hash: '#/spark', shows: 'main h1', needs: [] },
  { hash: '#/table', shows: 'table.data', needs: ['cassandra'] },
  { hash: '#/cluster', shows: 'main h1', needs: ['kafka'] },
  { hash: '#/system', shows: 'main h1', needs: [] },
];

const TITLES = { kafka: 'Kafka', cassandra: 'Cassandra', stream: 'Stream job' };

async function awaitState(name, state) {
  for (
    const end = Date.now() + RECOVERY.timeout;
    Date.now() < end;
    await new Promise((wake) => setTimeout(wake, 300))
  ) {
    const { components } = await api('GET', '/status');
    if (components.find((component) => component.name === name).state === state) return;
  }
  assert.fail(`${name} did not become ${state}`);
}

/** That the page says in words that it waits for the component. */
async function assertSaysSo(page, { hash, needs }, component) {
  if (!needs.includes(component)) return;
  const notice = page.locator('.notice.error', { hasText: TITLES[component] }).first();
  await notice.waitFor(PATIENCE).catch(() => assert.fail(`${hash} does not say that ${component} is away`));
}

/** That the page shows what it is for, and no longer complains. */
async function assertWell(page, { hash, shows }) {
  await page
    .locator(shows)
    .first()
    .waitFor(RECOVERY)
    .catch(() => assert.fail(`${hash} shows nothing`));
  await page
    .locator('.notice.error')
    .first()
    .waitFor({ state: 'detached', ...RECOVERY })
    .catch(async () =>
      assert.fail(`${hash} still complains: ${await page.locator('.notice.error').first().textContent()}`),
    );
}

for (const component of ['cassandra', 'kafka', 'stream']) {
  test(`${TITLES[component]} away: every page says so where it matters, and recovers by itself`, async (context) => {
    const pages = [];
    for (const where of PAGES) {
      const page = await open(context, where.hash, { expected: unavailable });
      await assertWell(page, where);
      pages.push({ page, where });
    }

    await api('POST', `/components/${component}/stop`);
    await awaitState(component, 'STOPPED');
    for (const { page, where } of pages) {
      await assertSaysSo(page, where, component);
      await picture(page, `away-${component}-${where.hash.replace(/\W+/g, '')}`);
    }

    // Opened while it is away, a page has nothing to show yet; it says so as well, and the others stay of use.
    const late = await open(context, '#/pipeline', { expected: unavailable });
    await late.getByText(`${TITLES[component]} is stopped`).first().waitFor(PATIENCE);
    for (const where of PAGES) {
      await go(late, where.hash);
      await assertSaysSo(late, where, component);
    }

    await api('POST', `/components/${component}/start`);
    await awaitState(component, 'RUNNING');
    for (const { page, where } of pages) await assertWell(page, where);
    for (const where of PAGES) {
      await go(late, where.hash);
      await assertWell(late, where);
    }
  });
}
