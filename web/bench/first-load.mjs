// How long the first load of the page takes, with nothing in the browser's cache, beside that of a page without script or style.
//   APPLIANCE_URL=http://127.0.0.1:9021 node bench/first-load.mjs [RUNS]
import { chromium } from 'playwright-core';

const url = process.env.APPLIANCE_URL ?? 'http://127.0.0.1:9021';
const runs = Number(process.argv[2] ?? 15);
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds from the request to the first paint, and to the picture with figures in it. */
async function load(browser, path, ready) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript((selector) => {
    const look = () => {
      if (document.querySelector(selector)) globalThis.readyAt = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  }, ready);
  await page.goto(url + path);
  await page.waitForFunction(() => globalThis.readyAt !== undefined);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const figures = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    ready: globalThis.readyAt,
  }));
  await context.close();
  return figures;
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const measured = { plain: [], home: [] };
await load(browser, '/', '.picture');
for (let run = 0; run < runs; run++) {
  measured.plain.push(await load(browser, '/api/v1/openapi.json', 'body'));
  measured.home.push(await load(browser, '/', '.picture [data-headline]'));
}
await browser.close();

const of = (name, what) => median(measured[name].map((figures) => figures[what]));
const row = (name, value) =>
  console.log(`${name.padEnd(44)} ${value.toFixed(0).padStart(6)} ms  ${(value / of('plain', 'paint')).toFixed(2)}`);
console.log(`median of ${runs} first loads, and the ratio to the plain page`);
row('plain page, first paint', of('plain', 'paint'));
row('home, first paint', of('home', 'paint'));
row('home, picture with figures', of('home', 'ready'));
