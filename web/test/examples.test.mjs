// The examples of web/examples, opened on an origin other than Saring's: the widget
// opens, a message is checked in its frame, and the page around it hears the events
// that are documented and nothing of the message. The policies that the page for
// businesses recommends are all that each page has.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { addAxe, violations } from './axe.mjs';
import { inContext, startChromium } from './browsers.mjs';
import { openWidget } from './host.mjs';
import { check, messages } from './reader.mjs';
import { startSite } from './site.mjs';
import { untilQuiet } from './wait.mjs';
import { examples, serveExamples } from '../examples/serve.mjs';

const lure = messages.lures.find(({ lang }) => lang === 'id').text;
const asked = [];
let site, host, browser;

before(async () => {
  site = await startSite();
  host = await serveExamples(site.origin, 0, (address) => asked.push(address));
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  host?.stop();
  await site?.stop();
});

/** Writes down in a page all that it is told: the widget's events, and what is posted to its window. */
const listen = () => {
  globalThis.told = [];
  for (const name of ['open', 'close', 'resize', 'verdict']) addEventListener(`saring-${name}`, ({ detail }) => told.push([name, detail]));
  addEventListener('message', ({ data }) => told.push(['message', data]));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => told.push(['blocked', effectiveDirective, blockedURI]));
};

for (const name of examples) {
  test(`${name}: the widget opens, checks, and tells the page only what it may`, () => inContext(browser, { viewport: { width: 360, height: 740 } }, async (page) => {
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await addAxe(page.context());
    const begun = site.requests().length;
    await page.goto(`${host.origin}/${name}/`);
    await page.locator('saring-check').getByRole('button', { name: 'Periksa pesan dengan Saring' }).waitFor();
    assert.deepEqual(await violations(page), [], 'before it is opened');
    assert.deepEqual(site.requests().slice(begun).map(({ path }) => path), name === 'html' || name === 'wordpress' ? ['/widget.js'] : [], 'nothing is loaded before a click');

    const frame = await openWidget(page);
    assert.equal(new URL(frame.url()).origin, site.origin);
    await frame.locator('#host-pack[data-pack=good]').waitFor();
    assert.match(await frame.locator('#host-pack').innerText(), /Toko Melati/);
    await untilQuiet('the servers', () => site.requests().length + asked.length, { quiet: 500 });
    const sealed = site.requests().length;
    assert.equal(await check(frame, lure), 'danger');
    assert.equal(await check(frame, 'Toko Melati: tukar poin Anda di https://melati-poin.example/tukar lalu kirim kode OTP 204817 ke admin'), 'danger');
    await page.waitForFunction(() => told.some(([what]) => what === 'verdict'));
    assert.deepEqual(await violations(page), [], 'open, with a result');

    const told = await page.evaluate(() => told);
    const allowed = {
      open: (detail) => detail === null,
      resize: (detail) => Object.keys(detail).join() === 'height' && detail.height > 0,
      verdict: (detail) => JSON.stringify(detail) === '{"verdict":"danger"}',
      message: (data) => JSON.stringify(data) === '{"saring":1}',
    };
    assert.deepEqual(told.filter(([what, detail]) => !allowed[what]?.(detail)), []);
    assert.ok(['open', 'resize', 'verdict'].every((what) => told.some(([one]) => one === what)), JSON.stringify(told));
    if (name === 'react' || name === 'vue') {
      assert.deepEqual(await page.locator('#heard').evaluate(({ dataset }) => ({ ...dataset })), { open: 'true', verdict: 'danger' });
    }
    const seen = await page.evaluate(() => document.documentElement.outerHTML + document.querySelector('saring-check').shadowRoot.innerHTML);
    assert.ok(!seen.includes('melati-poin') && !seen.includes(lure.slice(0, 20)), 'the page holds nothing of the message');
    await assert.rejects(page.evaluate(() => document.querySelector('saring-check').shadowRoot.querySelector('iframe').contentWindow.document), /cross-origin|SecurityError/);

    await page.getByRole('button', { name: 'Tutup' }).click();
    assert.equal(await page.locator('iframe').count(), 0);
    assert.deepEqual(await page.evaluate(() => told.at(-1)), ['close', null]);
    await untilQuiet('the servers', () => site.requests().length + asked.length, { quiet: 500 });
    assert.deepEqual(site.requests().slice(sealed), [], "Saring's server");
    assert.deepEqual(asked.filter((address) => /melati-poin|204817/.test(decodeURIComponent(address))), [], "the business's server");
    assert.deepEqual(errors, []);
  }, listen));
}

test('the address of the business does not reach Saring', () => inContext(browser, {}, async (page) => {
  const tells = [];
  page.on('request', async (request) => {
    if (!request.url().startsWith(site.origin)) return;
    const { referer, origin } = await request.allHeaders();
    for (const header of [referer, origin]) if (header?.includes(new URL(host.origin).host)) tells.push([request.url(), header]);
  });
  await page.goto(`${host.origin}/html/`);
  await openWidget(page);
  assert.deepEqual(tells, []);
}));

test('what WordPress gets is one block and one address', () => {
  const read = (name) => fs.readFileSync(new URL(`../examples/wordpress/${name}`, import.meta.url), 'utf8');
  const element = /<saring-check.*<\/saring-check>/;
  assert.equal(read('block.html').match(element)[0], read('functions.php').match(element)[0], 'block and shortcode give the same');
  assert.match(read('functions.php'), /wp_enqueue_script\( 'saring', 'https:\/\/saring\.example\/widget\.js', array\(\), null, array\( 'strategy' => 'async' \) \)/);
});
