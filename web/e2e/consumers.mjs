// Consumers: the list, and the stream job among them.
import test from 'node:test';
import { open, testLooks } from './harness/harness.mjs';

test('an unknown group is said to be unknown', async (context) => {
  const page = await open(context, '#/consumers/group/no-such-group', { expected: (text) => text.includes('404') });
  await page.getByText('There is no consumer group no-such-group').waitFor({ timeout: 30_000 });
});

test('a search without a match says so', async (context) => {
  const page = await open(context, '#/consumers?search=no-such-group');
  await page.getByText('No group has "no-such-group" in its name.').waitFor({ timeout: 30_000 });
});

testLooks('consumers', '#/consumers', (page) =>
  page.getByRole('searchbox', { name: 'Search groups' }).waitFor({ timeout: 30_000 }),
);
