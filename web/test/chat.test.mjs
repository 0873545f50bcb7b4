// Exported chats: files that people have and files that nobody writes by hand.
// Each is read or gets a sentence, the page lives, and nothing leaves it.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { addAxe, violations } from './axe.mjs';
import { startChromium } from './browsers.mjs';
import { repository, startSite } from './site.mjs';
import { choose, ended, file, openChats, read, told, zip } from './chats.mjs';
import { newFolder, removeFolder } from './scratch.mjs';

const lure = 'Nasabah BCA yth, 21.500 poin BCA Anda akan hangus hari ini. Segera tukarkan di https://bca-poin.example/tukar';
const small = `21/07/26, 09:05 - Andi: halo\n22/07/26, 09:06 - +62 812-0000-0001: ${lure}\n23/07/26, 09:07 - Andi: baris satu\nbaris dua\n`;
const MB = 1e6;
let site, browser, page, folder, large, messages, sealed;

before(async () => {
  folder = newFolder('chats');
  large = path.join(folder, 'WhatsApp Chat.txt');
  messages = Number(execFileSync('go', ['run', './internal/eval', 'export', '-layout', 'android-id', '-bytes', String(3 * MB), large], { cwd: repository, encoding: 'utf8' }));
  site = await startSite();
  browser = await startChromium();
  page = await browser.newPage({ reducedMotion: 'reduce' });
  await openChats(page, site, 'id');
  sealed = site.requests().length;
});

after(async () => {
  await browser?.close();
  await site?.stop();
  removeFolder(folder);
});

/** The page still reads a chat after whatever came before. */
async function lives() {
  const { reading, messages, danger, failed } = await read(page, file('kecil.txt', small));
  assert.deepEqual({ reading, messages, danger, failed }, { reading: 'done', messages: 3, danger: 1, failed: [] });
}

test('a chat is read, the lure is told first, and opens as a full report', async () => {
  const { list } = await read(page, file('kecil.txt', small));
  assert.deepEqual(list, [{ verdict: 'danger', words: lure, number: 2 }]);
  assert.match(await page.locator('#list li').innerText(), /22 Jul 2026/);
  assert.match(await page.locator('#found-order').innerText(), /hari, bulan, tahun/);
  await page.locator('#list button').click();
  assert.equal(await page.locator('#report').getAttribute('data-verdict'), 'danger');
  assert.ok(await page.locator('#report [data-rule="points-expire"]').count());
  await page.locator('#back').click();
  assert.equal(await page.locator('#report').getAttribute('data-verdict'), '');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'chat-item');
});

test('what is put away is not seen: no more of a short list, nothing to stop', async () => {
  await read(page, file('kecil.txt', small));
  for (const id of ['more', 'stop', 'progress']) assert.equal(await page.locator(`#${id}`).isVisible(), false, id);
});

test('a story over several messages is told with the message that completes it', async () => {
  const { list } = await read(page, file('cerita.txt', '03/07/26 09.00 - +62 812-0000-0001: Ma, ini nomor baruku ya\n03/07/26 15.40 - +62 812-0000-0001: Ma tolong transfer 1 juta dulu, nanti aku ganti\n'));
  assert.equal(list[0].number, 2);
  await page.locator('#list button').first().click();
  assert.match(await page.locator('#report [data-rule="story-new-number"]').innerText(), /ini nomor baruku ya/);
});

test('filters by kind and by sender', async () => {
  await read(page, file('dua.txt', `${small}24/07/26, 09:05 - Budi: Kak tolong kirim kode OTP yang masuk ke HP kakak\n`));
  const words = () => page.locator('#list q').allInnerTexts();
  assert.equal((await words()).length, 2);
  await page.locator('#filter-sender').selectOption('Budi');
  assert.match((await words()).join('|'), /^Kak tolong/);
  await page.locator('#filter-sender').selectOption('');
  const kinds = (await page.locator('#filter-kind option').evaluateAll((options) => options.map(({ value }) => value))).slice(3);
  assert.equal(kinds.length, 2);
  await page.locator('#filter-kind').selectOption(kinds.find((kind) => !kind.includes('code')));
  assert.deepEqual(await words(), [lure]);
  await page.locator('#filter-sender').selectOption('Budi');
  assert.deepEqual(await words(), []);
  assert.ok(await page.locator('#list-none').innerText());
});

