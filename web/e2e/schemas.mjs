// The schemas of a running appliance's registry, as somebody who looks after them would use the page.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { api, open, picture, seriousViolations, testLooks } from './harness/harness.mjs';

const SUBJECT = 's-e2e-value';
const PATH = `/schemas/subjects/${SUBJECT}`;
const FIELD = { name: 'id', type: 'string' };
const record = (...fields) => JSON.stringify({ type: 'record', name: 'Order', fields: [FIELD, ...fields] });
const NOTE = { name: 'note', type: 'string', default: '' };
const REQUIRED = { name: 'amount', type: 'double' };

const remove = (subject) =>
  api('DELETE', `/schemas/subjects/${encodeURIComponent(subject)}?permanent=true`).catch(() => null);

before(async () => {
  await remove(SUBJECT);
  await api('POST', `${PATH}/versions`, { schema: record() });
  await api('POST', `${PATH}/versions`, { schema: record(NOTE) });
});
after(() => remove(SUBJECT));

const listed = (page) => page.getByRole('link', { name: SUBJECT, exact: true }).waitFor();

test('subjects are searched, and say when none fits', async (context) => {
  const page = await open(context, '#/schemas');
  await page.getByLabel('Search subjects').fill(SUBJECT.toUpperCase());
  await listed(page);
  const onlyRow = page.locator('table.data tbody:not(:has(tr + tr))');
  await onlyRow.waitFor();
  assert.match(await onlyRow.textContent(), /2\d+Avrobackward/);
  await page.getByLabel('Search subjects').fill('nobody has this name');
  await page.getByText('No subject has “nobody has this name” in its name.').waitFor();
});

test('two versions stand side by side, with what differs', async (context) => {
  const page = await open(context, `#/schemas/${SUBJECT}`);
  await page.locator('pre.code', { hasText: 'note' }).waitFor();
  await page.getByLabel('Compare with').selectOption('1');
  await page.locator('.side-by-side').waitFor();
  assert.ok((await page.locator('.side-by-side .added').count()) > 0);
  assert.match(await page.locator('.side-by-side').textContent(), /after: .*"name": "note"/);
  await picture(page, 'schemas-diff');
  assert.deepEqual(await seriousViolations(page), []);
  await page.reload();
  await page.locator('.side-by-side').waitFor();
});

test('a draft is checked, and registered when it is compatible', async (context) => {
  const page = await open(context, `#/schemas/${SUBJECT}`, { expected: (text) => text.includes('409') });
  await page.getByRole('link', { name: 'New version…' }).click();
  const schema = page.getByLabel('Schema', { exact: true });
  await schema.waitFor();
  assert.match(await schema.inputValue(), /"name": "note"/);
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('Version 2 has this schema already.').waitFor();

  await schema.fill(record(REQUIRED));
  await page.getByRole('button', { name: 'Check' }).click();
  await page.locator('.messages', { hasText: 'READER_FIELD_MISSING_DEFAULT_VALUE' }).waitFor();
  await picture(page, 'schemas-draft');
  assert.deepEqual(await seriousViolations(page), []);
  await page.getByRole('button', { name: 'Register' }).click();
  await page.locator('.notice.error', { hasText: 'refuses that' }).waitFor();

  await schema.fill(record({ ...REQUIRED, default: 0 }));
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('It can be registered').waitFor();
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByRole('heading', { name: 'Version 3' }).waitFor();
  assert.equal((await api('GET', PATH)).latestVersion, 3);
});

test('the level of a subject is set, and taken over again', async (context) => {
  const page = await open(context, `#/schemas/${SUBJECT}`);
  await page.getByLabel('Compatibility').selectOption('FULL');
  await page.getByRole('button', { name: 'Reset to default' }).waitFor();
  assert.deepEqual((await api('GET', PATH)).level, { value: 'FULL', own: true });
  await page.getByRole('button', { name: 'Reset to default' }).click();
  await page.getByRole('button', { name: 'Reset to default' }).waitFor({ state: 'detached' });
  assert.equal((await api('GET', PATH)).level.own, false);
});

test('a subject is deleted once its name is typed, softly and then for good', async (context) => {
  const gone = 's-e2e-gone/with a slash';
  await api('POST', `/schemas/subjects/${encodeURIComponent(gone)}/versions`, { schema: record() });
  context.after(() => remove(gone));
  const page = await open(context, `#/schemas/${encodeURIComponent(gone)}`);
  const ask = async () => {
    await page.getByRole('button', { name: 'Delete subject…' }).click();
    const button = page.locator('dialog[open]').getByRole('button', { name: 'Delete' });
    assert.ok(await button.isDisabled());
    await page.getByLabel(`Type ${gone} to confirm`).fill(gone);
    await button.click();
    await page.getByRole('heading', { name: 'Subjects' }).waitFor();
  };
  await ask();
  await page.getByLabel('deleted ones too').check();
  await page.getByRole('link', { name: gone }).click();
  await page.getByText('This subject is deleted.').waitFor();
  await ask();
  const { total } = await api('GET', '/schemas/subjects?search=s-e2e-gone&deleted=true');
  assert.equal(total, 0);
});

test('script in a schema and in the name of a subject is text', async (context) => {
  const script = '<img src=x onerror="document.title=1">';
  const name = `s-e2e-${script}`;
  const schema = JSON.stringify({
    type: 'record',
    name: 'R',
    doc: script,
    fields: [{ ...FIELD, doc: '</pre><script>' }],
  });
  await api('POST', `/schemas/subjects/${encodeURIComponent(name)}/versions`, { schema });
  context.after(() => remove(name));
  const page = await open(context, `#/schemas/${encodeURIComponent(name)}`);
  await page.locator('pre.code', { hasText: '</pre><script>' }).waitFor();
  assert.equal(await page.locator('main img').count(), 0);
  assert.match(await page.title(), /Schemas/);
});

test('what is not there is told in words', async (context) => {
  const page = await open(context, '#/schemas/s-e2e-nobody', { expected: (text) => text.includes('404') });
  await page.getByText("has no subject 's-e2e-nobody'").waitFor();
});

test('a registry that is away is told in words, and the page recovers by itself', async (context) => {
  const page = await open(context, '#/schemas', { expected: (text) => text.includes('503') });
  await listed(page);
  const sentence = 'The Schema Registry at http://127.0.0.1:8081 does not answer (connection refused); start it.';
  await page.route('**/api/v1/schemas/**', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ detail: sentence }) }),
  );
  await page.locator('.notice.error', { hasText: sentence }).waitFor();
  await listed(page);
  await picture(page, 'schemas-away');
  await page.reload();
  await page.getByText('Trying again by itself.').waitFor();
  await page.unroute('**/api/v1/schemas/**');
  await listed(page);
  await page.locator('.notice.error').waitFor({ state: 'detached' });
});

testLooks('schemas', '#/schemas', listed);
testLooks('schemas-subject', `#/schemas/${SUBJECT}`, (page) => page.locator('pre.code').waitFor());
