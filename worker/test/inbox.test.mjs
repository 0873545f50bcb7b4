// The business inbox on workerd: the Go handler, a KV namespace as its memory,
// and a real server in the place of the Graph API. worker/inbox_test.go has the
// cases; here stands what the platform could break.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { buildEdge, startEdge } from './edge.mjs';

const SECRET = 'an-app-secret-for-tests';
const LURE = 'Nasabah BCA yth, 21.500 poin BCA Anda akan hangus hari ini. Segera tukarkan di https://bca-poin.example/tukar';
let folder, edge, graph;
const sent = [];
const statuses = []; // what the Graph API answers next; then 200

before(async () => {
  graph = http.createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      sent.push({ path: request.url, token: request.headers.authorization, ...JSON.parse(body) });
      response.writeHead(statuses.shift() ?? 200).end('{}');
    });
  });
  await new Promise((resolve) => { graph.listen(0, '127.0.0.1', resolve); });
  folder = buildEdge();
  edge = await startEdge(folder, {
    kvNamespaces: ['INBOX_STATE'],
    bindings: {
      INBOX: 'on', INBOX_VERIFY_TOKEN: 'the-word', INBOX_APP_SECRET: SECRET, INBOX_ACCESS_TOKEN: 'an-access-token', INBOX_PHONE_ID: '100',
      INBOX_GRAPH: `http://127.0.0.1:${graph.address().port}`,
    },
  });
});

after(async () => {
  await edge?.stop();
  graph?.close();
  if (folder) fs.rmSync(path.dirname(folder), { recursive: true });
});

const event = (id, text) => JSON.stringify({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes: [{ field: 'messages', value: {
    metadata: { phone_number_id: '100' },
    messages: [{ id, from: '62800000001', timestamp: String(Math.floor(Date.now() / 1000)), type: 'text', text: { body: text } }],
  } }] }],
});

const send = async (body, secret = SECRET) => (await fetch(`${edge.address}/hooks/whatsapp`, {
  method: 'POST', body,
  headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': `sha256=${crypto.createHmac('sha256', secret).update(body).digest('hex')}` },
})).status;

test('the handshake', async () => {
  const ask = (word) => fetch(`${edge.address}/hooks/whatsapp?hub.mode=subscribe&hub.verify_token=${word}&hub.challenge=4711`);
  const good = await ask('the-word');
  assert.deepEqual([good.status, await good.text()], [200, '4711']);
  assert.equal((await ask('another')).status, 403);
});

test('a message is answered once, however often it comes', async () => {
  const body = event('m1', LURE);
  assert.equal(await send(body), 200);
  assert.equal(await send(body), 200);
  assert.equal(sent.length, 1);
  const [{ path: asked, token, to, text }] = sent.splice(0);
  assert.deepEqual([asked, token, to], ['/100/messages', 'Bearer an-access-token', '62800000001']);
  assert.match(text.body, /^\*BAHAYA\*/);
});

test('a wrong signature is not answered', async () => {
  assert.equal(await send(event('m2', LURE), 'another secret'), 401);
  assert.equal(sent.length, 0);
});

test('a fault that passes is tried again; one that stays is answered when the event comes again', async () => {
  statuses.push(500);
  assert.equal(await send(event('m3', LURE)), 200);
  assert.equal(sent.splice(0).length, 2);
  statuses.push(500, 500, 500, 500);
  const body = event('m4', LURE);
  assert.equal(await send(body), 503);
  assert.equal(sent.splice(0).length, 4);
  assert.equal(await send(body), 200);
  assert.equal(sent.splice(0).length, 1);
});

test('who writes the word gets no more answers', async () => {
  assert.equal(await send(event('m5', 'Berhenti')), 200);
  assert.match(sent.splice(0)[0].text.body, /tidak akan menjawab lagi/);
  assert.equal(await send(event('m6', LURE)), 200);
  assert.equal(sent.length, 0);
});

test('without its namespace nothing is answered, and the event is asked for again', async () => {
  const bare = await startEdge(folder, {
    bindings: { INBOX: 'on', INBOX_VERIFY_TOKEN: 'w', INBOX_APP_SECRET: SECRET, INBOX_ACCESS_TOKEN: 'a', INBOX_PHONE_ID: '100', INBOX_GRAPH: `http://127.0.0.1:${graph.address().port}` },
  });
  const was = edge;
  edge = bare;
  try {
    assert.equal(await send(event('m7', LURE)), 503);
    assert.equal(sent.length, 0);
  } finally {
    edge = was;
    await bare.stop();
  }
});

test('no log holds a message or a number, and the namespace holds hashes', async () => {
  assert.doesNotMatch(edge.log(), /BCA|62800000001|access-token/);
  const { keys } = await (await edge.runtime.getKVNamespace('INBOX_STATE')).list();
  assert.ok(keys.length > 3);
  for (const { name } of keys) assert.match(name, /^(message|out):[0-9a-f]{32}$/);
});
