// The known-bad pack: it comes before the seal, is asked on this device only, and
// where it is missing, old, cut or damaged, one sentence says so and everything
// else works. The site of these tests is built with web/known/sample.txt.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, open, untilSealed } from './reader.mjs';
import { untilQuiet } from './wait.mjs';

const listed = 'The list for Sunday is here https://poin-hangus.example/list';
const listedPage = 'Have a look: https://bengkel.example/undangan/surat.apk';
const unlisted = 'The list for Sunday is here https://poin-arisan.example/list';
const lure = 'dial **21*081200001234# and press call ';
const day = 86400000;

let site, browser, pack, date;

before(async () => {
  site = await startSite();
  browser = await startChromium();
  const [name] = fs.readdirSync(path.join(site.dist, 'a')).filter((file) => /^known-.*\.pack$/.test(file));
  pack = fs.readFileSync(path.join(site.dist, 'a', name));
  const number = String(pack.readUInt32LE(12));
  date = Date.UTC(number.slice(0, 4), number.slice(4, 6) - 1, number.slice(6));
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Runs work on a page that believes it is so many days after the pack's date. */
async function onPage(days, work, prepare = () => {}) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript((now) => void (Date.now = () => now), date + days * day);
    await prepare(page);
    await open(page, site);
    return await work(page);
  } finally {
    await context.close();
  }
}

/** What the page says of the pack: {became, said, note}. */
const told = (page) => page.evaluate(() => ({
  became: document.querySelector('#known').dataset.known,
  said: document.querySelector('#known').textContent,
  note: document.querySelector('#box-note').textContent,
}));

const reasons = (page) => page.evaluate(() => document.querySelector('#report').innerText);

test('a listed address is danger, and the reason names the date of the list', () => onPage(5, async (page) => {
  assert.equal(await check(page, unlisted), 'no-sign');
  assert.equal(await check(page, listed), 'danger');
  assert.match(await reasons(page), /reported as a trap/);
  assert.match(await reasons(page), /25 November 2026/);
  assert.equal(await check(page, listedPage), 'danger');
}));

test('the page shows the number of addresses, the date and the size of the pack', () => onPage(30, async (page) => {
  const { became, said, note } = await told(page);
  assert.equal(became, 'good');
  assert.equal(note, '');
  assert.ok(said.includes(String(pack.readUInt32LE(16))) && said.includes('November 25, 2026') && said.includes(`${Number((pack.length / 1000).toPrecision(2))} kB`), said);
  await page.click('#seal summary');
  assert.ok(await page.isVisible('#known'));
}));

test('a pack of more than 30 days is called old, and is asked all the same', () => onPage(31, async (page) => {
  const { became, said, note } = await told(page);
  assert.equal(became, 'old');
  assert.match(note, /31 days old/);
  assert.ok(said.endsWith(note) && said.includes('November 25, 2026'), said);
  assert.equal(await check(page, listed), 'danger');
  assert.equal(await check(page, unlisted), 'no-sign');
}));

test('a clock that is behind makes no pack old', () => onPage(-900, async (page) => {
  assert.equal((await told(page)).became, 'good');
}));

test('asking the pack sends nothing, and it was fetched once, before the seal', async () => {
  const before = site.requests().length;
  await onPage(5, async (page) => {
    const sealed = site.requests().length;
    const fetched = site.requests().slice(before).map((request) => request.path).filter((where) => where.endsWith('.pack'));
    assert.equal(fetched.length, 1, fetched.join());
    for (const text of [listed, listedPage, unlisted]) await check(page, text);
    await untilQuiet('the log', () => site.requests().length);
    assert.deepEqual(site.requests().slice(sealed), []);
  });
});

test('the pack is served as it is and compressed, under a name that never changes', async () => {
  const [name] = fs.readdirSync(path.join(site.dist, 'a')).filter((file) => file.endsWith('.pack'));
  for (const encoding of ['identity', 'gzip', 'br']) {
    const response = await fetch(`${site.origin}/a/${name}`, { headers: { 'accept-encoding': encoding } });
    assert.equal(response.headers.get('content-encoding') ?? 'identity', encoding);
    assert.equal(response.headers.get('content-type'), 'application/octet-stream');
    assert.match(response.headers.get('cache-control'), /immutable/);
    assert.ok(Buffer.from(await response.arrayBuffer()).equals(pack), encoding);
  }
});

