// Right to left: nothing sticks out, everything that has a side changes it, and
// addresses and codes still read from left to right.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { addAxe, violations } from './axe.mjs';
import { startChromium } from './browsers.mjs';
import { openMirror } from './mirror.mjs';
import { startSite } from './site.mjs';
import { check, untilSealed } from './reader.mjs';
import { states } from './states.mjs';

let site, mirror, browser;

before(async () => {
  site = await startSite();
  mirror = await openMirror(site);
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), mirror?.stop()]);
});

const sides = (page) => page.evaluate(() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const centre = (selector) => box(selector).left + box(selector).width / 2;
  const wide = document.documentElement.clientWidth;
  return {
    wide: document.documentElement.scrollWidth - wide,
    // Each of these pairs: the first stands to the right of the second.
    wrong: [['.brand .icon', '.brand b'], ['.verdict .icon', '.verdict .word'], ['.reasons .number', '.reasons .reason'], ['#paste', '#check'], ['#file', '#clear'], ['.share .icon', '.share h3']]
      .filter(([right, left]) => !(centre(right) > centre(left))).map(String),
    textEdge: Math.round(box('.lead').right - box('h1').right),
    address: getComputedStyle(document.querySelector('.address')).direction,
    code: getComputedStyle(document.querySelector('.code b')).direction,
    box: getComputedStyle(document.querySelector('#message')).direction,
    said: document.querySelector('#check').textContent,
    word: document.querySelector('.verdict .word').textContent,
  };
});

for (const width of [320, 1280]) {
  test(`mirrored at ${width} px`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await addAxe(context);
    const page = await context.newPage();
    await page.goto(`${mirror.origin}/en/`);
    await untilSealed(page);
    assert.equal(await check(page, states.en.danger), 'danger');
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await page.locator('.share canvas').waitFor();
    const seen = await sides(page);
    assert.deepEqual([seen.said.trim(), seen.word], ['Chéck', 'Dångér'], 'page and report are in the pseudo-language');
    assert.deepEqual([seen.wide, seen.wrong, seen.textEdge], [0, [], 0]);
    assert.deepEqual([seen.address, seen.code, seen.box], ['ltr', 'ltr', 'ltr'], 'addresses, codes and an English message');
    // The one thing that axe rightly finds: there is no such language.
    assert.deepEqual((await violations(page)).map(({ id }) => id), ['html-lang-valid']);
    for (const path of ['/en/check-account/', '/en/guard-your-account/', '/en/how-it-decides/', '/en/prove-it/']) {
      await page.goto(mirror.origin + path);
      assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, path);
    }
    await context.close();
  });
}
