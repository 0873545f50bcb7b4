// Without a network: what one visit keeps, what it keeps it with, and that none
// of it is asked for after the seal. Where nothing can be kept, Saring checks
// messages all the same.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChromium, startProfile } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, messages, open, openKept, untilSealed } from './reader.mjs';
import { until } from './wait.mjs';

const lure = messages.lures[0].text;
let site, list;

before(async () => {
  site = await startSite();
  list = JSON.parse(fs.readFileSync(path.join(site.dist, 'keep.json'), 'utf8'));
});

after(() => site?.stop());

const addresses = () => list.files.map((line) => line.split(' ')[0]);
const keptWord = (page) => page.evaluate(() => document.getElementById('device').dataset.kept);

/** Runs work in a new Chromium of its own. */
async function inProfile(work, ...words) {
  const profile = await startProfile(...words);
  try {
    await work(await profile.context.newPage(), profile.context);
  } finally {
    await profile.stop();
  }
}

test('the list names every page and every asset of the site but those of the full engine, and nothing else', () => {
  const there = fs.readdirSync(site.dist, { recursive: true })
    .filter((name) => /^a\/.*(?<!\.br|\.gz)$/.test(name) || /(^|\/)index\.html$/.test(name));
  // As large as all the rest, and fetched only by who has a chat to check, by other sites' readers, or by businesses.
  const apart = (name) => /^a\/(full|chat|frame|business)-/.test(name) || name.endsWith('.html') && /\/a\/(chat|frame|business)-/.test(fs.readFileSync(path.join(site.dist, name), 'utf8'));
  assert.equal(there.filter((name) => apart(name) && !/^a\/(frame|business)-|\/(sisip|embed)\//.test(name)).length, 5 + 9, 'two engines, a loading room for each, the script of chats, and three pages in each language');
  assert.deepEqual(addresses().sort(), there.filter((name) => !apart(name)).map((name) => `/${name.replace(/index\.html$/, '')}`).sort());
});

test('after one visit every page opens and checks with the server gone; the policies hold', async () => {
  const own = await startSite(site.dist);
  await inProfile(async (page, context) => {
    await openKept(page, own, 'id');
    assert.ok(await page.isVisible('#device [data-when=kept]'));
    const sent = {};
    for (const address of addresses()) sent[address] = Object.fromEntries((await fetch(own.origin + address)).headers);
    await own.stop();

    await page.reload();
    await untilSealed(page);
    assert.equal(await check(page, lure), 'danger');
    assert.notEqual(await page.evaluate(() => document.getElementById('known').dataset.known), 'missing');
    for (const address of addresses().filter((name) => name.endsWith('/'))) {
      const answer = await page.goto(own.origin + address);
      assert.equal(answer.status(), 200, address);
      assert.ok(answer.fromServiceWorker(), address);
      assert.ok((await page.innerText('h1')).length > 0, address);
      assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).fontSize), '16px', `${address} lacks its style`);
      assert.equal(await page.evaluate(() => fetch('/').then(() => 'passed', () => 'refused')), 'refused', address);
    }
    await page.goto(`${own.origin}/en`);
    assert.equal(new URL(page.url()).pathname, '/en/');

    await open(page, own, 'en');
    assert.equal(await check(page, messages.lures.find(({ lang }) => lang === 'en').text), 'danger');
    for (const room of page.workers()) {
      assert.match(room.url(), /checking/);
      assert.equal(await room.evaluate(() => fetch('/').then(() => 'passed', () => 'refused')), 'refused');
    }
    // Each file is kept with the headers that the server sent, but those about its way.
    const kept = await page.evaluate(async (all) => Object.fromEntries(await Promise.all(all.map(async (address) =>
      [address, Object.fromEntries((await caches.match(address, { ignoreVary: true })).headers)]))), addresses());
    const way = ['content-encoding', 'content-length', 'date', 'etag', 'vary', 'accept-ranges', 'connection', 'keep-alive'];
    for (const headers of [...Object.values(sent), ...Object.values(kept)]) for (const name of way) delete headers[name];
    assert.deepEqual(kept, sent);
  });
});

test('nothing is asked for after the seal, not by the browser either, on the first visit and on later ones', () => inProfile(async (page) => {
  for (let visit = 1; visit <= 3; visit++) {
    await open(page, site, 'id');
    const sealed = site.requests().length;
    await check(page, lure);
    // Chromium looks for a changed service worker one second after a page was opened.
    await pause(3000);
    assert.deepEqual(site.requests().slice(sealed), [], `visit ${visit}`);
    if (visit > 1) assert.match(await page.evaluate(() => navigator.serviceWorker.controller.scriptURL), /\/sw\.js$/);
  }
}));

test('a later visit asks the server for one small list and for no file', () => inProfile(async (page) => {
  await openKept(page, site, 'id');
  const before = site.requests().length;
  await open(page, site, 'id');
  assert.deepEqual(site.requests().slice(before).map((request) => request.path), ['/keep.json']);
}));

