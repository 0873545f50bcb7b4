// Sharing from another app: a POST that a phone makes, here a form of a foreign
// page. The message reaches the box of the sealed page and no server, also
// offline; where no service worker runs yet, the server says so and reads nothing.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openControl } from './control.mjs';
import { startProfile } from './browsers.mjs';
import { startSite } from './site.mjs';
import { answer, messages, open, openKept, untilSealed } from './reader.mjs';
import { until } from './wait.mjs';

const lure = messages.lures.find(({ technique, lang }) => technique === 2 && lang === 'id').text;
let site, control;

before(async () => {
  [site, control] = await Promise.all([startSite(), openControl()]);
});

after(() => Promise.all([site?.stop(), control?.stop()]));

async function inProfile(work) {
  const profile = await startProfile();
  try {
    await work(await profile.context.newPage(), profile.context);
  } finally {
    await profile.stop();
  }
}

/** Shares as a phone does: fields by name; a field with a name and words is a file. */
async function share(page, to, fields, charset = 'utf-8') {
  await page.goto(control.origin);
  await Promise.all([
    page.waitForEvent('framenavigated'),
    page.evaluate(({ address, parts, letters }) => {
      const form = document.createElement('form');
      Object.assign(form, { action: address, method: 'post', enctype: 'multipart/form-data', acceptCharset: letters });
      for (const [name, value] of Object.entries(parts)) {
        const input = document.createElement('input');
        input.name = name;
        if (typeof value === 'string') {
          const area = document.createElement('textarea');
          Object.assign(area, { name, value });
          form.append(area);
          continue;
        }
        input.type = 'file';
        const list = new DataTransfer();
        list.items.add(new File([value.words], value.name, { type: value.type ?? 'text/plain' }));
        input.files = list.files;
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    }, { address: `${to.origin}/id/share`, parts: fields, letters: charset }),
  ]);
}

/** The page is ready: both workers run and the site lies on the device. */
async function prepare(page, at = site) {
  await openKept(page, at, 'id');
  await until('the receiving room', () => page.evaluate(async () => {
    const all = await navigator.serviceWorker.getRegistrations();
    return all.some(({ scope, active }) => scope.endsWith('/id/share') && active?.state === 'activated');
  }));
}

const boxOf = (page) => page.inputValue('#message');
const note = (page) => page.innerText('#box-note');

test('a shared message stands in the box of the sealed page, is judged, and no request carries it', () => inProfile(async (page) => {
  await prepare(page);
  const before = site.requests().length;
  await share(page, site, { title: '', text: lure, url: '' });
  await untilSealed(page);
  assert.equal(await answer(page), 'danger');
  assert.equal((await boxOf(page)).replace(/\r\n/g, '\n'), lure);
  assert.match(await note(page), /sudah ada di kotak/);
  assert.equal(new URL(page.url()).pathname, '/id/');
  await pause(2500); // the browser's own check for changed workers
  const asked = site.requests().slice(before);
  assert.ok(asked.every(({ method, path: where, bytes }) => method === 'GET' && where === '/keep.json'), JSON.stringify(asked));
  assert.equal(await page.evaluate(() => fetch('/').then(() => 'passed', () => 'refused')), 'refused');
  // Loading the page anew shares nothing again, and nothing is left of the message.
  await page.reload();
  await untilSealed(page);
  assert.equal(await boxOf(page), '');
  const kept = await page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases(),
    await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))]));
  assert.ok(!kept.includes(lure.slice(0, 20)) && !kept.includes('share"'), kept);
}));

test('sharing works with the server gone', () => inProfile(async (page) => {
  const own = await startSite(site.dist);
  await prepare(page, own);
  await own.stop();
  await share(page, own, { text: lure });
  await untilSealed(page);
  assert.equal(await answer(page), 'danger');
  assert.equal((await boxOf(page)).replace(/\r\n/g, '\n'), lure);
}));

test('title, text and address become one message, said once', () => inProfile(async (page) => {
  await prepare(page);
  for (const [fields, wanted] of [
    [{ title: 'Undangan', text: 'Buka ini', url: 'https://undangan.example/a' }, 'Undangan\nBuka ini\nhttps://undangan.example/a'],
    [{ title: '', text: 'Lihat https://undangan.example/a', url: 'https://undangan.example/a' }, 'Lihat https://undangan.example/a'],
    [{ text: 'kode <b>"1"</b> & é 😀 \u202e x' }, 'kode <b>"1"</b> & é 😀 \u202e x'],
  ]) {
    await share(page, site, fields);
    await untilSealed(page);
    await until('the message', async () => (await boxOf(page)) !== '');
    assert.equal(await boxOf(page), wanted);
  }
}));

