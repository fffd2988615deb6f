// Topics: made, looked at, changed and deleted over the page.
import assert from 'node:assert/strict';
import test from 'node:test';
import { api, open, testLooks } from './harness/harness.mjs';

const NAME = 't-e2e-topic';
const remove = () => api('DELETE', `/topics/${NAME}`).catch(() => {});

test('a topic is created, changed, purged and deleted', async (context) => {
  await remove();
  context.after(remove);
  const page = await open(context, '#/topics');
  await page.getByRole('link', { name: 'users_created', exact: true }).waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Create topic' }).click();
  await page.getByLabel('Name', { exact: true }).fill(NAME);
  await page.getByLabel('Partitions').fill('2');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: NAME }).waitFor();

  await page.getByRole('link', { name: 'Partitions' }).click();
  await page.getByRole('region', { name: 'Partitions' }).getByRole('row').nth(2).waitFor();

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Change retention.ms' }).click();
  await page.getByLabel('Value').fill('60000');
  await page.getByLabel(`Type ${NAME} to confirm`).fill(NAME);
  await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
  await page.locator('tr.changed', { hasText: 'retention.ms' }).waitFor();

  await api('POST', `/topics/${NAME}/messages`, { value: { format: 'TEXT', text: 'to be purged' } });
  await page.getByRole('button', { name: 'Purge' }).click();
  await page.getByRole('dialog').getByText('1 record in all').waitFor({ timeout: 30_000 });
  await page.getByLabel(`Type ${NAME} to confirm`).fill(NAME);
  await page.getByRole('dialog').getByRole('button', { name: 'Purge' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal((await api('GET', `/topics/${NAME}`)).topic.records, 0);

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const doIt = page.getByRole('dialog').getByRole('button', { name: 'Delete' });
  assert.ok(await doIt.isDisabled());
  await page.getByLabel(`Type ${NAME} to confirm`).fill(NAME);
  await doIt.click();
  await page.getByRole('heading', { name: 'Topics', exact: true }).waitFor();
});

test('a search without a match says so', async (context) => {
  const page = await open(context, '#/topics?search=no-such-topic');
  await page.getByText('No topic has "no-such-topic" in its name.').waitFor({ timeout: 30_000 });
});

const shown = (text) => (page) => page.getByText(text).first().waitFor({ timeout: 30_000 });
testLooks('topics', '#/topics', shown('users_created'));
testLooks('topic', '#/topics/users_created?tab=partitions', shown('End offset'));
testLooks('topic-settings', '#/topics/users_created?tab=settings', shown('cleanup.policy'));
