// The page for businesses as a page: complete in each language, readable without a
// script, accessible in every state, usable by keyboard, within small windows, and
// sealed like the home page.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { addresses, of } from './addresses.mjs';
import { attackFromPage } from './attacks-page.mjs';
import { attackFromRoom } from './attacks-room.mjs';
import { addAxe, violations } from './axe.mjs';
import { input, openBusiness, said, write } from './business.mjs';
import { inContext, startChromium, startProfile } from './browsers.mjs';
import { makeAttackPolicy } from './control.mjs';
import { openPost } from './listening-post.mjs';
import { startSite } from './site.mjs';
import { untilQuiet } from './wait.mjs';

const businessPages = of('business');
let site, browser;

before(async () => {
  site = await startSite();
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** The states of the page that look different, and how each is reached. */
const states = {
  empty: () => {},
  'with an example': async (page) => {
    await page.click('#pack-example');
    await said(page, 'good');
  },
  'with faults, everything unfolded': async (page) => {
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
    await write(page, 'domains', 'https://melati.example/\nbca.co.id\n' + 'x'.repeat(200));
    await write(page, 'texts.en.help', '<b>');
    await write(page, 'name', '');
    await page.selectOption('#embed-how', 'address');
    await page.fill('#embed-address', 'https://other.example/channels.json');
    await said(page, 'faults');
  },
};

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in any state, and nothing sticks out at any width (${colorScheme})`, async () => {
    for (const lang of Object.keys(businessPages)) {
      await inContext(browser, { colorScheme, viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' }, async (page) => {
        await addAxe(page.context());
        await openBusiness(page, site, lang);
        for (const [state, reach] of Object.entries(states)) {
          await reach(page);
          // 640 px at 200 % zoom is a window of 320 CSS px.
          for (const width of [1280, 768, 640, 360, 320]) {
            await page.setViewportSize({ width, height: 740 });
            const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
            assert.ok(wide <= room, `${lang}, ${state}: ${wide} px at ${width}`);
            if (width === 1280 || width === 320) assert.deepEqual(await violations(page), [], `${lang}, ${state}, ${width} px`);
          }
        }
      });
    }
  });
}

test('axe finds nothing where the checker does not load; the page says so and tries again', () => inContext(browser, {}, async (page) => {
  await addAxe(page.context());
  await page.route('**/a/full-engine-*.wasm', (route) => route.abort());
  await page.goto(site.origin + businessPages.en);
  await page.locator('#pack-trouble .trouble').waitFor();
  assert.deepEqual(await violations(page), []);
  assert.ok(await page.isDisabled('#pack-name'));
  await page.unroute('**/a/full-engine-*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('html[data-seal=sealed]').waitFor({ state: 'attached' });
  assert.ok(await page.isEnabled('#pack-name'));
}));

test('without script all but the form can be read, in each language', () => inContext(browser, { javaScriptEnabled: false }, async (page) => {
  for (const [lang, address] of Object.entries(businessPages)) {
    await page.goto(site.origin + address);
    const text = await page.innerText('main');
    assert.ok(text.length > 4000, lang);
    assert.match(text, /JavaScript/);
    assert.match(await page.inputValue('#headers-lines'), /frame-src https:\/\/saring\.example/);
    await page.goto(site.origin + addresses[lang].shop);
    await page.locator('saring-check a').click();
    await page.waitForURL(`${site.origin}/${lang}/`);
  }
}));

test('each language has its own words everywhere, and the same parts', () => inContext(browser, {}, async (page) => {
  const parts = {};
  for (const lang of Object.keys(businessPages)) {
    await openBusiness(page, site, lang);
    await states['with faults, everything unfolded'](page);
    const { ids, texts, keys } = await page.evaluate(() => ({
      ids: Array.from(document.querySelectorAll('main [id]'), ({ id }) => id).filter((id) => !id.startsWith('pack-texts')),
      // Sources are named alike, and the faults are said by the engine.
      texts: Array.from(document.querySelectorAll('main :is(p:not(.note), li, label > span, legend, h1, h2, th)'))
        .filter((element) => !element.closest('.fault, .faults')).map((element) => element.innerText.trim()).filter((text) => text.length > 25),
      keys: Object.keys(JSON.parse(document.getElementById('texts').textContent)),
    }));
    assert.deepEqual(texts.filter((text) => /\{\w+\}/.test(text)), [], 'a gap that nothing has filled');
    parts[lang] = { ids, texts, keys };
  }
  for (const lang of ['en', 'ms']) {
    assert.deepEqual(parts[lang].ids, parts.id.ids);
    assert.deepEqual(parts[lang].keys, parts.id.keys);
    assert.deepEqual(parts[lang].texts.filter((text) => parts.id.texts.includes(text)), [], `${lang} says it as id does`);
  }
}));

test('the page is found from the foot of every page, and leads to prevention and the shop', () => inContext(browser, {}, async (page) => {
  await page.goto(site.origin + addresses.en.how);
  await page.locator('footer').getByRole('link', { name: 'For businesses' }).click();
  await page.waitForURL(site.origin + businessPages.en);
  assert.equal(await page.locator('main a[href="/en/guard-your-account/"]').count(), 1);
  const [shop] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'See it in an example shop' }).click()]);
  await shop.waitForURL(site.origin + addresses.en.shop);
  assert.equal(await shop.evaluate(() => opener), null);
}));

test('by keyboard alone: fill in, mend a fault from the list, copy', () => inContext(browser, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await openBusiness(page, site);
  const focused = () => page.evaluate(() => {
    const { id, dataset, outerHTML } = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return { id, goto: dataset.goto, copy: dataset.copy, seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1, outerHTML: outerHTML.slice(0, 80) };
  });
  const tabTo = async (wanted, key = 'Tab') => {
    for (let steps = 0; steps < 90; steps++) {
      await page.keyboard.press(key);
      const now = await focused();
      assert.ok(now.seen || now.id === '', `the focus cannot be seen on ${now.outerHTML}`);
      if (wanted(now)) return;
    }
    assert.fail(`not reached: ${wanted}`);
  };
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // the first stop jumps to the form
  await tabTo(({ id }) => id === 'pack-name');
  await page.keyboard.type('Toko Melati');
  await tabTo(({ id }) => id === 'pack-date');
  await page.keyboard.type('11252026');
  await tabTo(({ id }) => id === 'pack-domains');
  await page.keyboard.type('https://melati.example/');
  await tabTo(({ goto }) => goto === 'domains');
  await page.keyboard.press('Enter');
  assert.equal((await focused()).id, 'pack-domains');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('melati.example');
  await tabTo(({ copy }) => copy === 'out');
  await said(page, 'good');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[data-copy=out]').parentElement.querySelector('.told').textContent);
  assert.deepEqual(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())), { v: 1, name: 'Toko Melati', date: '2026-11-25', domains: ['melati.example'] });
}));

test('the page is sealed: what stands in the form reaches no server through any channel', async () => {
  const other = await openPost();
  const profile = await startProfile();
  try {
    await profile.context.addInitScript(makeAttackPolicy);
    const page = await profile.context.newPage();
    await openBusiness(page, site);
    await page.click('#pack-example');
    await said(page, 'good');
    await untilQuiet('the server', () => site.requests().length);
    const sealed = site.requests().length;
    const text = await input(page, 'name').inputValue();
    assert.ok(text.length > 5);
    assert.ok(page.workers().length > 0);
    for (const [place, attacks] of [[page, attackFromPage], ...page.workers().map((room) => [room, attackFromRoom])]) {
      for (const origin of [site.origin, other.origin]) {
        for (const channel of await place.evaluate(attacks, {})) await place.evaluate(attacks, { channel, origin, text });
      }
    }
    await untilQuiet('the servers', () => site.requests().length + other.entries.length, { quiet: 1500 });
    assert.deepEqual(site.requests().slice(sealed), []);
    assert.deepEqual(other.entries.filter(({ how }) => how !== 'connection'), []);
    await write(page, 'domains', 'nope');
    assert.equal(await said(page), 'faults', 'the form still works');
  } finally {
    await profile.stop();
    await other.stop();
  }
});
