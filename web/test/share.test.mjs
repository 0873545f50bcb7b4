// The verdict card holds nothing of the message: no code, number, name or link,
// as text and as picture. And it leaves a sealed page only by the reader's hand.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, messages, open } from './reader.mjs';
import { states } from './states.mjs';
import { until } from './wait.mjs';

// Names and numbers that a message could carry into a card.
const telling = 'Halo Bu Ratnawati Kusumadewi, ini Bambang Sutrisno dari BCA. Rekening 8720114455 atas nama Bu Ratnawati. Kirim kode OTP 204817 ke 0812-0000-1234 atau ratna.k@contoh.example, dan buka https://bca-poin.example/tukar?id=99';

let site, browser, context, page;

/** Runs in the page before its scripts: keeps what is drawn and what is handed to the device. */
function watch() {
  globalThis.drawn = [];
  globalThis.shared = [];
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    drawn.push({ text, x, y, wide: this.measureText(text).width });
    return fillText.call(this, text, x, y);
  };
  navigator.share = async (data) => void shared.push({ text: data.text, files: await Promise.all((data.files ?? []).map(async (file) => [file.type, file.size])) });
  navigator.canShare = () => true;
}

before(async () => {
  site = await startSite();
  browser = await startChromium();
  context = await browser.newContext({ acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce', viewport: { width: 360, height: 800 } });
  await context.addInitScript(watch);
  page = await context.newPage();
  await open(page, site, 'id');
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Unfolds the card and returns its text and what was drawn. */
async function unfold() {
  await page.evaluate(() => void (drawn.length = shared.length = 0));
  await page.locator('.share summary').click();
  await page.locator('.share canvas').waitFor();
  return page.evaluate(() => ({ text: document.querySelector('.share canvas').getAttribute('aria-label'), drawn }));
}

/** What must not stand in a card: pieces of the message that could tell somebody something. */
function leaks(card, message) {
  const lower = card.toLowerCase();
  const found = [];
  for (const word of message.match(/[^\s,;()"]+/g) ?? []) {
    const bare = word.replace(/[.:!?]+$/, '');
    const tells = /\d{3}|\.\p{L}|@|:\/\//u.test(bare) || ['Ratnawati', 'Kusumadewi', 'Bambang', 'Sutrisno'].includes(bare);
    if (tells && lower.includes(bare.toLowerCase())) found.push(bare);
  }
  return [...found, ...(card.match(/\d{3,}|\d[\s-]\d|https?:|[\w-]+\.(?:\p{L}{2,})|\S+@\S+|\*\*?\d+/gu) ?? [])];
}

for (const lang of ['id', 'en', 'ms']) {
  test(`no card in ${lang} holds a code, a number, a name or a link`, async () => {
    await open(page, site, lang);
    const before = site.requests().length;
    // Malay has no messages of its own here: a card's words are the page's, whatever the message's.
    const there = ({ lang: of }) => of === (lang === 'ms' ? 'id' : lang);
    const texts = [telling, ...Object.values(states[lang]), ...[...messages.lures, ...messages.genuine].filter(there).map(({ text }) => text)];
    assert.ok(texts.length > 10);
    const cards = [];
    for (const text of texts) {
      await check(page, text);
      const { text: card, drawn } = await unfold();
      assert.deepEqual(leaks(card, text), [], `${text}\n→ ${card}`);
      const picture = drawn.map(({ text }) => text).join(' ');
      assert.deepEqual(leaks(picture, text), [], `drawn: ${picture}`);
      // The picture says all that the text says, and every line fits.
      for (const word of card.replace('•', '').split(/\s+/)) assert.ok(picture.toLowerCase().includes(word.toLowerCase().replace('•', '')), `${word} is missing in the picture: ${picture}`);
      for (const { x, wide, text } of drawn) assert.ok(x >= 60 && x + wide <= 1080 - 60, `"${text}" is cut off`);
      cards.push(card);
    }
    // What the engine itself finds in the cards: neither links nor codes.
    for (const card of cards) {
      await check(page, card);
      assert.equal(await page.locator('#report .links, #report .codes').count(), 0, card);
    }
    assert.deepEqual(site.requests().slice(before), [], 'no server was asked for any of this');
  });
}

test('text and picture leave through the clipboard, a download or the share sheet', async () => {
  await open(page, site, 'id');
  const before = site.requests().length;
  await check(page, states.id.danger);
  const { text } = await unfold();
  const press = (key) => page.locator(`[data-share=${key}]`).click();

  await press('copy-text');
  await page.locator('.share .told:not(:empty)').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);

  await press('copy-picture');
  const copied = () => page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bytes = item.types.includes('image/png') && await item.getType('image/png');
    return bytes && createImageBitmap(bytes).then(({ width, height }) => [width, height]);
  });
  const size = await until('a picture in the clipboard', copied);
  assert.equal(size[0], 1080);
  assert.ok(size[1] > 600 && size[1] < 3000, String(size));

  const [download] = await Promise.all([page.waitForEvent('download'), press('save')]);
  assert.equal(download.suggestedFilename(), 'saring.png');
  const bytes = fs.readFileSync(await download.path());
  assert.deepEqual([...bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
  assert.equal(bytes.readUInt32BE(16), 1080);

  await press('text');
  await press('picture');
  await page.waitForFunction(() => shared.length === 2, undefined, { timeout: 10000 });
  const [first, second] = await page.evaluate(() => shared);
  assert.equal(first.text, text);
  assert.deepEqual(second.files, [['image/png', bytes.length]]);
  assert.deepEqual(site.requests().slice(before), []);
});

test('the masked copy holds no code, number, name, address or live link, and masking it again finds nothing', async () => {
  const message = 'Halo, saya Bambang Sutrisno. Kode OTP Anda 204817, transfer ke rek BCA 8720114455 a.n. Ratnawati Kusumadewi. Hubungi 0812-0000-1234 atau ratna.k@contoh.example. Buka https://bca-poin.example/tukar?hp=081200001234 dan www.hadiah.example/klaim, atau wa.me/6281200001234';
  await check(page, message);
  await unfold();
  await page.locator('[data-share=copy-masked]').waitFor();
  const masked = await page.locator('.masked').innerText();
  for (const secret of ['204817', '8720114455', '0812-0000-1234', '081200001234', '6281200001234', 'ratna.k', 'Ratnawati', 'Kusumadewi']) assert.ok(!masked.includes(secret), `${secret} in: ${masked}`);
  assert.match(masked, /bca-poin\[\.\]example/, 'the host stays, for whoever looks into it');
  await page.locator('[data-share=copy-masked]').click();
  await page.waitForFunction((wanted) => navigator.clipboard.readText().then((text) => text === wanted), masked, { timeout: 10000 });
  // Read again: no link to tap on, no code; and nothing more to mask.
  await check(page, masked);
  assert.equal(await page.locator('#report .codes').count(), 0, masked);
  await unfold();
  await page.locator('[data-share=copy-masked]').waitFor();
  assert.ok(!/\d{5}/.test(await page.locator('.masked').innerText()));
});

test('where the browser refuses, the page says so', async () => {
  await page.evaluate(() => void (navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError'))));
  await check(page, states.id.caution);
  await unfold();
  await page.locator('[data-share=text]').click();
  await page.waitForFunction(() => document.querySelector('.share .told').textContent.includes('menolak'));
});
