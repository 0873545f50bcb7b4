// A host's channel pack in the frame: whose it is and who stands behind it, its words as
// text, and the one word that a host may ask to be told.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { eavesdrop } from './attacks-host.mjs';
import { inContext, startChromium } from './browsers.mjs';
import { hostPage, openHost, openWidget, widget } from './host.mjs';
import { check, clear, messages, put } from './reader.mjs';
import { newFolder, removeFolder } from './scratch.mjs';
import { build, repository, startSite } from './site.mjs';
import { states } from './states.mjs';
import { until } from './wait.mjs';

const lure = messages.lures.find(({ lang }) => lang === 'en').text;
const plain = fs.readFileSync(path.join(repository, 'internal/channel/testdata/bankcontoh.json'), 'utf8');
const like = (change) => JSON.stringify({ ...JSON.parse(plain), ...change });
const evil = '<img src=x onerror="parent.postMessage(1)"><script>alert(1)</script>';
let site, host, browser, work;

/** The pack with a signature by a key of its own, as a business makes it. */
async function signed() {
  work = newFolder('sign');
  const command = path.join(await build(), 'site');
  const [key, pack] = [path.join(work, 'channels.key'), path.join(work, 'pack.json')];
  fs.writeFileSync(pack, plain);
  for (const words of [['-new', key], [key, pack]]) execFileSync(command, ['sign', ...words], { cwd: repository, stdio: 'ignore' });
  return fs.readFileSync(pack, 'utf8');
}

before(async () => {
  site = await startSite();
  const good = await signed();
  const packs = {
    plain,
    signed: good,
    broken: JSON.stringify({ ...JSON.parse(good), name: 'Bank Lain' }),
    faulty: like({ domains: ['not a domain'], colour: 'red' }),
    script: like({ name: 'Bank <b>Contoh', texts: { en: { intro: evil, never: '"><svg onload=alert(1)>', help: "javascript:alert(1)" } } }),
    telling: like({ tellVerdict: true }),
    nonsense: '{"v":1,',
  };
  const pages = {};
  for (const [name, text] of Object.entries(packs)) {
    pages[`/${name}.json`] = { headers: { 'content-type': 'application/json' }, body: text };
    pages[`/${name}`] = hostPage(site, widget(site, `channels="/${name}.json"`));
  }
  pages['/inline'] = hostPage(site, `<script type="application/json" id="pack">${plain}</script>${widget(site, 'channels="pack"', 'id')}`, { lang: 'id' });
  host = await openHost(site, pages);
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), host?.stop()]);
  removeFolder(work);
});

const on = (name, became, doing) => inContext(browser, { viewport: { width: 700, height: 900 } }, async (page) => {
  await page.goto(`${host.origin}/${name}`);
  const frame = await openWidget(page);
  await frame.locator(`#host-pack[data-pack=${became}]`).waitFor({ timeout: 10000 });
  return doing(page, frame, await frame.locator('.ask').innerText());
}, eavesdrop);
const letters = async (page) => (await page.evaluate(() => overheard)).filter(({ way }) => way === 'port').map(({ data }) => JSON.parse(data));

test('the report says of each number, account and address whether it is the business\'s', () => on('plain', 'good', async (page, frame) => {
  const named = () => frame.locator('#report .channels li').evaluateAll((list) => list.map((item) => [item.dataset.own, item.innerText.replace(/\n+/g, ' ')]));
  assert.equal(await check(frame, 'Bank Contoh: see your statement at https://bankcontoh.example/mutasi. Questions? Call 1500-999.'), 'no-sign');
  assert.deepEqual((await named()).map(([own]) => own), ['true', 'true']);
  for (const [, words] of await named()) assert.match(words, /This is an? .*of Bank Contoh/);
  assert.equal(await check(frame, 'Bank Contoh: your card bill is due today. Transfer to account 1234567890, Budi Contoh, and see https://bankcontoh-kartu.example/bayar'), 'danger');
  const others = await named();
  assert.ok(others.length >= 1 && others.every(([own]) => own === 'false'), JSON.stringify(others));
  assert.match(others.map(([, words]) => words).join(' '), /1234567890 This is not an account of Bank Contoh.*8800 1234 5678/);
  // Without a pack there is nothing to compare with.
  await page.goto(`${site.origin}/en/`);
  await page.waitForFunction(() => document.documentElement.dataset.seal === 'sealed', undefined, { timeout: 60000 });
  await check(page, 'Bank Contoh: questions? Call 1500-999.');
  assert.equal(await page.locator('#report .channels').count(), 0);
}));

