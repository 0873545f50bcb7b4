// The form of the page for businesses: what is written into it becomes a channel
// pack, the engine in the checking room says what is wrong with it, each fault stands
// beside its field, and what comes out works in a page of another origin.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { faultsAt, field, input, openBusiness, pack, said, write } from './business.mjs';
import { inContext, startChromium } from './browsers.mjs';
import { openHost, openWidget } from './host.mjs';
import { check } from './reader.mjs';
import { newFolder, removeFolder } from './scratch.mjs';
import { build, startSite } from './site.mjs';
import { states } from './states.mjs';

let site, browser, folder;

before(async () => {
  site = await startSite();
  browser = await startChromium();
  folder = newFolder('packs');
});

after(async () => {
  await browser?.close();
  await site?.stop();
  if (folder) removeFolder(folder);
});

const onPage = (work, lang = 'en') => inContext(browser, { permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true }, async (page) => {
  await openBusiness(page, site, lang);
  return work(page);
});

/** A file as the picker gets it. */
const file = (text, name = 'channels.json') => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
const openFile = (page, text, name) => page.locator('#pack-picker').setInputFiles(file(text, name));

const least = { name: 'Toko Melati', date: '2026-11-25', domains: 'melati.example' };
async function fill(page, values = least) {
  for (const [name, text] of Object.entries(values)) await write(page, name, text);
}

test('an empty form is no fault, and gives no file', () => onPage(async (page) => {
  assert.equal(await said(page), 'empty');
  assert.equal(await page.locator('[aria-invalid]').count(), 0);
  assert.ok(await page.isDisabled('#save'));
  assert.equal(await page.inputValue('#out'), '');
  assert.ok(!(await page.inputValue('#embed-code')).includes('channels='));
}));

test('every field reaches its place in the pack', () => onPage(async (page) => {
  await fill(page, {
    ...least, aliases: 'Melati Store\n\n  Melati Bunga  ', domains: 'melati.example\nmelati-bunga.example', hosts: 'melati.situs.example',
    phones: '+62 21 5550 0100', whatsapp: '+62 812 0000 0100', senders: 'MELATI', shortCodes: '90100', mailDomains: 'melati.example',
    accounts: 'Bank Contoh, 000 123 456 7, PT Toko, Melati\nBank Contoh, 000 123 456 8',
    'report.phone': '+62 21 5550 0100', 'report.whatsapp': '+62 812 0000 0100', 'report.mail': 'lapor@melati.example', 'report.link': 'https://melati.example/lapor',
    'texts.id.intro': 'Halo', 'texts.en.help': 'Ask us "here" <at> once',
  });
  await field(page, 'neverAsks').getByLabel('PINs').check();
  await field(page, 'neverAsks').getByLabel('Gift cards').check();
  await input(page, 'tellVerdict').check();
  await said(page, 'faults'); // the text with < in it
  await write(page, 'texts.en.help', 'Ask us "here" & at once');
  await said(page, 'good');
  assert.deepEqual(await pack(page), {
    v: 1, name: 'Toko Melati', aliases: ['Melati Store', 'Melati Bunga'], date: '2026-11-25',
    domains: ['melati.example', 'melati-bunga.example'], hosts: ['melati.situs.example'], phones: ['+62 21 5550 0100'], whatsapp: ['+62 812 0000 0100'],
    senders: ['MELATI'], shortCodes: ['90100'], mailDomains: ['melati.example'],
    accounts: [{ bank: 'Bank Contoh', number: '000 123 456 7', holder: 'PT Toko, Melati' }, { bank: 'Bank Contoh', number: '000 123 456 8' }],
    neverAsks: ['pin', 'gift-cards'],
    report: { phone: '+62 21 5550 0100', whatsapp: '+62 812 0000 0100', mail: 'lapor@melati.example', link: 'https://melati.example/lapor' },
    texts: { id: { intro: 'Halo' }, en: { help: 'Ask us "here" & at once' } }, tellVerdict: true,
  });
}));

