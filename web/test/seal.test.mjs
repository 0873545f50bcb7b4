// The seal under attack. Once the page says "sealed", every way to a network is
// tried from the page, from the checking room and from its spare, each carrying
// the message; nothing may reach the site's own server nor any other. The
// servers' logs decide: sendBeacon returns true although nothing leaves.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { attackFromPage } from './attacks-page.mjs';
import { attackFromRoom } from './attacks-room.mjs';
import { makeAttackPolicy } from './control.mjs';
import { openPost } from './listening-post.mjs';
import { startProfile } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, messages, open, openKept, untilSealed } from './reader.mjs';
import { attackFrom, nothingArrived as nothingArrivedAt } from './under-attack.mjs';
import { untilQuiet } from './wait.mjs';

const lure = messages.lures.find(({ technique, lang }) => technique === 2 && lang === 'en').text;
let site, other, profile, page, sealedAt;

before(async () => {
  [site, other] = await Promise.all([startSite(), openPost()]);
  profile = await startProfile();
  await profile.context.addInitScript(makeAttackPolicy);
  page = await profile.context.newPage();
  await open(page, site);
  sealedAt = site.requests().length;
  assert.ok(sealedAt >= 4, 'the page, its script, style and engine were loaded, and the log saw it');
  assert.equal(await check(page, lure), 'danger');
});

after(async () => {
  await profile?.stop();
  await Promise.all([site?.stop(), other?.stop()]);
});

/** Runs every channel against both origins, then asks both logs what arrived. */
async function attack(place, attacks) {
  const text = await page.inputValue('#message');
  assert.equal(text, lure);
  await attackFrom(place, attacks, { text, origins: [site.origin, other.origin], nothingArrived });
}

const nothingArrived = () => nothingArrivedAt(site, sealedAt, other);

const rooms = () => page.workers();

test('nobody can type before the seal is in place', async () => {
  // In a profile of its own: here the engine lies on the device already, and nothing could hold it back.
  const own = await startProfile();
  const early = await own.context.newPage();
  let release;
  const held = new Promise((go) => (release = go));
  await early.route('**/*.wasm', async (route) => (await held, route.continue()));
  await early.goto(`${site.origin}/en/`);
  await early.waitForFunction(() => document.readyState === 'complete');
  assert.equal(await early.evaluate(() => document.documentElement.dataset.seal), 'loading');
  assert.ok(await early.isDisabled('#message'));
  assert.ok(await early.isDisabled('#paste'));
  release();
  await untilSealed(early);
  assert.ok(await early.isEnabled('#message'));
  await own.stop();
  sealedAt = site.requests().length; // those of this other page were asked for before its seal
});

test('checking a message sends nothing', async () => {
  for (const { text } of messages.lures.slice(0, 10)) await check(page, text);
  await check(page, lure);
  await nothingArrived();
});

test('only checking rooms live on after the seal', () => {
  const names = rooms().map((room) => new URL(room.url()).pathname);
  assert.ok(names.length > 0);
  for (const name of names) assert.match(name, /checking/);
});

test('the page reaches no server through any channel', () => attack(page, attackFromPage));

test('no checking room reaches a server through any channel', async () => {
  assert.ok(rooms().length > 0, 'the rooms are still there');
  for (const room of rooms()) await attack(room, attackFromRoom);
});

test('the seal stays when its element is taken out or rewritten', async () => {
  await page.evaluate(() => {
    for (const meta of document.querySelectorAll('meta[http-equiv]')) {
      try {
        meta.content = "default-src * 'unsafe-inline' 'unsafe-eval'";
      } catch {}
      meta.remove();
    }
    const loose = document.createElement('meta');
    loose.httpEquiv = 'Content-Security-Policy';
    loose.content = "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'; connect-src *";
    document.head.append(loose);
  });
  await attack(page, attackFromPage);
});

test('after all attacks the page still checks, and the log still lives', async () => {
  assert.equal(await check(page, 'See you at seven, bring the cake'), 'no-sign');
  assert.equal(await check(page, lure), 'danger');
  await nothingArrived();
  await fetch(`${site.origin}/tracer`);
  const [tracer, ...rest] = site.requests().slice(sealedAt);
  assert.equal(tracer?.path, '/tracer');
  assert.deepEqual(rest, []);
});

test('a page that the service worker has served is sealed as well', async () => {
  await openKept(page, site, 'en');
  await open(page, site);
  assert.match(await page.evaluate(() => navigator.serviceWorker.controller.scriptURL), /\/sw\.js$/);
  await untilQuiet('the server', () => site.requests().length);
  sealedAt = site.requests().length;
  assert.equal(await check(page, lure), 'danger');
  await attack(page, attackFromPage);
  for (const room of rooms()) await attack(room, attackFromRoom);
});
