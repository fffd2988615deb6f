// Consumers: the list, the stream job among them, and a group that reads, stops, is reset and is deleted.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import kafkajs from 'kafkajs';
import { api, open, picture, testLooks } from './harness/harness.mjs';

const NAME = `c-e2e-${Date.now()}`;
const RECORDS = 7;
const PATIENCE = { timeout: 30_000 };

const { components } = await api('GET', '/status');
const kafka = new kafkajs.Kafka({
  clientId: 'c-e2e-client',
  brokers: [components.find(({ name }) => name === 'kafka').address],
  logLevel: kafkajs.logLevel.NOTHING,
});
const consumer = kafka.consumer({ groupId: NAME });

before(async () => {
  await api('POST', '/topics', { name: NAME, partitions: 2 });
  for (let index = 0; index < RECORDS; index++) {
    await api('POST', `/topics/${NAME}/messages`, {
      key: { format: 'TEXT', text: `${index}` },
      value: { format: 'TEXT', text: `${index}` },
    });
  }
  await consumer.connect();
  await consumer.subscribe({ topics: [NAME], fromBeginning: true });
  await new Promise((readAll) => {
    let read = 0;
    consumer.run({ eachMessage: async () => void (++read === RECORDS && readAll()) });
  });
});
after(async () => {
  await consumer.disconnect();
  await api('DELETE', `/topics/${NAME}`);
});

const HASH = `#/consumers/group/${NAME}`;
const lag = (page) => page.locator('.figure', { hasText: 'Lag' });
const dialog = (page) => page.getByRole('dialog');

test('the stream job stands in the list and tells how far it is', async (context) => {
  const page = await open(context, '#/consumers');
  const row = page.getByRole('row', { name: /stream job/i });
  await row.getByRole('link').click(PATIENCE);
  await page.getByText('It commits in its checkpoint').first().waitFor(PATIENCE);
  await page.getByRole('region', { name: 'Partitions' }).getByRole('link', { name: 'users_created' }).first().waitFor();
  assert.equal(await page.getByRole('button', { name: 'Reset offsets' }).count(), 0);
});

test('a group that reads shows its members, and cannot be reset', async (context) => {
  const page = await open(context, HASH, { expected: (text) => text.includes('409') });
  await page.getByRole('region', { name: 'Members' }).getByText('c-e2e-client', { exact: true }).waitFor(PATIENCE);
  await picture(page, 'consumer-group');
  await page.getByRole('button', { name: 'Reset offsets' }).click();
  await dialog(page)
    .getByText(/stop them first/)
    .first()
    .waitFor();
  await page.getByLabel(`Type ${NAME} to confirm`).fill(NAME);
  await dialog(page).getByRole('button', { name: 'Reset' }).click();
  await dialog(page).getByRole('alert').first().waitFor();
});

test('a group without members goes on where it is told to, and is deleted', async (context) => {
  await consumer.disconnect();
  const page = await open(context, HASH);
  await page.getByText('Nobody is a member now.').waitFor(PATIENCE);
  await page.getByRole('button', { name: 'Reset offsets' }).click();
  await dialog(page)
    .getByText(/\d again/)
    .first()
    .waitFor();
  await page.getByLabel(`Type ${NAME} to confirm`).fill(NAME);
  await dialog(page).getByRole('button', { name: 'Reset' }).click();
  await lag(page).getByText(String(RECORDS), { exact: true }).waitFor(PATIENCE);

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByLabel(`Type ${NAME} to confirm`).fill(NAME);
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL(/#\/consumers$/);
  const { groups } = await api('GET', `/consumer-groups?search=${NAME}`);
  assert.deepEqual(groups, []);
});

test('an unknown group is said to be unknown', async (context) => {
  const page = await open(context, '#/consumers/group/no-such-group', { expected: (text) => text.includes('404') });
  await page.getByText('There is no consumer group no-such-group').waitFor(PATIENCE);
});

test('a search without a match says so', async (context) => {
  const page = await open(context, '#/consumers?search=no-such-group');
  await page.getByText('No group has "no-such-group" in its name.').waitFor(PATIENCE);
});

testLooks('consumers', '#/consumers', (page) =>
  page.getByRole('searchbox', { name: 'Search groups' }).waitFor(PATIENCE),
);
