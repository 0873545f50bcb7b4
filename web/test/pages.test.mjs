// The pages that are read: prevention, and how Saring decides. And on every
// page: links inside the site lead somewhere.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { addresses } from './addresses.mjs';
import { addAxe, violations } from './axe.mjs';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';

const read = Object.fromEntries(Object.entries(addresses).map(([lang, { guard, how, shared }]) => [lang, [guard, how, shared]]));
let site, browser;

before(async () => {
  site = await startSite();
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing, folded and unfolded, and nothing sticks out at 320 px (${colorScheme})`, async () => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
    await addAxe(context);
    const page = await context.newPage();
    for (const address of Object.values(read).flat()) {
      await page.goto(site.origin + address);
      assert.deepEqual(await violations(page), [], address);
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), address);
    }
    await page.goto(site.origin + read.id[1]);
    await page.evaluate(() => [...document.querySelectorAll('details')].slice(0, 12).forEach((details) => (details.open = true)));
    assert.deepEqual(await violations(page), []);
    await context.close();
  });
}

test('all languages list the same rules, each with its weight and with samples of both kinds', async () => {
  const page = await browser.newPage();
  const listed = {};
  for (const [lang, [, how]] of Object.entries(read)) {
    await page.goto(site.origin + how);
    listed[lang] = await page.locator('details.rule').evaluateAll((rules) => rules.map((rule) => ({
      id: rule.id,
      weight: rule.querySelector('.weight').textContent.match(/-?\d+/)[0],
      samples: rule.querySelectorAll('.samples').length,
    })));
    assert.ok(listed[lang].length > 80, `${listed[lang].length} rules`);
    assert.deepEqual(listed[lang].filter(({ samples }) => samples < 2).map(({ id }) => id), [], 'rules without samples');
    assert.doesNotMatch(await page.innerText('main'), /\{\w+\}/, 'a gap that nothing has filled');
  }
  const without = (list) => list.map(({ id, weight }) => `${id} ${weight}`);
  for (const lang of Object.keys(read)) assert.deepEqual(without(listed[lang]), without(listed.id), lang);
  await page.close();
});

test('every fact on prevention has a source', async () => {
  const page = await browser.newPage();
  for (const [guard] of Object.values(read)) {
    await page.goto(site.origin + guard);
    const facts = await page.locator('main section').evaluateAll((sections) => sections.map((section) => [section.id, section.querySelector('.note').textContent.split(':')[1].trim()]));
    assert.ok(facts.length >= 12);
    for (const [id, source] of facts) assert.match(source, /\d{4}|WhatsApp/, id);
  }
  await page.close();
});

test('no link inside the site leads nowhere', async () => {
  const seen = new Set();
  const open = ['/'];
  while (open.length > 0) {
    const address = open.pop();
    if (seen.has(address)) continue;
    seen.add(address);
    const answer = await fetch(site.origin + address);
    assert.equal(answer.status, 200, address);
    const html = await answer.text();
    for (const [, href] of html.matchAll(/ href="(\/[^"]*)"/g)) {
      const [target, anchor] = href.split('#');
      if (!/\.(css|svg|js)$/.test(target)) open.push(target);
      if (anchor) assert.ok((await (await fetch(site.origin + target)).text()).includes(`id="${anchor}"`), `${address} names ${href}`);
    }
  }
  assert.ok(seen.size >= 9, [...seen].join(' '));
});
