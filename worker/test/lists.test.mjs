// The job that renews the lists, on workerd: the last good pack stays whatever
// the feeds do, the page's address gives the newest, and the engine takes it over.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { buildEdge, startEdge } from './edge.mjs';

const TOKEN = 'Bearer a-token-for-tests-only-1';
let folder, edge, feeds;
let answer; // what the feed's server does

before(async () => {
  feeds = http.createServer((request, response) => answer(response));
  await new Promise((resolve) => { feeds.listen(0, '127.0.0.1', resolve); });
  folder = buildEdge();
  edge = await startEdge(folder, {
    kvNamespaces: ['LISTS'],
    assets: undefined, // the local stand-in for static files hands no schedule on
    unsafeTriggerHandlers: true,
    bindings: { LISTS_FEEDS: `http://127.0.0.1:${feeds.address().port}/feed` },
  });
});

after(async () => {
  await edge?.stop();
  feeds?.closeAllConnections();
  feeds?.close();
  if (folder) fs.rmSync(path.dirname(folder), { recursive: true });
});

const text = (lines) => (response) => response.end(lines);
const job = async () => assert.equal((await fetch(`${edge.address}/cdn-cgi/handler/scheduled`)).status, 200);
const current = (headers = {}) => fetch(`${edge.address}/known/current.pack`, { headers });
const bytes = async (answered) => Buffer.from(await answered.arrayBuffer());
const health = async () => (await (await fetch(`${edge.address}/api/v1/health`)).json()).known;
const names = (date, count) => `# date: ${date}\n` + Array.from({ length: count }, (_, i) => `lure-${i}.example\n`).join('');
let bundled, first;

test('before the first job the pack of the deployment is given', async () => {
  const got = await current();
  bundled = await bytes(got);
  assert.ok(bundled.equals(fs.readFileSync(path.join(folder, 'worker', 'known.pack'))));
  const again = await current({ 'If-None-Match': got.headers.get('ETag') });
  assert.deepEqual([again.status, (await bytes(again)).length], [304, 0]);
});

test('a job writes a pack, and it is given with a tag of its own', async () => {
  answer = text(names('2026-11-24', 40));
  await job();
  const got = await current();
  first = await bytes(got);
  assert.equal(first.subarray(0, 7).toString(), 'saringK');
  assert.ok(!first.equals(bundled));
  assert.equal((await current({ 'If-None-Match': got.headers.get('ETag') })).status, 304);
  assert.deepEqual(await health(), { date: '2026-11-24', entries: 40 });
});

test('the engine takes the new pack over', async () => {
  const check = async () => (await (await fetch(`${edge.address}/api/v1/check`, {
    method: 'POST', headers: { Authorization: TOKEN, 'Content-Type': 'text/plain' }, body: 'Lihat https://lure-7.example/',
  })).json()).findings.map(({ rule }) => rule);
  const begin = Date.now();
  let rules = await check();
  while (!rules.includes('known-bad') && Date.now() - begin < 10_000) rules = await check();
  assert.ok(rules.includes('known-bad'), String(rules));
});

for (const [name, does, says] of [
  ['answers 500', (response) => { response.statusCode = 500; response.end('broken'); }, /answered 500/],
  ['is garbage', text('<p>We have moved to another place</p>\n'.repeat(100)), /looks like something else/],
  ['is a gigabyte', (response) => {
    const part = Buffer.alloc(1 << 20, '# a comment that says nothing at all\n');
    let sent = 0;
    const more = () => {
      while (sent++ < 1024) if (!response.write(part)) return response.once('drain', more);
      response.end();
    };
    response.on('error', () => {});
    more();
  }, /larger than 32 MiB/],
  ['has shrunk', text(names('2026-11-25', 3)), /less than half/],
]) {
  test(`the last good pack stays when the feed ${name}`, async () => {
    answer = does;
    await job();
    assert.ok((await bytes(await current())).equals(first));
    const { date, entries, fault } = await health();
    assert.deepEqual([date, entries], ['2026-11-24', 40]);
    assert.match(fault, says);
  });
}

test('the next good feed replaces it and ends the fault', async () => {
  answer = text(names('2026-11-25', 60));
  await job();
  assert.ok(!(await bytes(await current())).equals(first));
  assert.deepEqual(await health(), { date: '2026-11-25', entries: 60 });
});

test('a job without feeds or without a namespace does nothing', async () => {
  const bare = await startEdge(folder, { assets: undefined, unsafeTriggerHandlers: true, bindings: { LISTS_FEEDS: 'https://feed.example/' } });
  try {
    assert.equal((await fetch(`${bare.address}/cdn-cgi/handler/scheduled`)).status, 200);
    assert.ok((await bytes(await fetch(`${bare.address}/known/current.pack`))).equals(bundled));
  } finally {
    await bare.stop();
  }
});