// One wrong value in each kind of field, and a word of the sentence that it must get.
const wrong = {
  name: ['77', /letter/i], date: ['', /date/i], aliases: ['BCA', /BCA/], domains: ['melati.example\nhttps://melati.example/toko', /Line 2.*melati\.example/],
  hosts: ['co.id', /co\.id/], phones: ['abc', /abc/], whatsapp: ['0812 0000 0100', /\+62/], senders: ['TOO LONG A NAME', /11/], shortCodes: ['9', /3/],
  mailDomains: ['lapor@melati.example', /melati\.example/], accounts: ['Bank Contoh', /number/i], 'report.phone': ['+62 21 9999 0000', /phones/],
  'report.whatsapp': ['0812', /./], 'report.mail': ['lapor', /@|mail/i], 'report.link': ['http://melati.example', /https/], 'texts.ms.never': ['<b>', /</],
};
for (const [lang, sentences] of [['en', true], ['id', false], ['ms', false]]) {
  test(`each fault stands beside its field, is named there, and goes when it is mended (${lang})`, () => onPage(async (page) => {
    await fill(page);
    await said(page, 'good');
    for (const [name, [text, sentence]] of Object.entries(wrong)) {
      await write(page, name, text);
      assert.equal(await said(page), 'faults', `${name}: ${text}`);
      const faults = await faultsAt(page, name);
      assert.ok(faults.length > 0, `no fault beside ${name}`);
      if (sentences) assert.match(faults.join(' '), sentence, name);
      const control = input(page, name);
      assert.equal(await control.getAttribute('aria-invalid'), 'true', name);
      const described = await control.evaluate((element) => element.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).innerText).join(' '));
      for (const fault of faults) assert.ok(described.includes(fault), `${name} is described by ${described}`);
      // The list at the result leads to the field.
      const item = page.locator(`#out-faults [data-goto="${name}"]`).first();
      await item.click();
      assert.ok(await control.evaluate((element) => element === document.activeElement && element.checkVisibility()), name);
      await write(page, name, least[name] ?? '');
      await said(page, 'good');
      assert.deepEqual(await faultsAt(page, name), []);
      assert.equal(await control.getAttribute('aria-invalid'), null, name);
    }
  }, lang));
}

test('a field that nobody has come to yet keeps still, and the sum names it', () => onPage(async (page) => {
  await input(page, 'phones').fill('abc');
  await said(page, 'faults');
  assert.deepEqual(await faultsAt(page, 'phones'), [], 'somebody is still typing');
  await input(page, 'phones').blur();
  await said(page, 'faults');
  assert.equal((await faultsAt(page, 'phones')).length, 1);
  assert.deepEqual(await faultsAt(page, 'name'), []);
  assert.match(await page.innerText('#out-state'), /^3 /); // name, date, phones
  assert.equal(await page.locator('#out-faults li').count(), 3);
}));

test('copied and saved is what is shown; a saved file opens again as the same', () => onPage(async (page) => {
  await page.click('#pack-example');
  await said(page, 'good');
  const shown = await page.inputValue('#out');
  await page.click('[data-copy=out]');
  await page.waitForFunction(() => document.querySelector('[data-copy=out]').parentElement.querySelector('.told').textContent);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shown);
  const before = site.requests().length;
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
  assert.equal(download.suggestedFilename(), 'channels.json');
  const saved = fs.readFileSync(await download.path(), 'utf8');
  assert.equal(saved, shown);
  await page.click('#pack-clear');
  await said(page, 'empty');
  await openFile(page, saved);
  await said(page, 'good');
  assert.equal(await page.inputValue('#out'), saved);
  assert.equal(site.requests().length, before, 'no server had a part in it');
}));

test('what the form has no field for stays in an opened pack; what nobody knows can be taken out', () => onPage(async (page) => {
  const own = { v: 1, name: 'Wangi', date: '2026-11-25', ordinary: ['Wangi'], kind: 'shop', country: 'id', domains: ['wangi.example'], colour: 'red', texts: { 'zh-hant': { help: '問' } } };
  await openFile(page, JSON.stringify(own));
  await said(page, 'faults');
  assert.deepEqual(await pack(page), own);
  await page.locator('[data-drop=colour]').click();
  await said(page, 'good');
  const { colour, ...others } = own;
  assert.deepEqual(await pack(page), others);
}));

// Files that are no pack, and what must not be lost by opening them.
const strange = {
  'no JSON': ['{"v": 1,\n "name" "Toko"}', /Line 2, character 9/],
  'a list': ['[1, 2]', /\[ \]|list/i],
  'an empty file': ['', /./],
  'a picture': ['\x89PNG\r\n\x1a\n\0\0', /./],
  'two megabytes': [`{"v":1,"name":"${'x'.repeat(2 << 20)}"}`, /too large/],
};
for (const [what, [text, sentence]] of Object.entries(strange)) {
  test(`${what} is refused with a sentence, and the form keeps what it has`, () => onPage(async (page) => {
    await fill(page);
    await said(page, 'good');
    const before = await pack(page);
    await openFile(page, text, 'other.json');
    await page.waitForFunction(() => document.getElementById('pack-note').textContent);
    assert.match(await page.innerText('#pack-note'), sentence);
    assert.match(await page.innerText('#pack-note'), /has not changed/);
    assert.deepEqual(await pack(page), before);
  }));
}

