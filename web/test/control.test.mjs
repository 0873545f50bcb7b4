// Proves that the attacks of seal.test.mjs work: on a page and in a worker
// without a policy, every channel reaches the listening posts.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { attackFromPage, connectionOnly, ownOriginOnly } from './attacks-page.mjs';
import { attackFromRoom, ownOriginOnlyInRoom } from './attacks-room.mjs';
import { arrived, makeAttackPolicy, openControl } from './control.mjs';
import { openPost } from './listening-post.mjs';
import { startProfile } from './browsers.mjs';
import { until } from './wait.mjs';

const text = 'kode saya 123-456, "jangan" <b>diteruskan</b> & dibaca';
let profile, page, own, other;

before(async () => {
  [own, other] = await Promise.all([openControl(), openPost()]);
  profile = await startProfile();
  await profile.context.addInitScript(makeAttackPolicy);
  page = await profile.context.newPage();
  await page.goto(own.origin);
});

after(async () => {
  await profile?.stop();
  await Promise.all([own, other].map((post) => post?.stop()));
});

/** Runs every channel against both origins and returns those that did not arrive. */
async function lost(place, attack, { ownOnly, skip = new Set() }) {
  const missing = [];
  const channels = (await place.evaluate(attack, {})).filter((channel) => !skip.has(channel));
  for (const [name, post] of Object.entries({ own, other })) {
    for (const channel of channels) {
      if (name === 'other' && ownOnly.has(channel)) continue;
      const outcome = await place.evaluate(attack, { channel, origin: post.origin, text });
      await until(channel, () => arrived(post, channel), { within: 5000 }).catch(() => missing.push(`${channel} to the ${name} origin: ${outcome}`));
    }
  }
  return missing;
}

test('an unsealed page reaches both servers through every channel', async () => {
  assert.deepEqual(await lost(page, attackFromPage, { ownOnly: ownOriginOnly, skip: connectionOnly }), []);
});

test('an unsealed worker reaches both servers through every channel', async () => {
  await page.evaluate(() => void (globalThis.room = new Worker('/room.js')));
  const room = await until('the worker', () => page.workers().find((worker) => worker.url().endsWith('/room.js')));
  for (const post of [own, other]) post.entries.length = 0;
  assert.deepEqual(await lost(room, attackFromRoom, { ownOnly: ownOriginOnlyInRoom }), []);
});

test('an unsealed page opens a connection ahead of need', async () => {
  const post = await openPost();
  try {
    await page.evaluate(attackFromPage, { channel: 'link-preconnect', origin: post.origin, text });
    await until('the connection', () => post.entries.length > 0);
  } finally {
    await post.stop();
  }
});

test('what an attack carries is the message itself', () => {
  const sent = own.entries.concat(other.entries).filter(({ path }) => path?.startsWith('/leak/'));
  assert.ok(sent.length > 20);
  for (const { path } of sent) assert.equal(new URL(path, own.origin).searchParams.get('text') ?? '', text, path);
});
