// What the server says about each file decides what a page may do. The policies
// are compared word for word, and nobody but the own server is asked for anything.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, open } from './reader.mjs';
import { states } from './states.mjs';
import { untilQuiet } from './wait.mjs';

let site;

before(async () => {
  site = await startSite();
});

after(() => site?.stop());

/** A policy as {directive: value}. */
const parse = (policy) => Object.fromEntries(policy.split(';').map((part) => {
  const [name, ...values] = part.trim().split(/\s+/);
  return [name, values.join(' ')];
}));

const assets = () => fs.readdirSync(path.join(site.dist, 'a')).filter((name) => !/\.(br|gz)$/.test(name));
const asset = (begin) => {
  const found = assets().filter((name) => name.startsWith(begin));
  assert.equal(found.length, 1, `one file ${begin}* in ${assets()}`);
  return `/a/${found[0]}`;
};
const get = (where, headers = {}) => fetch(site.origin + where, { headers, redirect: 'manual' });

// The page: what "Two rooms and a seal" lists, and beyond it only what forbids more.
const pagePolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'connect-src': "'none'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
};
const stricter = { 'frame-ancestors': "'none'", 'trusted-types': 'rooms' };

test('every page carries the policy of the page, word for word', async () => {
  for (const where of ['/', '/id/', '/en/', '/no-such-page', asset('page-'), asset('style-')]) {
    const response = await get(where);
    const policy = parse(response.headers.get('content-security-policy') ?? '');
    for (const [name, value] of Object.entries(stricter)) {
      assert.equal(policy[name], value, `${where} lacks ${name}`);
      delete policy[name];
    }
    assert.deepEqual(policy, pagePolicy, where);
  }
});

test('the loading room may fetch and compile, and nothing else', async () => {
  const response = await get(asset('loading-'));
  assert.equal(response.headers.get('content-security-policy'), "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self'");
});

test('the checking room may compile, and nothing else', async () => {
  const response = await get(asset('checking-'));
  assert.equal(response.headers.get('content-security-policy'), "default-src 'none'; script-src 'wasm-unsafe-eval'");
});

test('pages and rooms may connect to their own origin at most, beyond what policies cover', async () => {
  for (const where of ['/', '/id/', '/en/', '/no-such-page', asset('loading-'), asset('checking-')]) {
    assert.equal((await get(where)).headers.get('connection-allowlist'), '(response-origin)', where);
  }
});

test('every answer forbids guessing its type and telling where the reader came from', async () => {
  for (const where of ['/id/', asset('page-'), asset('checking-'), asset('engine-'), '/no-such-page']) {
    const { headers } = await get(where);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', where);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', where);
    assert.equal(headers.get('set-cookie'), null, where);
  }
});

test('hashed files may be kept for ever, pages are asked for again', async () => {
  for (const name of assets()) {
    assert.match((await get(`/a/${name}`)).headers.get('cache-control') ?? '', /immutable/, name);
  }
  for (const where of ['/', '/id/', '/en/']) {
    assert.match((await get(where)).headers.get('cache-control') ?? '', /no-cache|max-age=0/, where);
  }
});

test('files travel compressed, and unpack to the same bytes', async () => {
  for (const where of ['/id/', asset('page-'), asset('engine-')]) {
    const plain = Buffer.from(await (await get(where, { 'accept-encoding': 'identity' })).arrayBuffer());
    for (const encoding of ['br', 'gzip']) {
      const packed = await get(where, { 'accept-encoding': encoding });
      assert.equal(packed.headers.get('content-encoding'), encoding, where);
      assert.match(packed.headers.get('vary') ?? '', /accept-encoding/i, where);
      assert.ok(Buffer.from(await packed.arrayBuffer()).equals(plain), `${where} as ${encoding}`);
    }
  }
  assert.equal((await get(asset('engine-'))).headers.get('content-type'), 'application/wasm');
});

test('one visit asks only the own server, and only for what it needs', async () => {
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    const asked = [];
    const begun = site.requests().length;
    page.context().on('request', (request) => asked.push(request.url()));
    await open(page, site, 'id');
    for (const text of Object.values(states.id)) await check(page, text);
    await untilQuiet('the log', () => site.requests().length);
    assert.deepEqual(asked.filter((url) => !url.startsWith(`${site.origin}/`)), []);
    const paths = site.requests().slice(begun).map((request) => request.path).filter((where) => where.startsWith('/id/') || where.startsWith('/a/'));
    for (const needed of ['/id/', '/a/page-', '/a/style-', '/a/loading-', '/a/checking-', '/a/engine-']) {
      assert.ok(paths.some((where) => where.startsWith(needed)), `${needed} in ${paths}`);
    }
    assert.ok(paths.every((where) => !where.includes('?')), 'no address carries anything');
    assert.deepEqual(await page.evaluate(async () => ({
      cookies: document.cookie,
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
    })), { cookies: '', local: 0, session: 0, databases: 0 }, 'nothing is stored');
    // But the site's own files, for visits without a network: no address carries anything, and no file is changed.
    const list = JSON.parse(fs.readFileSync(path.join(site.dist, 'keep.json'), 'utf8')).files.map((line) => line.split(' ')[0]);
    const kept = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => {
      const cache = await caches.open(name);
      return Promise.all((await cache.keys()).map(async ({ url }) => {
        const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await (await cache.match(url)).arrayBuffer()));
        return [new URL(url).pathname + new URL(url).search, [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')];
      }));
    }))).flat());
    assert.ok(kept.length > 0);
    for (const [where, digits] of kept) {
      if (where === '/kept') continue; // which build is whole: names of builds
      assert.ok(list.includes(where), where);
      const file = path.join(site.dist, where.replace(/\/$/, '/index.html'));
      assert.equal(digits, createHash('sha256').update(fs.readFileSync(file)).digest('hex'), where);
    }
  } finally {
    await browser.close();
  }
});
