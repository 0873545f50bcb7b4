// What a screen reader hears, in its order: the accessibility tree that Chromium
// hands to it, from the promise and the box through the report to the foot.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, open } from './reader.mjs';
import { states } from './states.mjs';

let site, browser, page, client;

before(async () => {
  site = await startSite();
  browser = await startChromium();
  page = await browser.newPage({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  client = await page.context().newCDPSession(page);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** The tree from its root on, without what is passed over: [role, name]. */
async function heard() {
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const all = [];
  const walk = (node) => {
    if (!node.ignored) all.push([node.role?.value, (node.name?.value ?? '').trim().replace(/\s+/g, ' ')]);
    for (const id of node.childIds ?? []) walk(byId.get(id));
  };
  walk(nodes.find((node) => !node.parentId));
  return all;
}

/** Fails unless the wanted [role, pattern] are heard in this order. */
function inOrder(all, wanted) {
  let at = 0;
  for (const [role, words] of wanted) {
    const found = all.findIndex(([is, name], index) => index >= at && is === role && words.test(name));
    const anywhere = all.some(([is, name]) => is === role && words.test(name));
    assert.ok(found >= 0, `${role} ${words} ${anywhere ? 'comes too early' : 'is not heard'}; after "${all[at - 1]}" comes\n${all.slice(at, at + 40).map((one) => one.join(' ')).join('\n')}`);
    at = found + 1;
  }
}

const opening = [['link', /kotak pesan/], ['banner', /^/], ['heading', /^Periksa pesan$/], ['textbox', /^Pesan yang mau diperiksa$/], ['button', /^Tempel$/], ['button', /^Periksa$/], ['button', /^Buka file$/], ['button', /^Hapus$/]];

test('the empty page: skip link, promise, box with its name, buttons, advice, limits, foot', async () => {
  await open(page, site, 'id');
  const all = await heard();
  inOrder(all, [...opening, ['heading', /Tidak ada yang bisa ditempel/], ['heading', /Yang perlu Anda tahu/], ['contentinfo', /^/]]);
  // The promise comes before the box that it is about, and says only what holds now.
  const text = all.map(([, name]) => name);
  assert.ok(text.findIndex((name) => name.includes('Tersegel')) < text.indexOf('Pesan yang mau diperiksa'));
  assert.ok(!text.some((name) => name.includes('Memuat pemeriksa')), 'a state that is over is still read out');
});

test('the report: verdict, steps, the message, reasons, links, codes, what cannot be known, sharing', async () => {
  assert.equal(await check(page, states.id.danger), 'danger');
  inOrder(await heard(), [
    ...opening,
    ['region', /Hasil pemeriksaan/], ['heading', /^Pesan ini mengaku dari BCA/],
    ['heading', /^Apa yang harus dilakukan/], ['group', /Sudah sejauh mana/], ['radio', /^Belum membuka/], ['radio', /^Sudah mengirim uang/], ['list', /^/],
    ['heading', /^Pesan Anda$/], ['button', /BCA/], ['heading', /^Alasannya$/], ['list', /^/], ['button', /Tunjukkan dalam pesan/],
    ['heading', /^Ke mana tautannya/], ['button', /^Salin sebagai teks$/],
    ['heading', /^Kode di dalam pesan$/], ['group', /meminta kode ini/], ['radio', /^Ya/],
    ['heading', /^Yang tidak bisa Saring ketahui$/], ['DisclosureTriangle', /Bagikan/],
    ['heading', /Tidak ada yang bisa ditempel/], ['contentinfo', /^/],
  ]);
});

test('no control is without a name, and no heading level is left out', async () => {
  for (const verdict of Object.keys(states.id)) {
    await check(page, states.id[verdict]);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await page.locator('.share canvas').waitFor();
    const nameless = (await heard()).filter(([role, name]) => ['button', 'link', 'radio', 'textbox', 'checkbox', 'group', 'heading', 'image', 'DisclosureTriangle'].includes(role) && !name && role !== 'group');
    assert.deepEqual(nameless, [], verdict);
    const levels = await page.evaluate(() => Array.from(document.querySelectorAll('h1, h2, h3, h4')).filter((heading) => heading.checkVisibility()).map(({ tagName }) => Number(tagName[1])));
    levels.forEach((level, at) => assert.ok(at === 0 ? level === 1 : level <= levels[at - 1] + 1, `h${level} follows h${levels[at - 1]}`));
  }
});

test('the account check reads question first, then its answers, then the way back', async () => {
  await page.goto(`${site.origin}/id/cek-akun/`);
  await page.locator('.reply').first().click();
  inOrder(await heard(), [['heading', /disadap/], ['heading', /WhatsApp/], ['group', /WhatsApp/], ['button', /./], ['button', /^Kembali$/], ['contentinfo', /^/]]);
});
