// Which language a reader gets: the one chosen before, else the choice, with one
// of the browser's languages first. Nothing breaks where nothing may be stored.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { inContext, startChromium, startProfile } from './browsers.mjs';
import { startSite } from './site.mjs';
import { openKept } from './reader.mjs';

let site, browser;

before(async () => {
  site = await startSite();
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const path = (page) => new URL(page.url()).pathname;
const offered = (page) => page.locator('.languages a').evaluateAll((links) => links.map(({ hreflang }) => hreflang));
const memory = (page) => page.evaluate(() => ({ ...localStorage }));

for (const [locale, first] of [['en-GB', 'en'], ['id-ID', 'id'], ['ms-MY', 'ms'], ['fr-FR', 'id']]) {
  test(`a first visit with a browser in ${locale} offers ${first} first and stays`, () => inContext(browser, { locale }, async (page) => {
    await page.goto(`${site.origin}/`);
    await page.waitForLoadState('load');
    const tags = await offered(page);
    assert.equal(tags[0], first);
    assert.equal(new Set(tags).size, tags.length);
    assert.ok(tags.length >= 3);
    assert.equal(path(page), '/');
    assert.deepEqual(await memory(page), {}, 'nothing is remembered unasked');
  }));
}

test('a chosen language is remembered: / leads there, and another choice changes it', () => inContext(browser, { locale: 'en-GB' }, async (page) => {
  await page.goto(`${site.origin}/`);
  await page.click('.languages a[hreflang=id]');
  await page.waitForURL('**/id/');
  assert.deepEqual(await memory(page), { language: 'id' });
  await page.goto(`${site.origin}/`);
  await page.waitForURL('**/id/');
  await page.click('.top a[hreflang=en]');
  await page.waitForURL('**/en/');
  await page.goto(`${site.origin}/`);
  await page.waitForURL('**/en/');
  await page.goto(`${site.origin}/en/guard-your-account/`);
  await page.click('.top a[hreflang=id]');
  await page.waitForURL('**/id/jaga-akun/');
  await page.goto(`${site.origin}/`);
  await page.waitForURL('**/id/');
  // The page that gave way is not in the way back.
  await page.goBack();
  assert.equal(path(page), '/id/jaga-akun/');
}));

test('a language that is gone, or nonsense in the store, leaves the choice', () => inContext(browser, {}, async (page) => {
  await page.goto(`${site.origin}/`);
  for (const word of ['xx', '', '//evil.example/', 'javascript:alert(1)']) {
    await page.evaluate((value) => localStorage.setItem('language', value), word);
    await page.goto(`${site.origin}/`);
    await page.waitForLoadState('load');
    assert.equal(path(page), '/', word);
  }
}));

test('with no store the choice is there each time and its links work', () => inContext(browser, { locale: 'id-ID' }, async (page) => {
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  for (let visit = 0; visit < 2; visit++) {
    await page.goto(`${site.origin}/`);
    await page.waitForLoadState('load');
    assert.equal((await offered(page))[0], 'id');
    await page.click('.languages a[hreflang=en]');
    await page.waitForURL('**/en/');
  }
  assert.deepEqual(errors, []);
}, () => Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } })));

test('the remembered choice works offline', () => inContext(browser, { locale: 'en-GB' }, async (page) => {
  const own = await startSite(site.dist);
  await openKept(page, own, 'en');
  await page.click('.top a[hreflang=id]');
  await page.waitForURL('**/id/');
  await own.stop();
  await page.goto(`${own.origin}/`);
  await page.waitForURL('**/id/');
}));

test('every page names itself in all languages', async () => {
  for (const address of ['/id/', '/en/guard-your-account/', '/ms/']) {
    const html = await (await fetch(site.origin + address)).text();
    const tags = [...html.matchAll(/rel="alternate" hreflang="([\w-]+)" href="([^"]+)"/g)].map(([, tag]) => tag);
    assert.ok(['id', 'en', 'ms', 'x-default'].every((tag) => tags.includes(tag)), address);
  }
});

test('a phone can put Saring on its home screen in each language, and the offer waits for a tap', async () => {
  const profile = await startProfile();
  try {
    const page = await profile.context.newPage();
    const devtools = await profile.context.newCDPSession(page);
    for (const lang of ['id', 'en', 'ms']) {
      await page.goto(`${site.origin}/${lang}/`);
      await page.waitForSelector('#install', { state: 'visible', timeout: 30000 });
      assert.deepEqual((await devtools.send('Page.getInstallabilityErrors')).installabilityErrors, []);
      const { url, errors, data } = await devtools.send('Page.getAppManifest');
      assert.deepEqual(errors, []);
      const manifest = JSON.parse(data);
      assert.equal(manifest.lang, lang);
      for (const { url: address } of manifest.shortcuts) assert.equal((await fetch(site.origin + address)).status, 200, address);
      for (const { src } of manifest.icons) assert.equal((await fetch(site.origin + src)).headers.get('content-type'), 'image/png');
      const served = await fetch(url);
      assert.equal(served.headers.get('content-type'), 'application/manifest+json');
      assert.match(served.headers.get('cache-control'), /immutable/);
    }
  } finally {
    await profile.stop();
  }
});
