// A message can be passed on without personal data: the reader chooses what is
// covered, sees both texts and copies, all of it inside the sealed page. What was
// found is gone from the copy: read again, nothing is left to cover.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, open } from './reader.mjs';

const text = 'Halo Bu Ratnawati Kusumadewi 😀, hubungi 0812-0000-1234 atau +62 812 0000 1234. Rekening BCA 8720114455 a.n. Bambang Sutrisno, ' +
  'NIK 3201014505900001, kode OTP: 204817, ratna.k@contoh.example, Jl. Mawar No. 5 RT 02/RW 03 Kel. Sukamaju 40111. Harga Rp1.500.000 tgl 12/05/2026.';

let site, browser, page, sealed;

before(async () => {
  site = await startSite();
  browser = await startChromium();
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce', viewport: { width: 360, height: 800 } });
  page = await context.newPage();
  await open(page, site, 'id');
  sealed = site.requests().length;
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const shown = (name) => page.locator(`[data-mask="${name}"]`).innerText();

async function unfold() {
  await page.locator('.mask summary').click();
  await page.locator('[data-mask="after"]').waitFor();
}

test('what is personal is covered in the copy, and what only looks so is not', async () => {
  await check(page, text);
  await unfold();
  assert.equal((await shown('before')).replace(/\s+/g, ' '), text);
  const copy = await shown('after');
  assert.equal(copy, 'Halo Bu [nama 1] 😀, hubungi [telepon 1] atau [telepon 1]. Rekening BCA [rekening 1] a.n. [nama 2], ' +
    'NIK [NIK 1], kode OTP: [kode 1], [email 1], [alamat 1]. Harga Rp1.500.000 tgl 12/05/2026.');
  assert.equal(await shown('count'), '9 dari 9 bagian ditutup.');
});

test('the reader chooses kinds and look', async () => {
  await page.locator('.mask .choice', { hasText: 'nama (2)' }).click();
  await page.locator('.mask .choice', { hasText: '08••••12' }).click();
  const copy = await shown('after');
  assert.match(copy, /Bu Ratnawati Kusumadewi/);
  assert.match(copy, /hubungi 08••-••••-••34 atau \+62 ••• •••• ••34/);
  assert.doesNotMatch(copy, /204817|8720114455|ratna/);
  assert.equal(await shown('count'), '7 dari 9 bagian ditutup.');
  await page.locator('.mask .choice', { hasText: 'nama (2)' }).click();
});

for (const look of ['[telepon 1]', '08••••12']) {
  test(`the copied text has nothing left to cover: ${look}`, async () => {
    await check(page, text + ' ' + text.replace('1234', '5678'));
    await unfold();
    await page.locator('.mask .choice', { hasText: look.startsWith('[') ? '[nama 1]' : look }).click();
    await page.locator('[data-mask="copy"]').click();
    await page.locator('.mask .told', { hasText: 'Tersalin' }).waitFor();
    const copy = await page.evaluate(() => navigator.clipboard.readText());
    assert.doesNotMatch(copy, /Ratnawati|0000 1234|8720114455|204817|contoh/);
    await check(page, copy);
    await page.locator('.mask summary').click();
    await page.locator('[data-mask="none"]').waitFor();
  });
}

test('a message without personal data says so', async () => {
  await check(page, 'Besok rapat jam 09.30 di kantor, iuran Rp150.000 per orang, tgl 12/05/2026.');
  await page.locator('.mask summary').click();
  await page.locator('[data-mask="none"]').waitFor();
});

test('two parts that ask for it at once both get their answer', async () => {
  await check(page, `${text} Salam.`);
  await page.evaluate(() => document.querySelectorAll('.mask, .share').forEach((part) => { part.open = true; }));
  await page.locator('[data-mask="after"]').waitFor();
  await page.locator('[data-share=copy-masked]').waitFor();
});

test('nothing left the page', () => {
  assert.equal(site.requests().length, sealed);
});
