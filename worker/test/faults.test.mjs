// What goes wrong at the edge: a right status each, the next call answered, and
// not a word of a message in any log.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { buildEdge, repository, startEdge } from './edge.mjs';

const TOKEN = 'Bearer a-token-for-tests-only-1';
const WORD = 'sebutan-yang-tidak-boleh-tercatat'; // stands in every message here
let folder, edge;

before(async () => {
  folder = buildEdge();
  edge = await startEdge(folder);
});

after(async () => {
  await edge?.stop();
  if (folder) fs.rmSync(path.dirname(folder), { recursive: true });
});

const check = (address, body, headers = {}) => fetch(address + '/api/v1/check', {
  method: 'POST', headers: { Authorization: TOKEN, 'Content-Type': 'text/plain', ...headers }, body,
});

/** Sends bytes as they are and resolves to what came back until the end. */
function raw(address, text, { end = true } = {}) {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname, () => (end ? socket.end(text) : socket.write(text)));
    let got = '';
    socket.setTimeout(20_000, () => socket.destroy());
    socket.on('data', (data) => { got += data; });
    socket.on('close', () => resolve(got));
    socket.on('error', reject);
  });
}

async function stillAnswers({ address }) {
  const answer = await check(address, `Halo ${WORD}`);
  assert.equal(answer.status, 200);
  assert.equal((await answer.json()).verdict, 'no-sign');
}

test('a body that is cut off', async () => {
  await raw(edge.address, `POST /api/v1/check HTTP/1.1\r\nHost: x\r\nAuthorization: ${TOKEN}\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n${WORD}`);
  await stillAnswers(edge);
});

test('a body without a length that is too long is refused before its end', async () => {
  const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`;
  // The body never ends: an answer can only come from who stops reading.
  const answer = await raw(edge.address, `POST /api/v1/check HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: ${TOKEN}\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(8)}`);
  assert.match(answer, /^HTTP\/1.1 413 /);
  await stillAnswers(edge);
});

test('the engine ends in the middle of a run, and the next call gets a fresh one', async () => {
  const trapping = await startEdge(withTrap(folder));
  try {
    await stillAnswers(trapping);
    for (let i = 0; i < 3; i++) {
      const answer = await check(trapping.address, `${TRAP} ${WORD}`, { 'Accept-Language': 'en' });
      assert.equal(answer.status, 500);
      assert.equal((await answer.json()).detail, 'The checker failed on this message. Nothing was kept.');
      await stillAnswers(trapping);
    }
    assert.ok(!trapping.log().includes(WORD), trapping.log());
  } finally {
    await trapping.stop();
  }
});

const TRAP = 'berhenti di sini';

/** Builds an edge folder whose engine panics at one text, which no real one does. */
function withTrap(folder) {
  const other = path.join(path.dirname(folder), 'trapping');
  fs.cpSync(folder, other, { recursive: true });
  const source = path.join(repository, 'wasm', 'engine.go');
  const before = fs.readFileSync(source, 'utf8');
  const after = before.replace('\toutput = checker.AppendAnswer(', `\tif len(text) > 16 && text[:16] == "${TRAP}" {\n\t\tpanic(text)\n\t}\n$&`);
  assert.notEqual(after, before);
  fs.writeFileSync(path.join(other, 'engine.go'), after);
  const overlay = path.join(other, 'overlay.json');
  fs.writeFileSync(overlay, JSON.stringify({ Replace: { [source]: path.join(other, 'engine.go') } }));
  execFileSync('go', ['build', '-buildmode=c-shared', '-ldflags=-s -w', '-overlay', overlay, '-o', path.join(other, 'worker', 'engine.wasm'), './wasm'],
    { cwd: repository, env: { ...process.env, GOOS: 'wasip1', GOARCH: 'wasm', CGO_ENABLED: '0' }, stdio: ['ignore', 'ignore', 'inherit'] });
  return other;
}

test('one engine answers 20,000 calls without a trap', async () => {
  // On V8's own stack and not behind HTTP: what a call leaves on it adds up.
  const { Resident } = await import(path.join(folder, 'worker', 'resident.mjs'));
  const read = (name) => new Uint8Array(fs.readFileSync(path.join(folder, 'worker', name)));
  const resident = new Resident(new WebAssembly.Module(read('engine.wasm')), read('speech.txt').buffer, read('known.pack').buffer, 'seed');
  const text = new TextEncoder().encode('Nasabah BCA yth, poin Anda hangus hari ini, tukar di https://bca-poin.example/tukar');
  let failed = 0;
  for (let i = 0; i < 20_000; i++) if (!resident.ask('check', 'id', text)) failed++;
  assert.equal(failed, 0);
});

test('a wrong token', async () => {
  assert.equal((await check(edge.address, WORD, { Authorization: 'Bearer wrong' })).status, 401);
});

test('the limit is reached, and a deployment beside it is not touched', async () => {
  const limited = await startEdge(folder, { ratelimits: { CHECK_RATE_LIMIT: { simple: { limit: 3, period: 60 } } } });
  try {
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await check(limited.address, `Halo ${WORD}`)).status);
    assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
    const refused = await check(limited.address, WORD);
    assert.equal(refused.headers.get('Retry-After'), '60');
    // The other token has a count of its own.
    assert.equal((await check(limited.address, WORD, { Authorization: 'Bearer another-token-for-tests-1' })).status, 200);
    await stillAnswers(edge);
    assert.ok(!limited.log().includes(WORD));
  } finally {
    await limited.stop();
  }
});

test('500 connections at once', async () => {
  const answers = await Promise.all(Array.from({ length: 500 }, (_, i) => check(edge.address, `Halo ${WORD} ${i}`)));
  assert.ok(answers.every(({ status }) => status === 200));
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
});

test('no secret for the hash keys: booted at the first request', async () => {
  const unseeded = await startEdge(folder, { bindings: { HASH_SEED: '' } });
  try {
    await stillAnswers(unseeded);
  } finally {
    await unseeded.stop();
  }
});

test('a shared text that reaches the server is not read', async () => {
  // A gigabyte is promised and only the first word sent: the answer comes all the same.
  const answer = await raw(edge.address, `POST /id/share HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1073741824\r\n\r\n${WORD}`, { end: false });
  assert.match(answer, /^HTTP\/1.1 303 /);
  assert.match(answer, /\r\nLocation: \/id\/shared\/\r\n/i);
});

test('pages come with the headers of _headers', async () => {
  const page = await fetch(edge.address + '/id/');
  assert.equal(page.status, 200);
  assert.match(page.headers.get('Content-Security-Policy'), /connect-src 'none'/);
  assert.equal((await fetch(edge.address + '/nowhere')).status, 404);
});

test('no log holds a message', () => {
  assert.ok(!edge.log().includes(WORD), edge.log());
});