test('an unsigned pack is named, dated, and said to be unsigned', () => on('plain', 'good', async (page, frame, said) => {
  for (const words of ['Bank Contoh', new URL(host.origin).host, 'November 25, 2026', 'Nobody has signed this list.', "In doubt about a message in Bank Contoh's name?", 'never asks for codes']) assert.ok(said.includes(words), `${words}: ${said}`);
  assert.ok(await frame.locator('#host-help').isHidden(), 'what helps after a report waits for one');
  assert.equal(await check(frame, lure), 'danger');
  assert.match(await frame.locator('#host-help').innerText(), /Report false messages to 1500-999[^]*Bank Contoh:[^]*lapor@bankcontoh\.example/);
  assert.equal(await frame.locator('#host-help a').count(), 0);
  // Clear drops the engine's memory; the next one has the pack again.
  await frame.locator('#clear').click();
  assert.equal(await check(frame, states.en['no-sign']), 'no-sign');
  assert.ok((await letters(page)).every((letter) => !('verdict' in letter)), 'no word is told');
}));

test('a pack in the page itself serves as well, in the frame\'s language', () => on('inline', 'good', async (page, frame, said) => {
  for (const words of ['25 November 2026', 'Daftar ini tidak ditandatangani', 'Ragu dengan pesan atas nama Bank Contoh?']) assert.ok(said.includes(words), `${words}: ${said}`);
}));

test('a signed pack shows its key', () => on('signed', 'good', async (page, frame, said) => {
  assert.match(said, /The list is signed with the key (\w{4} ){3}\w{4}\./);
}));

for (const [name, fault] of Object.entries({ broken: /signature: /, faulty: /colour: [^]*domains\[0\]: /, nonsense: /1:\d+: / })) {
  test(`the pack "${name}" is not used, and the frame says where its faults are`, () => on(name, 'faulty', async (page, frame, said) => {
    assert.match(said, /It has mistakes and is not used\./);
    await frame.locator('#host-pack summary').click();
    assert.match(await frame.locator('#host-pack').innerText(), fault);
    assert.ok(await frame.locator('#host-intro').isHidden());
    assert.equal(await check(frame, lure), 'danger');
  }));
}

test('script in a pack\'s texts is text, or the pack is refused', () => inContext(browser, {}, async (page) => {
  const wrong = [];
  page.on('dialog', (dialog) => (wrong.push(dialog.message()), dialog.dismiss()));
  await page.goto(`${host.origin}/script`);
  const frame = await openWidget(page);
  await frame.locator('#host-pack[data-pack]').waitFor();
  const { elements, text } = await frame.evaluate(() => ({ elements: document.querySelectorAll('.host :is(img, script, svg, b, a, iframe)').length, text: document.querySelector('.ask').innerText }));
  assert.equal(elements, 0);
  assert.match(text, /Contoh|<img|not used/);
  assert.equal(await check(frame, lure), 'danger');
  assert.deepEqual(wrong, []);
  assert.equal(await frame.evaluate(() => document.querySelectorAll('img, iframe, object, embed').length), 0);
}));

test('the second pack of a host is not taken', () => on('plain', 'good', async (page, frame, said) => {
  await page.evaluate((text) => {
    const inside = document.querySelector('saring-check').shadowRoot.querySelector('iframe');
    ports[0].postMessage({ pack: text });
    const { port2 } = new MessageChannel();
    inside.contentWindow.postMessage({ saring: 1, pack: text }, '*', [port2]);
  }, like({ name: 'Bank Lain' }));
  await page.waitForTimeout(500);
  assert.equal(await frame.locator('.ask').innerText(), said);
}));

test('the verdict\'s word is told only where the pack asks for it, after the reader was told so, and nothing with it', () => on('telling', 'good', async (page, frame, said) => {
  assert.match(said, new RegExp(`${new URL(host.origin).host} is told one word of each result: danger, caution or no sign\\.`));
  await page.evaluate(() => {
    window.told = [];
    addEventListener('saring-verdict', ({ detail }) => told.push(detail));
  });
  for (const [verdict, text] of [['danger', lure], ['no-sign', states.en['no-sign']]]) {
    await put(frame, text);
    await until('the word', () => page.evaluate((verdict) => told.at(-1)?.verdict === verdict, verdict));
  }
  assert.deepEqual(await page.evaluate(() => told), [{ verdict: 'danger' }, { verdict: 'no-sign' }]);
  for (const letter of await letters(page)) assert.match(JSON.stringify(letter), /^\{("state":"(loading|sealed)"|"height":\d+|"verdict":"(danger|no-sign)")\}$/);
  await clear(frame);
  await page.waitForTimeout(1500);
  assert.equal(await page.evaluate(() => told.length), 2, 'Clear tells nothing');
}));

test('a message that came before the reader was told is not told of', () => inContext(browser, {}, async (page) => {
  let give;
  await page.route('**/telling.json', async (route) => {
    await new Promise((done) => (give = done));
    await route.continue();
  });
  await page.goto(`${host.origin}/telling`);
  const frame = await openWidget(page);
  assert.equal(await check(frame, lure), 'danger');
  give();
  await frame.locator('#host-pack[data-pack=good]').waitFor();
  await page.waitForTimeout(2000);
  assert.ok((await letters(page)).every((letter) => !('verdict' in letter)));
  await put(frame, states.en.caution);
  await until('the word', async () => (await letters(page)).some(({ verdict }) => verdict === 'caution'));
}, eavesdrop));
