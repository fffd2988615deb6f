// The messages of a topic: reading, searching, following, sending and copying them.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { api, open, picture, testLooks } from './harness/harness.mjs';

const MARK = `m-e2e-${Date.now()}`;
const TOPIC = MARK;
const SCRIPT = '<img src=x onerror="document.title=`broken in`">';

const path = `/topics/${TOPIC}/messages`;
const value = (index) => ({ format: 'JSON', text: JSON.stringify({ index, mark: MARK, script: SCRIPT }) });

before(async () => {
  await api('POST', '/topics', { name: TOPIC, partitions: 3 });
  for (let index = 0; index < 3; index++) {
    await api('POST', path, {
      key: { format: 'TEXT', text: `${MARK}-${index}` },
      value: value(index),
      headers: [{ key: 'note', format: 'TEXT', text: SCRIPT }],
    });
  }
});

after(() => api('DELETE', `/topics/${TOPIC}`));

const rows = (page) => page.locator('tr.message');

test('the newest message comes first, and opens by keyboard as text', async (context) => {
  const page = await open(context, `#/messages/${TOPIC}`);
  await rows(page).first().waitFor();
  assert.match(await rows(page).first().textContent(), new RegExp(`${MARK}-2`));
  await rows(page).first().getByRole('button').focus();
  await page.keyboard.press('Enter');
  const detail = page.locator('.message-detail').first();
  assert.match(await detail.locator('pre').first().textContent(), /"index": 2/);
  assert.match(await detail.textContent(), /onerror/);
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  assert.doesNotMatch(await page.title(), /broken/);
  await picture(page, 'messages-open');
});

test('a search finds what fulfils the condition, and says how much it looked at', async (context) => {
  const page = await open(context, `#/messages/${TOPIC}`);
  await page.getByLabel('Condition').fill(`value.mark == "${MARK}" && value.index >= 1`);
  await page.keyboard.press('Enter');
  await page.getByText(/Scanned .* 2 matches/).waitFor();
  assert.equal(await rows(page).count(), 2);
  await picture(page, 'messages-search');
  await page.reload();
  await page.getByText(/Scanned .* 2 matches/).waitFor();
});

test('a wrong condition is told in a sentence', async (context) => {
  const page = await open(context, `#/messages/${TOPIC}`, { expected: (text) => text.includes('422') });
  await page.getByLabel('Condition').fill('value.mark = 3');
  await page.keyboard.press('Enter');
  await page.getByText(/The filter cannot be read at line 1, column/).waitFor();
});

test('what comes is shown live', async (context) => {
  const page = await open(context, `#/messages/${TOPIC}?live=true&text=${MARK}-live`);
  await page.getByText('Following').waitFor();
  await page.waitForTimeout(1_000);
  await api('POST', path, { key: { format: 'TEXT', text: `${MARK}-live` }, value: value(9) });
  await rows(page).first().waitFor();
  assert.match(await rows(page).first().textContent(), /-live/);
});

test('a message is sent, and a copy of it', async (context) => {
  const page = await open(context, `#/messages/${TOPIC}?text=${MARK}-sent`);
  await page.getByRole('button', { name: 'Send a message…' }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByLabel('The key').fill(`${MARK}-sent`);
  await dialog.getByLabel('The value').fill('{"sent": true}');
  await picture(page, 'messages-send');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await page.getByText(`Sent to ${TOPIC}`).waitFor();

  await page.getByRole('button', { name: 'Search' }).click();
  await rows(page).first().waitFor();
  await rows(page).first().getByRole('button').click();
  await page.getByRole('button', { name: 'Send a copy…' }).click();
  await picture(page, 'messages-copy');
  await page.locator('dialog[open]').getByRole('button', { name: 'Send' }).click();
  await page.getByText('key and value byte for byte').waitFor();
});

test('a value that is not JSON is refused, and the form stays', async (context) => {
  const page = await open(context, `#/messages/${TOPIC}`, { expected: (text) => text.includes('422') });
  await page.getByRole('button', { name: 'Send a message…' }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByLabel('The value').fill('{nothing');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.getByText('The value is not JSON at line 1').waitFor();
});

test('a topic that is not there is told, and a range without messages', async (context) => {
  const page = await open(context, '#/messages/m-nobody', { expected: (text) => text.includes('404') });
  await page.getByText("There is no topic 'm-nobody'").first().waitFor();
  const empty = await open(context, `#/messages/${TOPIC}?from=2199-01-01T00%3A00`);
  await empty.getByText('No messages are in this range.').waitFor();
});

testLooks('messages', '#/messages/users_created', (page) => rows(page).first().waitFor());
