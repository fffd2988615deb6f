// Script in every place that others can write to: nothing of it is ever more than text on a page.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { api, open } from './harness/harness.mjs';

const TOPIC = 'attacks';
const SUBJECT = `attacks-"><img src=x onerror=attacked()>`;
const IMAGE = `<img src="x" class="attack" onerror="attacked()">`;
const SCRIPT = `</script><script class="attack">attacked()</script>`;
const EVIL = `${IMAGE}${SCRIPT}"' onmouseover=attacked() javascript:attacked() {{7*7}}`;
const PERSON = '6e0e0cd0-77ac-4a2c-8bfb-0000000000e5';

const text = (words) => ({ format: 'TEXT', text: words });
const removeTopic = () => api('DELETE', `/topics/${TOPIC}`).catch(() => null);
const subjectPath = `/schemas/subjects/${encodeURIComponent(SUBJECT)}`;
const removeSubject = () => api('DELETE', `${subjectPath}?permanent=true`).catch(() => null);

const person = {
  id: PERSON,
  first_name: IMAGE,
  last_name: SCRIPT,
  gender: 'female',
  address: EVIL,
  post_code: IMAGE,
  email: EVIL,
  username: EVIL,
  dob: '1990-01-01T00:00:00.000Z',
  registered_date: '2020-01-01T00:00:00.000Z',
  phone: EVIL,
  picture: `javascript:attacked()//"><img src=x>`,
};

before(async () => {
  await api('POST', '/topics', { name: TOPIC, partitions: 1 }).catch(() => null);
  await api('POST', `/topics/${TOPIC}/messages`, {
    key: text(EVIL),
    value: text(JSON.stringify({ [IMAGE]: EVIL, list: [SCRIPT, { deep: IMAGE }] })),
    headers: [
      { key: IMAGE, format: 'TEXT', text: SCRIPT },
      { key: '__proto__', format: 'TEXT', text: 'constructor' },
    ],
  });
  await api('POST', `/topics/${TOPIC}/messages`, { key: text(SCRIPT), value: text(EVIL) });
  await api('POST', '/topics/users_created/messages', { key: text(PERSON), value: text(JSON.stringify(person)) });
  const schema = { type: 'record', name: 'Attack', doc: EVIL, fields: [{ name: 'id', type: 'string', doc: IMAGE }] };
  await api('POST', `${subjectPath}/versions`, { schema: JSON.stringify(schema) });
});
after(async () => {
  await removeSubject();
  await removeTopic();
});

const PAGES = {
  pipeline: { hash: '#/pipeline', shows: '.stage' },
  topics: { hash: '#/topics', shows: 'table.data' },
  topic: { hash: `#/topics/${TOPIC}`, shows: 'table', holds: 'attacked()' },
  'topic of a made-up name': { hash: `#/topics/${encodeURIComponent(EVIL)}`, shows: '.notice' },
  'topic with a made-up query': { hash: `#/topics/${TOPIC}?partition=${encodeURIComponent(IMAGE)}`, shows: 'main h1' },
  schemas: { hash: '#/schemas', shows: 'table.data', holds: 'attacked()' },
  schema: { hash: `#/schemas/${encodeURIComponent(SUBJECT)}`, shows: 'pre.code', holds: 'attacked()' },
  table: { hash: `#/table?id=${PERSON}`, shows: 'main h1' },
  'page that is not there': { hash: `#/${encodeURIComponent(EVIL)}`, shows: '.notice' },
  'page of a prototype': { hash: '#/__proto__/constructor', shows: '.notice' },
};

for (const [name, { hash, shows, holds }] of Object.entries(PAGES)) {
  test(`script is text on the page: ${name}`, async (context) => {
    const page = await open(context, '', { expected: (complaint) => /status of 4\d\d/.test(complaint) });
    page.on('dialog', (dialog) => assert.fail(`a dialog: ${dialog.message()}`));
    await page.evaluate(() => {
      globalThis.attacks = [];
      globalThis.attacked = () => globalThis.attacks.push('script ran');
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        globalThis.attacks.push(`${violatedDirective} ${blockedURI}`),
      );
    });
    await page.evaluate((to) => (location.hash = to), hash);
    await page.locator(shows).first().waitFor();
    if (holds) await page.getByText(holds).first().waitFor();
    // Each row is opened where that is possible, since details show what a list cuts off.
    for (const row of (await page.locator('table.data tbody tr button').all()).slice(0, 3)) {
      await row.click({ timeout: 1_000 }).catch(() => null);
    }
    assert.equal(await page.locator('.attack, img[src="x"], [onerror], [onmouseover]').count(), 0);
    assert.equal(await page.locator('a[href^="javascript:"], img[src^="javascript:"]').count(), 0);
    assert.deepEqual(await page.evaluate(() => globalThis.attacks), []);
  });
}
