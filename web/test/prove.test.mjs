// The page "prove it": a reader attacks it with one tap and sees each attack
// blocked; the server's log agrees. Without its policies the same attacks get
// out, and the page says so: the button can tell the two apart.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import http from 'node:http';
import { once } from 'node:events';
import { of } from './addresses.mjs';
import { addAxe, violations } from './axe.mjs';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { untilSealed } from './reader.mjs';
import { untilQuiet } from './wait.mjs';

const addresses = of('prove');
const held = { id: /Segel bertahan/, en: /The seal held/, ms: /Meterai bertahan/ };
let site, browser;

before(async () => {
  site = await startSite();
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Presses the button and returns how each attack ended. */
async function attack(page) {
  await page.click('#attack');
  await page.waitForFunction(() => !document.getElementById('attack').disabled, undefined, { timeout: 90000 });
  return Object.fromEntries(await page.locator('[data-attack]').evaluateAll((list) => list.map(({ dataset }) => [dataset.attack, dataset.ended])));
}

for (const [lang, address] of Object.entries(addresses)) {
  test(`every attack is stopped, and the server sees none (${lang})`, async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    await addAxe(context);
    const page = await context.newPage();
    await page.goto(site.origin + address);
    await untilSealed(page);
    const before = site.requests().length;
    const ended = await attack(page);
    assert.ok(Object.keys(ended).length >= 16);
    assert.deepEqual(Object.entries(ended).filter(([, how]) => how !== 'blocked'), []);
    await untilQuiet('the server', () => site.requests().length, { quiet: 1000 });
    assert.deepEqual(site.requests().slice(before), []);
    assert.match(await page.innerText('#attack-word'), held[lang]);
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    await context.close();
  });
}

test('without policies the attacks get out, and the page says that the seal failed', async () => {
  const got = new Set();
  const open = http.createServer(async (request, response) => {
    if (request.url.startsWith('/leak/')) {
      got.add(request.url.match(/leak\/(\w+)/)[1]);
      response.writeHead(200, { 'content-type': request.url.includes('/image') ? 'image/svg+xml' : request.url.includes('/style') ? 'text/css' : 'text/plain' });
      return response.end(request.url.includes('/image') ? '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>' : '');
    }
    const answer = await fetch(site.origin + request.url, { headers: { 'accept-encoding': 'identity' } });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  open.listen(0, '127.0.0.1');
  await once(open, 'listening');
  const context = await browser.newContext();
  // The page's own seal, taken out of its hands.
  await context.addInitScript(() => {
    const append = HTMLHeadElement.prototype.append;
    HTMLHeadElement.prototype.append = function (...nodes) {
      return append.apply(this, nodes.filter(({ httpEquiv }) => !httpEquiv));
    };
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${open.address().port}${addresses.en}`);
  await untilSealed(page);
  const ended = await attack(page);
  assert.equal(ended.fetch, 'passed');
  assert.equal(ended.xhr, 'passed');
  assert.equal(ended.image, 'passed');
  assert.match(await page.innerText('#attack-word'), /Do not use Saring/);
  assert.ok(got.has('fetch') && got.has('beacon') && got.has('image') && got.size >= 8, [...got].join(' '));
  await context.close();
  open.closeAllConnections();
  open.close();
});

test('the page shows the hash of the engine that is served, and the whole list of imports', async () => {
  const page = await browser.newPage();
  await page.goto(site.origin + addresses.en);
  const { engine } = await (await fetch(`${site.origin}/build.json`)).json();
  assert.equal(await page.innerText('#engine-hash'), engine);
  assert.ok(await page.locator('.imports li').count() >= 8);
  await page.close();
});
