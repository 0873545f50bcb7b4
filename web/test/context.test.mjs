// What the reader adds about a message reaches the verdict and its reasons, is
// never needed, and is forgotten with the message.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, clear, open, put, untilVerdict } from './reader.mjs';

const code = 'BCA: Kode OTP Anda 482913, berlaku 5 menit. Jangan berikan kepada siapa pun.';
const weak = 'Tolong transfer sekarang ya 150rb, penting bgt';
let site, browser, page;

before(async () => {
  site = await startSite();
  browser = await startChromium();
  page = await browser.newPage({ reducedMotion: 'reduce' });
  await open(page, site, 'id');
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const rules = () => page.evaluate(() => Array.from(document.querySelectorAll('#report [data-rule]'), ({ dataset }) => dataset.rule));
const say = (letter) => page.evaluate((value) => document.querySelector(`#context [value="${value}"]`).click(), letter);
const untilRule = (id) => page.waitForFunction((rule) => document.querySelector(`#report [data-rule="${rule}"]`), id, { timeout: 20000 });

test('an unknown number raises a weak sign to caution and stands among the reasons', async () => {
  assert.equal(await check(page, weak), 'no-sign');
  await say('u');
  await untilVerdict(page, 'caution');
  assert.ok((await rules()).includes('from-unknown'));
  await say('');
  await untilVerdict(page, 'no-sign');
  assert.ok(!(await rules()).includes('from-unknown'));
});

test('a known contact excuses no request for a code', async () => {
  assert.equal(await check(page, 'Tolong kirim kode OTP 482913 yang masuk ke HP Ibu ya'), 'danger');
  await say('k');
  await untilRule('from-contact');
  await untilVerdict(page, 'danger');
});

test('the question about a code stands under it, answers to the keyboard and keeps the focus', async () => {
  assert.equal(await check(page, code), 'no-sign');
  await page.locator('#report [name=asked][value=n]').focus();
  await page.keyboard.press('Space');
  await untilVerdict(page, 'caution');
  assert.ok((await rules()).includes('unasked-code'));
  assert.ok(!(await rules()).includes('delivers-code'));
  assert.deepEqual(await page.evaluate(() => [document.activeElement.name, document.activeElement.value, document.activeElement.checked]), ['asked', 'n', true]);
  assert.match(await page.locator('#verdict').innerText(), /tidak Anda minta/);
  await page.keyboard.press('ArrowUp');
  await untilVerdict(page, 'no-sign');
  assert.ok((await rules()).includes('asked-code'));
});

test('without an answer nothing changes, and another message begins without one', async () => {
  assert.equal(await check(page, code), 'no-sign', 'the answer to the message before still counts');
  assert.equal(await page.locator('#report [name=asked]:checked').count(), 0);
  await say('u');
  await clear(page);
  assert.equal(await page.locator('#context :checked').getAttribute('value'), '');
  await put(page, weak);
  await untilVerdict(page, 'no-sign');
  await say('u');
  await untilVerdict(page, 'caution');
  await page.locator('#example').click(); // a message in place of another
  await untilVerdict(page, 'danger');
  assert.ok(!(await rules()).includes('from-unknown'));
});
