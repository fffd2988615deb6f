// The cluster's pages of a running appliance.
import assert from 'node:assert/strict';
import test from 'node:test';
import { go, open, picture, testLooks } from './harness/harness.mjs';

const rows = (page, label) => page.getByRole('region', { name: label, exact: true }).locator('tbody tr');

test('brokers, the quorum, log directories and features are shown', async (context) => {
  const page = await open(context, '#/cluster');
  await rows(page, 'Brokers').first().waitFor();
  assert.match(await rows(page, 'Brokers').first().textContent(), /broker, controller/);
  assert.match(await rows(page, 'Controller quorum').first().textContent(), /leader/);
  assert.match(await rows(page, 'Log directories').first().textContent(), /GiB|MiB/);
  assert.ok((await rows(page, 'Features').allTextContents()).some((text) => text.includes('metadata.version')));
});

test('a broker tells what differs from the default, and is searched', async (context) => {
  const page = await open(context, '#/cluster');
  await page.getByRole('link', { name: 'What differs' }).first().click();
  const config = rows(page, 'Configuration of the broker');
  await config.first().waitFor();
  const differing = await config.count();
  await page.getByLabel('Only what differs from the default').uncheck();
  await page.waitForFunction((before) => document.querySelectorAll('.data tbody tr').length > before, differing);
  await page.getByRole('searchbox', { name: 'Search keys and values' }).fill('node.id');
  await page.waitForFunction(() => document.querySelectorAll('.data tbody tr').length === 1);
  assert.match(page.url(), /search=node\.id/);
  await page.getByRole('searchbox', { name: 'Search keys and values' }).fill('<img src=x>');
  await page.getByText('No key and no value has “<img src=x>” in it.').waitFor();
});

test('ZooKeeper shows its server, who leads and what is registered', async (context) => {
  const page = await open(context, '#/cluster/zookeeper');
  await rows(page, 'Servers').first().waitFor();
  await page.getByRole('region', { name: 'Registered components' }).getByText('kafka', { exact: true }).waitFor();
  assert.ok((await rows(page, 'Who leads').allTextContents()).some((text) => text.includes('fetcher')));
  await picture(page, 'cluster-zookeeper');
});

test('nodes are walked through', async (context) => {
  const page = await open(context, '#/cluster/nodes');
  await page.locator('.children').getByRole('link', { name: 'pipeline-appliance', exact: true }).click();
  await page.locator('.children').getByRole('link', { name: 'services', exact: true }).click();
  await page.locator('.children').getByRole('link', { name: 'kafka', exact: true }).click();
  await page.locator('.children a').first().click();
  await page.getByText('"address"').waitFor();
  await picture(page, 'cluster-node');
  await page.locator('.way').getByRole('link', { name: 'pipeline-appliance' }).click();
  await page.locator('.children').getByRole('link', { name: 'leaders', exact: true }).waitFor();
});

test('a node that is not there is a sentence', async (context) => {
  const page = await open(context, '#/cluster/nodes?path=/nothing-here', { expected: (text) => text.includes('404') });
  await page.getByText('ZooKeeper has no node /nothing-here').waitFor();
});

test('a Kafka that does not answer is a sentence, and the page recovers by itself', async (context) => {
  const page = await open(context, '', { expected: (text) => text.includes('503') });
  const sentence = 'Kafka at 127.0.0.1:1 does not answer; it is asked again as long as the page is open.';
  const problem = { type: 'about:blank', title: 'Service Unavailable', status: 503, detail: sentence, instance: '' };
  await page.route('**/api/v1/cluster', (route) => route.fulfill({ status: 503, json: problem }));
  await go(page, '#/cluster');
  await page.getByText(sentence).waitFor();
  await page.unroute('**/api/v1/cluster');
  await rows(page, 'Brokers').first().waitFor({ timeout: 10_000 });
  await page.getByText(sentence).waitFor({ state: 'detached' });
});

testLooks('cluster', '#/cluster', (page) => rows(page, 'Features').first().waitFor());
testLooks('cluster-config', '#/cluster/config?changed=true', (page) =>
  rows(page, 'Configuration of the broker').first().waitFor(),
);
