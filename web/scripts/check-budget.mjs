// Fails the build when the page's JavaScript, gzipped, is over its budget.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 100_000;
const folder = new URL('../../target/classes/web/assets/', import.meta.url);
const bytes = readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, folder))).length, 0);

console.log(`JavaScript: ${bytes} bytes gzipped of ${BUDGET}`);
if (bytes === 0 || bytes > BUDGET) {
  console.error('The page has no JavaScript, or more than its budget; see web/scripts/check-budget.mjs.');
  process.exit(1);
}