test('the service worker hears no message and fetches only what its policy allows', async () => {
  const source = fs.readFileSync(path.join(site.dist, 'sw.js'), 'utf8');
  assert.doesNotMatch(source, /message|indexedDB|importScripts/i);
  assert.deepEqual(source.match(/addEventListener\("\w+"/g), ['addEventListener("install"', 'addEventListener("fetch"']);
  const { headers } = await fetch(`${site.origin}/sw.js`);
  assert.equal(headers.get('content-security-policy'), "default-src 'none'; connect-src 'self'");
  assert.equal(headers.get('connection-allowlist'), '(response-origin)');
  assert.equal(headers.get('cache-control'), 'public, max-age=86400');
});

test('words sent to the service worker from the sealed page arrive nowhere', () => inProfile(async (page) => {
  await openKept(page, site, 'id');
  await open(page, site, 'id');
  const sealed = site.requests().length;
  await page.evaluate(async (text) => {
    navigator.serviceWorker.controller.postMessage(text);
    const registration = await navigator.serviceWorker.ready;
    registration.active.postMessage({ type: 'CACHE_URLS', urls: [`/leak?${text}`] });
    await registration.update().catch(() => {});
    await registration.backgroundFetch?.fetch('leak', [`/leak/background?${encodeURIComponent(text)}`], {
      icons: [{ src: `/leak/icon?${encodeURIComponent(text)}`, sizes: '192x192' }],
    }).catch(() => {});
  }, lure);
  await pause(2000);
  assert.deepEqual(site.requests().slice(sealed), []);
}));

test('an address with a question is never answered from the device', () => inProfile(async (page) => {
  await openKept(page, site, 'id');
  await open(page, site, 'id');
  const answer = await page.goto(`${site.origin}/id/?opened`);
  assert.equal(answer.fromServiceWorker(), false);
}));

test('storage refused: the page says so, seals itself and checks', () => inProfile(async (page) => {
  await open(page, site, 'id');
  assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then(({ length }) => length, () => 'refused')), 'refused');
  assert.equal(await keptWord(page), 'refused');
  assert.ok(await page.isVisible('#device [data-when=refused]'));
  assert.equal(await check(page, lure), 'danger');
}, { profile: { default_content_setting_values: { cookies: 2 } } }));

test('no room on the device: the page says so, leaves no half build behind and checks', () => inProfile(async (page, context) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize: 300000 });
  await open(page, site, 'id');
  assert.equal(await keptWord(page), 'full');
  assert.ok(await page.isVisible('#device [data-when=full]'));
  assert.equal(await check(page, lure), 'danger');
  await until('the half build to go', () => page.evaluate(async () => (await caches.keys()).every((name) => name === 'saring')));
  // With room again, the next visit keeps it.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.origin });
  await openKept(page, site, 'id');
}));

test('a browser without service workers checks as before and keeps nothing', async () => {
  const browser = await startChromium();
  try {
    const context = await browser.newContext();
    await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
    const page = await context.newPage();
    await open(page, site, 'id');
    assert.equal(await check(page, lure), 'danger');
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
    assert.equal(await keptWord(page), 'never');
    assert.ok(!site.requests().slice(-8).some((request) => request.path === '/keep.json'));
  } finally {
    await browser.close();
  }
});

test('a visit that breaks off before the script has a sentence and a way on', async () => {
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    await page.route('**/page-*.js', (route) => route.abort());
    await page.goto(`${site.origin}/id/`);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Animation.enable');
    await devtools.send('Animation.setPlaybackRate', { playbackRate: 100 });
    await page.waitForSelector('.slow', { state: 'visible', timeout: 25000 });
    assert.ok(await page.isDisabled('#message'));
    await page.unroute('**/page-*.js');
    await page.click('.slow a');
    await untilSealed(page);
    assert.equal(await check(page, lure), 'danger');
  } finally {
    await browser.close();
  }
});

test('a first visit that breaks off leaves nothing that is served; the next one is whole', () => inProfile(async (page, context) => {
  await context.route('**/*.wasm', (route) => route.abort());
  await page.goto(`${site.origin}/id/`);
  await page.waitForFunction(() => document.documentElement.dataset.seal === 'failed');
  assert.equal(await page.evaluate(() => document.getElementById('report').dataset.failed), 'engine');
  assert.equal(await page.evaluate(async () => (await (await caches.match('/kept'))?.json())?.current), undefined);
  await context.unroute('**/*.wasm');
  await openKept(page, site, 'id');
}));

test('what lay on the device is gone: the page comes from the server and seals itself', () => inProfile(async (page) => {
  await openKept(page, site, 'id');
  // Browsers take such room back when they are short of it, and private windows keep none.
  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  await open(page, site, 'id');
  assert.match(await page.evaluate(() => navigator.serviceWorker.controller.scriptURL), /\/sw\.js$/);
  assert.equal(await check(page, lure), 'danger');
  await openKept(page, site, 'id');
}));
