// A clock that jumps, and two that do the same thing at once, on workerd: calls are
// answered, the lists go on being renewed, a reader gets one pack or the other.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { buildEdge, startEdge } from './edge.mjs';

const TOKEN = 'Bearer a-token-for-tests-only-1';
const WORD = 'sebutan-yang-tidak-boleh-tercatat'; // stands in every message here
const DAY = 24 * 60 * 60 * 1000; // ms
let folder, edge, feeds;
let answer; // what the feed's server does

// The deployment's own entry behind a clock that a request can set off.
const clocked = `
let jump = 0;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...parts) { parts.length ? super(...parts) : super(RealDate.now() + jump); }
  static now() { return RealDate.now() + jump; }
};
const { default: entry } = await import("./entry.mjs");
export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/set-clock") { jump = Number(searchParams.get("by")); return new Response(new Date().toISOString()); }
    return entry.fetch(request, env, context);
  },
  scheduled: (event, env, context) => entry.scheduled(event, env, context),
};
`;

before(async () => {
  feeds = http.createServer((request, response) => answer(response));
  await new Promise((resolve) => { feeds.listen(0, '127.0.0.1', resolve); });
  folder = buildEdge();
  fs.writeFileSync(path.join(folder, 'worker', 'clocked.mjs'), clocked);
  edge = await startEdge(folder, {
    entry: 'clocked.mjs',
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

const setClock = async (by) => new Date(await (await fetch(`${edge.address}/set-clock?by=${by}`)).text());
const job = async () => assert.equal((await fetch(`${edge.address}/cdn-cgi/handler/scheduled`)).status, 200);
const health = async () => (await (await fetch(`${edge.address}/api/v1/health`)).json()).known;
const feed = (name, count, date) => `# date: ${date}\n` + Array.from({ length: count }, (_, i) => `${name}-${i}.example\n`).join('');

async function rulesOf(text) {
  const answered = await fetch(`${edge.address}/api/v1/check`, {
    method: 'POST', headers: { Authorization: TOKEN, 'Content-Type': 'text/plain' }, body: `${text} ${WORD}`,
  });
  assert.equal(answered.status, 200);
  return (await answered.json()).findings.map(({ rule }) => rule);
}

/** Asks until the engine has taken over the pack that names this host. */
async function untilKnown(host) {
  const begin = Date.now();
  let rules = [];
  while (!rules.includes('known-bad') && Date.now() - begin < 20_000) rules = await rulesOf(`Lihat https://${host}/`);
  assert.ok(rules.includes('known-bad'), `${host}: ${rules}`);
}

test('the clock jumps a year ahead and back: calls are answered and each new pack is taken over', async () => {
  const jumps = [0, 365 * DAY, 0, -30 * DAY, 0];
  for (const [i, by] of jumps.entries()) {
    const now = await setClock(by);
    assert.ok(Math.abs(now - Date.now() - by) < DAY, `${now}`);
    answer = (response) => response.end(feed(`jump${i}`, 40, '2026-11-20'));
    await job();
    const { entries, fault } = await health();
    assert.deepEqual([entries, fault], [40, undefined]);
    await untilKnown(`jump${i}-7.example`);
  }
});

test('two jobs at the same time leave one whole pack', async () => {
  await setClock(0);
  let asked = 0;
  const waiting = [];
  answer = (response) => { // both are kept waiting until both have asked
    waiting.push([response, feed(`twin${asked}`, 60 + asked, `2026-11-2${asked + 1}`)]);
    if (++asked === 2) for (const [to, text] of waiting) to.end(text);
  };
  await Promise.all([job(), job()]);
  assert.equal(asked, 2);
  const { entries, date, fault } = await health();
  assert.ok(entries === 60 && date === '2026-11-21' || entries === 61 && date === '2026-11-22', `${entries} ${date}`);
  assert.equal(fault, undefined);
  const got = await fetch(`${edge.address}/known/current.pack`);
  const pack = Buffer.from(await got.arrayBuffer());
  assert.equal(got.headers.get('ETag'), `"${createHash('sha256').update(pack).digest('hex').slice(0, 24)}"`);
});

test('no log holds a message', () => {
  assert.ok(!edge.log().includes(WORD), edge.log());
});
