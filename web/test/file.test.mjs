// A message out of a file or a drop: text comes into the box, anything else gets
// a sentence, and nothing leaves the page.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { clear, open, untilVerdict } from './reader.mjs';
import { newFolder, removeFolder } from './scratch.mjs';

const lure = 'Tolong kirim kode OTP 482913 yang masuk ke HP Ibu ya, “penting” — é';
let site, browser, page, sealed;

before(async () => {
  site = await startSite();
  browser = await startChromium();
  page = await browser.newPage({ reducedMotion: 'reduce' });
  await open(page, site, 'id');
  sealed = site.requests().length;
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const value = () => page.locator('#message').inputValue();
const note = () => page.locator('#box-note').innerText();

/** Chooses a file with the button, as a reader does. */
async function choose(...files) {
  await clear(page);
  await page.evaluate(() => (document.querySelector('#box-note').textContent = ''));
  const chooser = page.waitForEvent('filechooser');
  await page.locator('#file').click();
  await (await chooser).setFiles(files.map(([name, mimeType, buffer]) => ({ name, mimeType, buffer: Buffer.from(buffer) })));
}

/** Drops files or a text on the element. Chromium takes files from scripts into a DataTransfer as into a real drag. */
async function drop(where, { files = [], text }) {
  await clear(page);
  await page.evaluate(([selector, files, text]) => {
    const data = new DataTransfer();
    for (const [name, type, bytes] of files) data.items.add(new File([new Uint8Array(bytes)], name, { type }));
    if (text !== undefined) data.setData('text/plain', text);
    const target = document.querySelector(selector);
    for (const kind of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, composed: true, dataTransfer: data }));
  }, [where, files.map(([name, type, bytes]) => [name, type, Array.from(Buffer.from(bytes))]), text]);
}

const noteSays = (word) => page.waitForFunction((part) => document.querySelector('#box-note').textContent.includes(part), word, { timeout: 10000 });

for (const [name, buffer] of Object.entries({
  'UTF-8': lure,
  'UTF-8 with a mark': Buffer.from('\ufeff' + lure),
  'UTF-16 little end first': Buffer.from('\ufeff' + lure, 'utf16le'),
  'UTF-16 big end first': Buffer.from('\ufeff' + lure, 'utf16le').swap16(),
})) {
  test(`a text file in ${name} fills the box`, async () => {
    await choose(['pesan aneh.txt', 'text/plain', buffer]);
    await untilVerdict(page, 'danger');
    assert.equal(await value(), lure);
    assert.match(await note(), /pesan aneh\.txt/);
  });
}

test('one byte a letter, as old programs write, is read too', async () => {
  await choose(['lama.txt', '', Buffer.from('Kirim kode OTP ke \xe9 ya', 'latin1')]);
  await noteSays('lama.txt');
  assert.equal(await value(), 'Kirim kode OTP ke é ya');
});

for (const [what, files, word, whole = false] of [
  ['a picture', [['foto.jpg', 'image/jpeg', [0xff, 0xd8, 0xff, 0xe0, 0, 16]]], 'gambar'],
  ['a picture without a name for its kind', [['foto', '', [0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]]], 'bukan file teks'],
  ['a PDF', [['tagihan.pdf', 'application/pdf', '%PDF-1.7\n%âãÏÓ\n']], 'bukan file teks'],
  ['an app', [['Undangan.apk', 'application/vnd.android.package-archive', [80, 75, 3, 4, 20, 0, 8, 8]]], 'Undangan.apk bukan file teks'],
  ['an empty file', [['kosong.txt', 'text/plain', '']], 'tidak berisi'],
  ['several files', [['a.txt', 'text/plain', lure], ['b.txt', 'text/plain', lure]], 'Satu file'],
  ['more than a message can be', [['besar.txt', 'text/plain', Buffer.alloc(17 << 20, 'x')]], 'terlalu besar', true],
  ['a chat that a phone has packed', [['Chat WhatsApp.zip', 'application/zip', [80, 75, 3, 4, 20, 0, 8, 8]]], 'bukan file teks', true],
]) {
  if (what === 'several files') {
    test(`${what}, dropped, get a sentence`, async () => {
      await drop('#desk', { files });
      await noteSays(word);
      assert.equal(await value(), '');
    });
    continue;
  }
  test(`${what} gets a sentence and no place in the box`, async () => {
    await choose(...files);
    await noteSays(word);
    assert.equal(await value(), '');
    assert.equal(await page.isVisible('#whole'), whole, 'the way to the page for whole chats');
  });
}

test('who brings a whole chat is shown the page for it, and the text is checked all the same', async () => {
  await choose(['chat.txt', 'text/plain', `21/07/26 10.00 - Andi: halo\n21/07/26 10.01 - Budi: ya\n[21/07/26, 10.02.11] Andi: ${lure}`]);
  await untilVerdict(page, 'danger');
  assert.equal(await page.getAttribute('#whole a', 'href'), '/id/obrolan/');
  assert.ok(await page.isVisible('#whole'));
  await choose(['pesan.txt', 'text/plain', lure]);
  await untilVerdict(page, 'danger');
  assert.ok(await page.isHidden('#whole'));
});

test('a text of 5 million letters is refused with a sentence', async () => {
  await choose(['panjang.txt', 'text/plain', Buffer.alloc(5 << 20, 'x ')]);
  await page.waitForFunction(() => document.querySelector('#report').dataset.failed === 'large', undefined, { timeout: 20000 });
  assert.equal(await value(), '');
});

test('a file dropped anywhere is read and does not replace the page', async () => {
  for (const where of ['#message', 'footer', 'h1']) {
    await drop(where, { files: [['pesan.txt', 'text/plain', lure]] });
    await untilVerdict(page, 'danger');
    assert.equal(await value(), lure, where);
    assert.equal(await page.locator('[data-over]').count(), 0);
  }
  assert.match(page.url(), /\/id\/$/);
});

test('a file dragged in from outside is read, in the box and beside it', async () => {
  const folder = newFolder('drag');
  const file = path.join(folder, 'dari luar.txt');
  fs.writeFileSync(file, lure);
  const client = await page.context().newCDPSession(page);
  try {
    for (const where of ['#message', 'footer']) {
      await clear(page);
      await page.locator(where).scrollIntoViewIfNeeded();
      const { x, y } = await page.locator(where).boundingBox();
      const data = { items: [], files: [file], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop']) await client.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 20, data });
      await untilVerdict(page, 'danger');
      assert.equal(await value(), lure, where);
    }
    assert.match(page.url(), /\/id\/$/);
  } finally {
    removeFolder(folder);
  }
});

test('a text dropped beside the box comes into it', async () => {
  await drop('h1', { text: lure });
  await untilVerdict(page, 'danger');
  assert.equal(await value(), lure);
});

test('no file and no drop has caused a request', () => {
  assert.deepEqual(site.requests().slice(sealed), []);
});
