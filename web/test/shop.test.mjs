// The example shop: the widget live in a page, and a list of all that reaches that
// page. Built with an origin of its own for the widget, the browser parts the two.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import http from 'node:http';
import { once } from 'node:events';
import path from 'node:path';
import { addresses, of } from './addresses.mjs';
import { addAxe, violations } from './axe.mjs';
import { inContext, startChromium } from './browsers.mjs';
import { openWidget } from './host.mjs';
import { check } from './reader.mjs';
import { newFolder, removeFolder } from './scratch.mjs';
import { build, startSite } from './site.mjs';
import { untilQuiet } from './wait.mjs';

let site, browser;

before(async () => {
  site = await startSite();
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const told = (page) => page.locator('#log li').evaluateAll((list) => list.map(({ dataset, innerText }) => [dataset.told, innerText]));

for (const [lang, address] of Object.entries(of('shop'))) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the shop shows what reaches it, and a message is not among it (${lang}, ${colorScheme})`, () => inContext(browser, { colorScheme, viewport: { width: 320, height: 640 }, permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      const faults = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await addAxe(page.context());
      await page.goto(site.origin + address);
      await page.locator('saring-check').getByRole('button').waitFor();
      assert.ok(await page.isVisible('#log-empty'));
      await page.click('[data-copy=try-false]');
      const lure = await page.innerText('#try-false');
      await page.waitForFunction(() => [...document.querySelectorAll('.told')].some(({ textContent }) => textContent));
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), lure);

      const frame = await openWidget(page);
      await frame.locator('#host-pack[data-pack=good]').waitFor();
      await untilQuiet('the server', () => site.requests().length, { quiet: 500 });
      const sealed = site.requests().length;
      const report = frame.locator('#report');
      const shop = await page.innerText('.shop-top b');
      assert.equal(await check(frame, lure), 'danger', 'the imitation');
      assert.ok((await report.innerText()).includes(shop) && (await report.innerText()).includes('\nmelati.example\n'), "the shop's own address is named");
      const word = await page.waitForSelector('#log [data-told=verdict]');
      assert.ok((await word.innerText()).includes('danger'));
      assert.equal(await check(frame, await page.innerText('#try-true')), 'no-sign', 'the true message');
      assert.ok(await report.locator('.links').innerText().then((text) => text.includes(shop)), 'whose address it is');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
      const list = await told(page);
      assert.deepEqual(new Set(list.map(([kind]) => kind)), new Set(['message', 'open', 'resize', 'verdict']));
      assert.ok(list.every(([, text]) => text.length < 60 && !text.includes('melati')), JSON.stringify(list));
      assert.deepEqual(site.requests().slice(sealed), []);
      assert.deepEqual(await violations(page), []); // last, since axe writes to windows as well
      assert.deepEqual(faults, []);
    }));
  }
}

test('the shop says when nothing but a promise parts it from the frame', () => inContext(browser, {}, async (page) => {
  await page.goto(site.origin + addresses.en.shop);
  assert.match(await page.innerText('#whose'), /from one server/);
  assert.match(await (await openWidget(page)).locator('#host-origin').innerText(), /could see your message/, 'the frame says so, too');
}));

test('built with an origin of its own for the widget, the shop takes it from there and cannot read the frame', async () => {
  const folder = newFolder('two-origins');
  // Two names of loopback are two origins; the port must be known before the build.
  const holder = http.createServer();
  holder.listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address();
  holder.close();
  await once(holder, 'close');
  const widget = `http://localhost:${port}`;
  execFileSync(path.join(await build(), 'site'), ['-quick', '-widget', widget, '-out', path.join(folder, 'dist')], { cwd: new URL('../../', import.meta.url), stdio: 'pipe' });
  const own = await startSite(path.join(folder, 'dist'), port);
  try {
    await inContext(browser, {}, async (page) => {
      const faults = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await page.goto(own.origin + addresses.en.shop);
      assert.ok((await page.innerText('#whose')).includes(widget));
      const frame = await openWidget(page);
      assert.equal(new URL(frame.url()).origin, widget);
      assert.match(await frame.locator('#host-origin').innerText(), /never your message/);
      await frame.locator('#host-pack[data-pack=good]').waitFor();
      assert.notEqual(await check(frame, await page.innerText('#try-false')), 'no-sign');
      await assert.rejects(page.evaluate(() => document.querySelector('saring-check').shadowRoot.querySelector('iframe').contentWindow.document.body), /cross-origin|SecurityError/);
      assert.deepEqual(faults, []);
      await page.goto(own.origin + addresses.en.business);
      await page.waitForFunction(() => document.documentElement.dataset.seal === 'sealed');
      assert.ok((await page.inputValue('#embed-code')).startsWith(`<script src="${widget}/widget.js"`));
      assert.ok((await page.inputValue('#headers-lines')).includes(`frame-src ${widget}`));
    });
  } finally {
    await own.stop();
    removeFolder(folder);
  }
});