for (const form of ['txt', 'csv']) {
  test(`the list is saved masked as ${form}, and nothing personal is left in it`, async () => {
    await read(page, file('data.txt', '21/07/26, 09:05 - Tini Suryani: Ini mama, hp rusak, ini nomor baru mama 081200001234. Tolong transfer 2 juta ke rek BCA 000123456789 a.n. Tini Suryani\n22/07/26, 09:06 - +62 812-0000-0001: =Cek https://bca-poin.example/tukar?hp=081200005678 poin BCA Anda akan hangus hari ini\n'));
    const saved = page.waitForEvent('download');
    await page.locator(`#export [data-form=${form}]`).click();
    const text = fs.readFileSync(await (await saved).path(), 'utf8');
    assert.equal((text.match(/pengirim \d/g) ?? []).length, 2, text);
    assert.doesNotMatch(text, /0812|0001|0000123|123456789|Suryani|https?:/);
    if (form === 'csv') for (const line of text.trim().split('\r\n')) assert.doesNotMatch(line, /(^|,)"[=+@-]/);
  });
}

test('several files are one reading, and a bad one among them is named', async () => {
  const { messages, failed, sentences, reading } = await read(page, [file('a.txt', small), file('gambar.png', Buffer.from([0x89, 0x50, 0, 0, 0, 0])), file('b.txt', small)]);
  assert.deepEqual({ messages, failed, reading }, { messages: 6, failed: ['binary'], reading: 'done' });
  assert.match(sentences[0], /^gambar\.png/);
});

const telegram = JSON.stringify({ name: 'x', type: 'personal_chat', id: 1, messages: [{ id: 1, type: 'message', date: '2026-07-21T09:05:00', from: 'Andi', text: ['lihat ', { type: 'text_link', text: 'bca.co.id', href: 'https://bca-poin.example/tukar' }, ' ', lure] }] }, null, 1);
const sms = `<?xml version='1.0' ?><smses count="1"><sms address="+62812" date="1784595900000" type="1" body="${lure}" /></smses>`;
for (const [name, bytes, wanted] of [
  ['chat.json', telegram, 1],
  ['sms.xml', sms, 1],
  ['utf16.txt', Buffer.from('\ufeff' + small, 'utf16le'), 3],
  ['utf16be.txt', Buffer.from('\ufeff' + small, 'utf16le').swap16(), 3],
  ['stored.zip', zip([{ name: '_chat.txt', bytes: Buffer.from(small), stored: true }]), 3],
  ['packed.zip', zip([{ name: 'PHOTO.jpg', bytes: Buffer.alloc(5000) }, { name: 'WhatsApp Chat with Andi.txt', bytes: Buffer.from(small) }, { name: '__MACOSX/._chat.txt', bytes: Buffer.from('x') }]), 3],
]) {
  test(`${name} is read`, async () => {
    const { reading, messages, danger, failed } = await read(page, file(name, bytes));
    assert.deepEqual({ reading, messages, danger, failed }, { reading: 'done', messages: wanted, danger: 1, failed: [] });
  });
}

describe('what cannot be read gets a sentence, and the page lives', () => {
  const packed = zip([{ name: '_chat.txt', bytes: Buffer.from(small.repeat(2000)) }]);
  const one = Buffer.from(small);
  for (const [name, bytes, reason] of [
    ['kosong.txt', '', 'empty'],
    ['satu.txt', 'x', 'none'],
    ['surat.txt', 'Yth. Bapak,\n\nrapat jam 10.\n', 'none'],
    ['gambar.txt', Buffer.alloc(3000, '\x89PNG\0\x07'), 'binary'],
    ['halaman.html', '<!doctype html><p>21/07/26, 09:05 - a: b</p>', 'none'],
    ['putus.zip', packed.subarray(0, packed.length - 400), 'zip-cut'],
    ['rusak.zip', Buffer.concat([packed.subarray(0, 120), Buffer.alloc(200, 7), packed.subarray(320)]), 'zip-cut'],
    ['awal.zip', packed.subarray(0, 30), 'zip-cut'],
    ['terkunci.zip', zip([{ name: '_chat.txt', bytes: one, locked: true }]), 'zip-locked'],
    ['aes.zip', zip([{ name: '_chat.txt', bytes: one, method: 99 }]), 'zip-locked'],
    ['lain.zip', zip([{ name: '_chat.txt', bytes: one, method: 12 }]), 'zip-odd'],
    ['foto.zip', zip([{ name: 'a.jpg', bytes: one }]), 'zip-none'],
    ['bohong.zip', zip([{ name: '_chat.txt', bytes: one, claim: 10 }]), 'zip-cut'],
  ]) {
    test(name, async () => {
      const { failed, sentences, reading } = await read(page, file(name, bytes));
      assert.deepEqual({ failed, reading }, { failed: [reason], reading: 'failed' });
      assert.ok(sentences[0].startsWith(name) && sentences[0].length > name.length + 20, sentences[0]);
      await lives();
    });
  }
});

test('a zip bomb is stopped', async () => {
  const head = Buffer.from('21/07/26, 09:05 - Andi: ');
  const bomb = Buffer.concat([head, Buffer.alloc(300 * MB, 'a')]);
  const { failed, sentences } = await read(page, file('bom.zip', zip([{ name: '_chat.txt', bytes: bomb }])), { timeout: 300000 });
  assert.deepEqual(failed, ['zip-bomb']);
  assert.ok(sentences[0].length > 30);
  await lives();
});

test('a line of 50 MB is read, in bounded memory', async () => {
  const line = path.join(folder, 'baris.txt');
  fs.writeFileSync(line, `21/07/26, 09:05 - Andi: ${'kata demi kata '.repeat(50 * MB / 15)}\n22/07/26, 09:06 - Budi: ${lure}\n`);
  const { messages, danger, reading } = await read(page, line, { timeout: 300000 });
  assert.deepEqual({ messages, danger, reading }, { messages: 2, danger: 1, reading: 'done' });
  await lives();
});

test('2 GB are stopped at once, and the page reads on', async () => {
  const sparse = path.join(folder, 'besar.txt');
  fs.writeFileSync(sparse, small.repeat(200));
  fs.truncateSync(sparse, 2 * 1024 ** 3);
  await choose(page, sparse);
  await page.waitForFunction(() => document.querySelector('#found').dataset.messages >= 500, undefined, { timeout: 60000 });
  const began = Date.now();
  await page.locator('#stop').click();
  await ended(page);
  const took = Date.now() - began;
  assert.equal((await told(page)).reading, 'stopped');
  assert.ok(took < 3000, `stopping took ${took} ms`);
  await lives();
});

// By the clock of the page's own thread: what else the machine does is not the page's.
test('no task of the page takes 50 ms while 3 MB are read, and every message is counted', async (t) => {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  const got = await read(page, large, { timeout: 300000 });
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const threads = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}.${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid, tdur }) => /RunTask/.test(name) && tdur !== undefined && threads.has(`${pid}.${tid}`));
  assert.ok(tasks.length > 100, `only ${tasks.length} tasks were traced`);
  const longest = Math.max(...tasks.map(({ tdur }) => tdur)) / 1000;
  t.diagnostic(`the longest of ${tasks.length} tasks took ${longest} ms`);
  assert.ok(longest < 50, `the longest task took ${longest} ms`);
  assert.equal(got.messages, messages);
  assert.equal(got.reading, 'done');
  assert.ok(got.danger > 3);
});

test('nothing left the page', () => {
  assert.deepEqual(site.requests().slice(sealed), []);
});

test('axe finds nothing wrong, and nothing sticks out, in any colours', async () => {
  for (const [colorScheme, width] of [['light', 320], ['dark', 1280]]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await addAxe(context);
    try {
      const page = await context.newPage();
      await openChats(page, site, 'en');
      const wrong = [];
      const look = async (where) => {
        wrong.push(...(await violations(page)).map((violation) => ({ where, ...violation })));
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `something sticks out: ${where}`);
      };
      await look('empty');
      await read(page, [file('kecil.txt', small), file('gambar.png', Buffer.alloc(600))]);
      await look('a list and a failure');
      await page.locator('#list button').first().click();
      await page.locator('details').evaluateAll((all) => all.forEach((details) => (details.open = true)));
      await look('a report');
      assert.deepEqual(wrong, [], `${colorScheme} at ${width} px`);
    } finally {
      await context.close();
    }
  }
});