test('a shared text file is opened, another one is refused with a sentence', () => inProfile(async (page) => {
  await prepare(page);
  await share(page, site, { text: '', file: { name: 'pesan.txt', words: lure } });
  await untilSealed(page);
  assert.equal(await answer(page), 'danger');
  assert.match(await note(page), /pesan\.txt/);
  await share(page, site, { file: { name: 'x.txt', words: '%PDF-1.7 \u0000\u0001' } });
  await untilSealed(page);
  await until('a sentence', async () => (await note(page)) !== '');
  assert.equal(await boxOf(page), '');
}));

test('an empty share and one whose letters are broken have a sentence', () => inProfile(async (page) => {
  await prepare(page);
  await share(page, site, { text: 'kod\u00e9' }, 'windows-1252');
  await untilSealed(page);
  await until('a sentence', async () => /tidak sampai/.test(await note(page)));
  await share(page, site, { text: '  ' });
  await untilSealed(page);
  await until('a sentence', async () => /tidak sampai/.test(await note(page)));
}));

test('the message goes to the page of that very share alone, and only through a door after the seal', () => inProfile(async (page, context) => {
  await prepare(page);
  // Another page of the same worker waits for it, and asks all the time.
  const thief = await context.newPage();
  await thief.goto(`${site.origin}/id/shared/`);
  assert.match(await thief.evaluate(() => navigator.serviceWorker.controller.scriptURL), /receive\.js$/);
  await thief.evaluate(() => {
    globalThis.got = [];
    navigator.serviceWorker.onmessage = ({ data }) => got.push(data);
    setInterval(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => Object.keys(data).length && got.push(data);
      navigator.serviceWorker.controller.postMessage('sealed', [port2]);
    }, 20);
  });
  await share(page, site, { text: lure });
  await untilSealed(page);
  assert.equal(await answer(page), 'danger');
  assert.deepEqual(await thief.evaluate(() => got), []);
  // Asked a second time, the room has nothing any more.
  assert.deepEqual(await page.evaluate(() => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    navigator.serviceWorker.controller.postMessage('sealed', [port2]);
  })), {});
}));

test('the receiving room can reach nothing and takes one word from a page', async () => {
  const { headers } = await fetch(`${site.origin}/receive.js`);
  assert.equal(headers.get('content-security-policy'), "default-src 'none'");
  assert.equal(headers.get('connection-allowlist'), '(response-origin)');
  const source = fs.readFileSync(path.join(site.dist, 'receive.js'), 'utf8');
  assert.doesNotMatch(source, /fetch\(|importScripts|WebSocket|indexedDB|\.put\(|clients|openWindow|navigate\(|console/);
  assert.deepEqual(source.match(/addEventListener\("\w+"/g), ['"install"', '"fetch"', '"message"'].map((name) => `addEventListener(${name}`));
  // Of what a page says, only whether it is the word "sealed" is looked at.
  assert.match(source, /addEventListener\("message",\(\{source:(\w),data:(\w),ports:\[(\w)\]\}\)=>\{if\(\2!=="sealed"\|\|!\3\)return;/);
  assert.equal(source.split('"sealed"').length, 2);
});

test('where no service worker runs yet, the server reads nothing and says what to do', () => inProfile(async (page) => {
  const before = site.requests().length;
  await share(page, site, { text: lure });
  await page.waitForURL('**/id/shared/');
  assert.match(await page.innerText('h1'), /belum sampai/);
  const asked = site.requests().slice(before);
  assert.equal(asked[0].method, 'POST');
  assert.ok(!JSON.stringify(asked).includes(encodeURIComponent(lure.slice(0, 12))) && !JSON.stringify(asked).includes(lure.slice(0, 12)));
  await page.click('main a.button');
  await page.waitForURL('**/id/');
  await untilSealed(page);
}));

test('a worker without a kept site sends the reader to the same sentence, with the message unread', () => inProfile(async (page) => {
  await prepare(page);
  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  const before = site.requests().length;
  await share(page, site, { text: lure });
  await page.waitForURL((url) => url.origin === site.origin && url.pathname !== '/id/share');
  assert.ok(site.requests().slice(before).every(({ method }) => method === 'GET'));
}));