test('values of a wrong kind are shown, so that they can be mended', () => onPage(async (page) => {
  await openFile(page, '{"v":1,"name":7,"date":null,"domains":"melati.example","phones":[7,"+62 21 5550 0100"],"accounts":[{"bank":"A","number":"12345","iban":"x"},"B"],"report":"us","neverAsks":["pin","soul"]}');
  await said(page, 'faults');
  assert.equal(await input(page, 'domains').inputValue(), 'melati.example', 'one item of a list needs no list');
  assert.equal(await input(page, 'phones').inputValue(), '7\n+62 21 5550 0100');
  assert.equal(await input(page, 'accounts').inputValue(), '{"bank":"A","number":"12345","iban":"x"}\nB');
  assert.ok((await faultsAt(page, 'accounts')).length > 0);
  assert.ok((await faultsAt(page, 'neverAsks')).length > 0);
  assert.deepEqual((await pack(page)).neverAsks, ['pin', 'soul']);
}));

test('a signature stays as long as nothing changes, and is dropped with the first change', async () => {
  const signer = path.join(await build(), 'site');
  const key = path.join(folder, 'key');
  const signed = path.join(folder, 'channels.json');
  fs.writeFileSync(signed, JSON.stringify({ v: 1, name: 'Toko Melati', date: '2026-11-25', domains: ['melati.example'], tellVerdict: true }));
  const cwd = new URL('../../', import.meta.url);
  execFileSync(signer, ['sign', '-new', key], { cwd });
  execFileSync(signer, ['sign', key, signed], { cwd });
  const own = JSON.parse(fs.readFileSync(signed, 'utf8'));
  assert.ok(own.signature.value);
  await onPage(async (page) => {
    await openFile(page, fs.readFileSync(signed, 'utf8'));
    await said(page, 'good');
    assert.deepEqual(await pack(page), own);
    assert.match(await page.innerText('#out-state'), /([0-9a-f]{4} ){3}[0-9a-f]{4}/, 'the fingerprint of the key');
    await write(page, 'domains', 'melati.example\nmelati-bunga.example');
    await said(page, 'good');
    assert.equal((await pack(page)).signature, undefined);
    await write(page, 'domains', 'melati.example');
    await said(page, 'good');
    assert.deepEqual(await pack(page), own, 'taken back, it holds again');
    await openFile(page, JSON.stringify({ ...own, domains: ['other.example'] }));
    assert.equal(await said(page), 'faults', 'a pack that was changed behind the form');
  });
});

test('the code works in a page of another origin, with the pack in it', () => onPage(async (page) => {
  await page.click('#pack-example');
  await said(page, 'good');
  await page.fill('#embed-label', 'Is "this" from us? <&>');
  await page.selectOption('#embed-theme', 'dark');
  await page.selectOption('#embed-size', 'compact');
  await page.check('#embed-own');
  await page.fill('#embed-accent', '#6b2d4e');
  const code = await page.inputValue('#embed-code');
  const host = await openHost(site, { '/': `<!doctype html><html lang="en"><title>Shop</title><body>${code}</body></html>` });
  try {
    await inContext(browser, {}, async (shop) => {
      await shop.goto(host.origin);
      await shop.getByRole('button', { name: 'Is "this" from us? <&>' }).waitFor();
      assert.deepEqual(await shop.evaluate(() => ['theme', 'size', 'accent', 'lang'].map((name) => document.querySelector('saring-check').getAttribute(name))), ['dark', 'compact', '#6b2d4e', 'en']);
      const frame = await openWidget(shop);
      await frame.locator('#host-pack[data-pack=good]').waitFor();
      assert.match(await frame.locator('#host-pack').innerText(), /Melati Shop/);
      assert.equal(await check(frame, states.en.danger), 'danger');
    });
  } finally {
    await host.stop();
  }
}));

test('the code follows the choices; an address elsewhere is refused beside its field', () => onPage(async (page) => {
  const code = () => page.inputValue('#embed-code');
  assert.match(await code(), new RegExp(`^<script src="${site.origin}/widget.js" async referrerpolicy="no-referrer"></script>\n<saring-check lang="en"><a href="${site.origin}/en/">[^<]+</a></saring-check>$`));
  assert.ok(await page.isVisible('#embed-lacks'), 'says that the pack is not in it yet');
  await page.selectOption('#embed-lang', 'ms');
  assert.match(await code(), /lang="ms"><a href="[^"]+\/ms\/">Semak/);
  await page.selectOption('#embed-how', 'address');
  assert.match(await code(), / channels="\/channels.json"/);
  assert.match(await page.inputValue('#headers-lines'), /connect-src 'self'/);
  for (const address of ['https://other.example/channels.json', '//other.example/x', 'channels.json', '/\\other.example', '']) {
    await page.fill('#embed-address', address);
    assert.ok(await page.isVisible('#embed-address-fault'), address);
    assert.equal(await page.getAttribute('#embed-address', 'aria-invalid'), 'true');
    assert.ok(!(await code()).includes('channels='), address);
  }
  await page.fill('#embed-address', '/a b');
  assert.ok(await page.isVisible('#embed-address-fault'));
  await page.selectOption('#embed-how', 'none');
  assert.ok(!(await code()).includes('channels='));
  assert.ok(!(await page.isVisible('#embed-lacks')));
}));
