// Saves what the page shows, view by view, into REPORTS/texts for a test that searches it.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { open } from '../e2e/harness/harness.mjs';

const folder = join(process.env.REPORTS, 'texts');
const VIEWS = ['system/config', 'system/logs', 'system/levels', 'system/threads', 'topics/users_created'];

test('every view is saved', async (context) => {
  await mkdir(folder, { recursive: true });
  const home = await open(context);
  const pages = await home.locator('nav.navigation a').evaluateAll((links) => links.map(({ hash }) => hash.slice(2)));
  assert.ok(pages.length >= 8, `${pages.length} pages`);
  for (const view of [...pages, ...VIEWS]) {
    // What the browser complains about is the matter of other tests.
    const page = await open(context, `#/${view}`, { expected: () => true });
    await page.waitForFunction(() => {
      const main = document.querySelector('main');
      return main.innerText.length > 200 && !main.querySelector('.loading');
    });
    await writeFile(join(folder, `${view.replaceAll('/', '-')}.html`), await page.content());
    await page.close();
  }
});