describe('the pack stays with the rooms', () => {
  test('after Clear, which takes the engine and its memory away', () => onPage(5, async (page) => {
    assert.equal(await check(page, listed), 'danger');
    await page.click('#clear');
    assert.equal(await check(page, listed), 'danger');
    assert.equal(await check(page, unlisted), 'no-sign');
  }));

  test('after a message that made the engine stop', () => onPage(5, async (page) => {
    // The reader of the engine's answer throws once, as a trap in the engine does.
    for (const room of page.workers()) {
      await room.evaluate(() => {
        const { decode } = TextDecoder.prototype;
        TextDecoder.prototype.decode = function () {
          TextDecoder.prototype.decode = decode;
          throw new Error('thrown by the test');
        };
      });
    }
    assert.equal(await check(page, unlisted), 'failed: message');
    assert.equal(await check(page, listed), 'danger');
    assert.match(await reasons(page), /reported as a trap/);
  }));

  test('in the spare room, when the first one dies', () => onPage(5, async (page) => {
    const [first] = page.workers();
    await Promise.all(page.workers().map((room) => room.evaluate(() => addEventListener('message', () => void (globalThis.asked = true)))));
    await check(page, unlisted);
    for (const room of page.workers()) {
      if (await room.evaluate(() => globalThis.asked === true)) await room.evaluate(() => { self.onmessage = () => { throw new Error('thrown by the test'); }; });
    }
    assert.match(await check(page, `${unlisted} again`), /^failed: /);
    assert.equal(await check(page, listed), 'danger');
    assert.equal(page.workers().length, 1, `${first.url()} or its spare is gone`);
  }));
});

/** The page without its pack: one sentence, and everything else works. */
async function without(page) {
  const { became, said, note } = await told(page);
  assert.equal(became, 'missing');
  assert.equal(said, note);
  assert.match(note, /^[^.]+\.$/, 'one sentence');
  assert.equal(await check(page, listed), 'no-sign');
  assert.equal(await check(page, lure), 'danger');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.seal), 'sealed');
}

const changed = (change) => () => {
  const copy = Buffer.from(pack);
  return change(copy) ?? copy;
};
const resum = (bytes) => void bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
const bad = {
  'cut in half': changed((bytes) => bytes.subarray(0, bytes.length / 2)),
  'one byte short': changed((bytes) => bytes.subarray(0, -1)),
  'ten bytes long': changed((bytes) => bytes.subarray(0, 10)),
  empty: () => Buffer.alloc(0),
  'changed by one bit': changed((bytes) => void (bytes[60] ^= 1)),
  'of another version': changed((bytes) => (bytes[7] = 9, resum(bytes))),
  'with a wrong checksum': changed((bytes) => void (bytes[bytes.length - 1] ^= 1)),
  'said to be 100 MB': changed((bytes) => (bytes.writeUInt32LE(1e8, 8), resum(bytes))),
  'with no entry': changed((bytes) => (bytes.writeUInt32LE(0, 16), resum(bytes))),
  'a page of HTML': () => Buffer.from('<!doctype html><title>Sign in to this network</title>'),
  'five megabytes of noise': () => Buffer.alloc(5 << 20, 7),
};

describe('a pack that does not come', () => {
  for (const [name, answer] of Object.entries({
    'cannot be reached': (route) => route.abort(),
    'is not there': (route) => route.fulfill({ status: 404, body: 'nothing here' }),
    'never answers': () => {},
  })) {
    test(name, () => onPage(5, without, (page) => page.route('**/*.pack', answer)));
  }
});

describe('a pack that is', () => {
  for (const [name, make] of Object.entries(bad)) {
    test(`${name}: the loading room sees that it is not the right one`, () => onPage(5, without, (page) => page.route('**/*.pack', (route) => route.fulfill({ body: make() }))));

    // A site that was built wrong: the loading room expects the very bytes that are bad.
    test(`${name}, and expected so: the engine refuses it`, () => onPage(5, without, async (page) => {
      const sum = (bytes) => createHash('sha256').update(bytes).digest('hex');
      await page.route('**/*.pack', (route) => route.fulfill({ body: make() }));
      await page.route('**/loading-*.js', async (route) => {
        const response = await route.fetch();
        const script = await response.text();
        assert.ok(script.includes(sum(pack)), 'the loading room names the hash of the pack');
        await route.fulfill({ response, body: script.replace(sum(pack), sum(make())) });
      });
    }));
  }

  test('damaged, and whole at the second attempt, with an engine that failed at the first', async () => {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.addInitScript((now) => void (Date.now = () => now), date);
      await page.route('**/*.{pack,wasm}', (route) => route.fulfill({ body: 'broken' }));
      await page.goto(`${site.origin}/en/`);
      await page.waitForFunction(() => document.documentElement.dataset.seal === 'failed');
      await page.unroute('**/*.{pack,wasm}');
      await page.click('#report button');
      await untilSealed(page);
      assert.equal((await told(page)).became, 'good');
      assert.equal(await check(page, listed), 'danger');
    } finally {
      await context.close();
    }
  });
});
