// The card of a link: what opens is large, what passes the reader on is small,
// trackers are named, and what is copied cannot be clicked.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, open } from './reader.mjs';

let site, browser, page;

before(async () => {
  site = await startSite();
  browser = await startChromium();
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 360, height: 740 } });
  page = await open(await context.newPage(), site, 'en');
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** The deciding parts of the first card, with the size of their letters, from the top. */
const sizes = () => page.evaluate(() => Array.from(document.querySelectorAll('.links .cards > li:first-child .address strong'), (part) => ({
  text: part.textContent, size: parseFloat(getComputedStyle(part).fontSize),
})));

test('of a wrapped link the address that opens is the largest', async () => {
  await check(page, 'Please read https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fschool.example%252Fdates');
  const [through, then, opens] = await sizes();
  assert.deepEqual([through.text, then.text, opens.text], ['google.com', 'facebook.com', 'school.example']);
  assert.ok(opens.size > 1.15 * through.size && opens.size > 1.15 * then.size, JSON.stringify([through, then, opens]));
  assert.equal(await page.evaluate(() => document.querySelectorAll('.links a').length), 0);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the card is wider than the screen');
});

test('of a share button the button itself is the largest', async () => {
  await check(page, 'Share it: https://wa.me/?text=Look%20https%3A%2F%2Fnews.example%2Fstory');
  const [button, shared] = await sizes();
  assert.deepEqual([button.text, shared.text], ['wa.me', 'news.example']);
  assert.ok(button.size > 1.15 * shared.size, JSON.stringify([button, shared]));
});

test('a letter that passes for another stands out within its name', async () => {
  await check(page, 'Please verify at https://tokop\u0435dia-promo.example/account');
  assert.deepEqual((await sizes()).map(({ text }) => text), ['tokop\u0435dia-promo.example']);
  assert.deepEqual(await page.evaluate(() => Array.from(document.querySelectorAll('.address .odd'), (letter) => letter.textContent)), ['\u0435']);
});

test('trackers are named, raise no alarm, and the copy without them cannot be clicked', async () => {
  assert.equal(await check(page, 'Nice shirt https://shop.example/item?id=7&fbclid=abc&utm_source=chat'), 'no-sign');
  const named = await page.evaluate(() => Array.from(document.querySelectorAll('.trackers code'), (name) => name.textContent));
  assert.deepEqual(named, ['fbclid', 'utm_source']);
  await page.locator('.links .cards button').nth(1).click();
  await page.waitForFunction(() => document.querySelector('.links .told').textContent !== '');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'hxxps://shop[.]example/item?id=7');
});

test('a link without trackers offers one copy only', async () => {
  await check(page, 'Nice shirt https://shop.example/item?id=7');
  assert.equal(await page.locator('.links .cards button').count(), 1);
  assert.equal(await page.locator('.trackers').count(), 0);
});
