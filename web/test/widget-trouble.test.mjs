// The widget where a browser or the line refuses something: storage of another site's
// frame, the engine, the clipboard; and which pages may stand in a frame at all.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inContext, startChromium, startProfile } from './browsers.mjs';
import { hostPage, openHost, openWidget, widget } from './host.mjs';
import { check, messages } from './reader.mjs';
import { startSite } from './site.mjs';
import { until } from './wait.mjs';

const lure = messages.lures.find(({ lang }) => lang === 'en').text;
let site, host, browser;

before(async () => {
  site = await startSite();
  host = await openHost(site, {
    '/': hostPage(site, widget(site)),
    '/no-copying': { headers: { 'content-type': 'text/html', 'permissions-policy': 'clipboard-write=()' }, body: hostPage(site, widget(site)) },
    '/home-in-a-frame': `<!doctype html><title>frames</title>${['/', '/en/', '/en/prove-it/', '/widget.js', '/a/none.js'].map((where) => `<iframe src="${site.origin}${where}"></iframe>`).join('')}`,
  });
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), host?.stop()]);
});

test('only the pages made for it may stand in another site\'s frame', async () => {
  const pages = fs.readdirSync(site.dist, { recursive: true }).filter((name) => name.endsWith('index.html') || name === '404.html').map((name) => `/${name.replace(/index\.html$/, '')}`);
  assert.ok(pages.length > 20);
  const open = [];
  for (const where of pages) {
    const { headers } = await fetch(site.origin + where);
    const ancestors = /frame-ancestors ([^;]+)/.exec(headers.get('content-security-policy'))?.[1];
    if (ancestors === '*') {
      open.push(where);
      assert.equal(headers.get('x-frame-options'), null, where);
      assert.match(headers.get('content-security-policy'), /sandbox allow-scripts allow-same-origin;/, where);
    } else if (ancestors !== "'self'") {
      assert.equal(ancestors, "'none'", where);
      assert.equal(headers.get('x-frame-options'), 'DENY', where);
    }
  }
  assert.deepEqual(open.sort(), ['/en/embed/', '/id/sisip/', '/ms/sisip/']);
  await inContext(browser, {}, async (page) => {
    await page.goto(`${host.origin}/home-in-a-frame`);
    for (const frame of page.frames().slice(1)) assert.equal(await frame.locator('#message, pre').count(), 0, frame.url());
  });
});

for (const [what, settings] of Object.entries({
  'third-party storage': { profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } },
  'all storage': { profile: { default_content_setting_values: { cookies: 2 } } },
})) {
  test(`a browser that refuses ${what} opens, seals and checks all the same, and nothing is kept`, async () => {
    const profile = await startProfile(settings);
    try {
      const page = await profile.context.newPage();
      await page.goto(`${host.origin}/`);
      const frame = await openWidget(page);
      assert.equal(await check(frame, lure), 'danger');
      const kept = await frame.evaluate(async () => {
        const tried = async (look) => {
          try {
            return await look();
          } catch {
            return 0;
          }
        };
        return [await tried(() => localStorage.length), await tried(() => caches.keys().then(({ length }) => length)), await tried(() => indexedDB.databases().then(({ length }) => length)), document.cookie.length];
      });
      assert.deepEqual(kept, [0, 0, 0, 0]);
    } finally {
      await profile.stop();
    }
  });
}

test('without the engine the frame says so, shows advice and tries again; the host hears "failed"', () => inContext(browser, {}, async (page) => {
  let broken = true;
  await page.route('**/a/full-engine-*', (route) => (broken ? route.abort() : route.continue()));
  await page.goto(`${host.origin}/`);
  await page.getByRole('button').click();
  await page.locator('saring-check[state=failed]').waitFor({ timeout: 60000 });
  const frame = page.frames()[1];
  assert.ok(await frame.locator('#report .trouble').isVisible());
  assert.ok(await frame.locator('.without').isVisible());
  await frame.getByRole('link', { name: 'Read the advice' }).click();
  broken = false;
  await frame.getByRole('button', { name: 'Try again' }).click();
  await page.locator('saring-check[state=sealed]').waitFor({ timeout: 60000 });
  assert.ok(await frame.locator('.without').isHidden());
  assert.equal(await check(frame, lure), 'danger');
}));

test('what cannot be copied is shown to be copied by hand; nothing offers to save or paste', () => inContext(browser, {}, async (page) => {
  await page.goto(`${host.origin}/no-copying`);
  const frame = await openWidget(page);
  await check(frame, 'BCA: your points expire today, redeem at https://bca-rewards.example/gift');
  await frame.locator('.links button').first().click();
  await frame.locator('.links .told .dead').first().waitFor();
  await frame.locator('.share summary').click();
  await frame.locator('[data-share=copy-masked]').waitFor();
  assert.deepEqual(await frame.locator('[data-share]').evaluateAll((all) => all.map((one) => one.dataset.share)), ['copy-text', 'copy-picture', 'copy-masked']);
  assert.equal(await frame.locator('#paste').count(), 0);
}));

test('a copy button copies, without any right to read the clipboard', () => inContext(browser, {}, async (page) => {
  await page.goto(`${host.origin}/`);
  const frame = await openWidget(page);
  await check(frame, 'BCA: your points expire today, redeem at https://bca-rewards.example/gift');
  await frame.locator('.links button').first().click();
  await until('the word that it is copied', async () => /cannot be clicked/.test(await frame.locator('.links .told').first().innerText()));
  assert.equal(await frame.evaluate(() => navigator.clipboard.readText().then(() => 'read', ({ name }) => name)), 'NotAllowedError');
  assert.equal(await page.evaluate(() => navigator.permissions.query({ name: 'clipboard-read' }).then(({ state }) => state)), 'prompt');
}));
