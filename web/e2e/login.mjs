// The way in, where the dashboard wants a login. The answers are made up here; what gives real ones is tested where it is.
import assert from 'node:assert/strict';
import test from 'node:test';
import { assertFits, open, picture, PHONE, seriousViolations } from './harness/harness.mjs';

const NOBODY = { user: null, role: 'PUBLIC', readOnly: false, loginRequired: true, masked: [] };
const VICTOR = { ...NOBODY, user: 'victor', role: 'VIEWER' };
const refusal = (status, detail) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: '', status, detail, instance: '/api/v1/session' }),
});
const WRONG = refusal(401, 'The name or the password is wrong; dashboard.users says who there is.');

/** A page whose appliance knows victor, with the password that is given. */
async function guarded(context, password, options) {
  const page = await open(context, '#/pipeline', { expected: (text) => /status of 401/.test(text), ...options });
  let session = NOBODY;
  await page.route('**/api/v1/session', async (route) => {
    const request = route.request();
    if (request.method() === 'GET') return route.fulfill({ json: session });
    if (request.method() === 'DELETE') {
      session = NOBODY;
      return route.fulfill({ status: 204 });
    }
    if (request.postDataJSON().password !== password) return route.fulfill(WRONG);
    session = VICTOR;
    return route.fulfill({ json: session });
  });
  await page.reload();
  await page.getByLabel('Password').waitFor();
  return page;
}

async function logIn(page, password) {
  await page.getByLabel('Name').fill('victor');
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
}

test('one logs in with the keyboard, sees who one is, and logs out', async (context) => {
  const page = await guarded(context, 'just looking');
  await logIn(page, 'guess');
  await page.getByText('The name or the password is wrong').waitFor();
  assert.equal(await page.getByLabel('Password').inputValue(), '');
  await logIn(page, 'just looking');
  await page.locator('.stage').first().waitFor();
  await page.getByText('read-only').first().waitFor();
  await page.getByRole('button', { name: 'log out' }).click();
  await page.getByLabel('Password').waitFor();
});

for (const [look, options] of Object.entries({ light: {}, dark: { colorScheme: 'dark' }, phone: PHONE })) {
  test(`login looks right: ${look}`, async (context) => {
    const page = await guarded(context, 'x', options);
    await picture(page, `login-${look}`);
    assert.deepEqual(await seriousViolations(page), []);
    await assertFits(page);
  });
}
