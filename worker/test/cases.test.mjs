// One table of calls, and the golden messages, against the resident engine and
// against the Go handler on workerd. worker/cases_test.go runs the same against
// the native server, so that all three answer alike.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { buildEdge, repository, startEdge } from './edge.mjs';

const cases = JSON.parse(fs.readFileSync(new URL('cases.json', import.meta.url), 'utf8'));
const golden = path.join(repository, 'internal', 'check', 'testdata', 'golden');
const TOKEN = 'Bearer a-token-for-tests-only-1';
const deployments = {};
let folder;

before(async () => {
  folder = buildEdge();
  // The Go handler alone: the module that syumai/workers starts it with is a
  // worker of its own.
  const handler = { entry: 'handler.mjs' };
  fs.writeFileSync(path.join(folder, 'worker', handler.entry), 'export { default } from "./go/worker.mjs";\n');
  deployments['the resident engine'] = { on: await startEdge(folder), off: await startEdge(folder, { bindings: { CHECK_API: 'off' } }) };
  const everything = { assets: undefined };
  deployments['the Go handler'] = {
    on: await startEdge(folder, { ...handler, ...everything }),
    off: await startEdge(folder, { ...handler, ...everything, bindings: { CHECK_API: 'off' } }),
  };
});

after(async () => {
  for (const { on, off } of Object.values(deployments)) await Promise.all([on.stop(), off.stop()]);
  if (folder) fs.rmSync(path.dirname(folder), { recursive: true });
});

function bodyOf({ body, base64, repeat = 1 }) {
  if (base64) return Buffer.from(base64, 'base64');
  return body === undefined ? undefined : Buffer.from(body.repeat(repeat));
}

/**
 * Promises a large body and sends its first 64 kB: an answer can only come from
 * who refuses it unread. (Sending all of it would race with the end of the
 * connection.)
 */
const promiseBody = (address, { method, path: target, headers }, body) => new Promise((resolve, reject) => {
  const request = http.request(address + target, { method, headers: { ...headers, 'Content-Length': body.length } }, (answer) => {
    let text = '';
    answer.setEncoding('utf8').on('data', (part) => { text += part; });
    answer.on('end', () => {
      request.destroy();
      resolve({ status: answer.statusCode, headers: new Headers(answer.headers), text });
    });
  });
  request.on('error', reject);
  request.write(body.subarray(0, 65536));
});

/** Sends one call and resolves to its answer. */
async function call(address, request) {
  const body = bodyOf(request);
  if (body?.length > 1 << 20) return promiseBody(address, request, body);
  const answer = await fetch(address + request.path, { method: request.method, headers: request.headers, body });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** Tells whether every field of want stands in got. */
function holds(got, want) {
  for (const [name, value] of Object.entries(want)) {
    if (value && typeof value === 'object' && !Array.isArray(value)) holds(got[name], value);
    else assert.deepEqual(got[name], value, name);
  }
}

for (const which of ['the resident engine', 'the Go handler']) {
  for (const { name, off, request, answer } of cases) {
    test(`${which}: ${name}`, async () => {
      const { address } = deployments[which][off ? 'off' : 'on'];
      const got = await call(address, request);
      const { text } = got;
      assert.equal(got.status, answer.status, text);
      for (const [header, want] of Object.entries(answer.headers ?? {})) assert.equal(got.headers.get(header), want, header);
      if (answer.detail) {
        const { detail, title, ...rest } = JSON.parse(text);
        assert.deepEqual({ detail, ...rest }, { detail: answer.detail, type: 'about:blank', status: answer.status });
        assert.ok(title, 'a title');
      }
      if (answer.json) holds(JSON.parse(text), answer.json);
    });
  }

  test(`${which}: golden reports, byte for byte`, async () => {
    const names = fs.readdirSync(golden).filter((name) => name.endsWith('.txt'));
    assert.ok(names.length >= 10);
    for (const name of names) {
      const body = fs.readFileSync(path.join(golden, name));
      for (const tag of ['id', 'en']) {
        const want = JSON.stringify(JSON.parse(fs.readFileSync(path.join(golden, name.replace(/\.txt$/, `.${tag}.json`)), 'utf8')));
        const got = await fetch(deployments[which].on.address + '/api/v1/check', {
          method: 'POST', headers: { Authorization: TOKEN, 'Content-Type': 'text/plain', 'Accept-Language': tag }, body,
        });
        const text = await got.text();
        assert.equal(JSON.stringify(JSON.parse(text)), want, `${name} in ${tag}`);
        assert.equal(text.length, want.length, 'no white space');
      }
    }
  });
}

test('both mask alike, byte for byte', async () => {
  for (const name of fs.readdirSync(golden).filter((name) => name.endsWith('.txt')).slice(0, 20)) {
    const body = fs.readFileSync(path.join(golden, name));
    const [resident, handler] = await Promise.all(Object.values(deployments).map(async ({ on }) => {
      const got = await fetch(on.address + '/api/v1/mask', { method: 'POST', headers: { Authorization: TOKEN, 'Content-Type': 'text/plain' }, body });
      assert.equal(got.status, 200);
      return got.text();
    }));
    assert.equal(resident, handler, name);
    assert.ok(JSON.parse(resident).found);
  }
});
