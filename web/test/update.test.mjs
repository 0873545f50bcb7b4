// From one build to the next: a page is of one build in all its parts, the reader
// is told and loads the new one with a tap, and a build that could not be fetched
// whole is never served.
import { after, afterEach, before, beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { startProfile } from './browsers.mjs';
import { build, buildChanged, startSite } from './site.mjs';
import { check, messages, open, openKept, untilSealed } from './reader.mjs';

const lure = messages.lures[0].text;
let first, second, site, profile, page;

before(async () => {
  const folder = await build();
  first = path.join(folder, 'dist');
  second = await buildChanged(folder, (web) => {
    fs.appendFileSync(path.join(web, 'page/main.js'), '\ndocument.documentElement.dataset.script = "second";\n');
    fs.appendFileSync(path.join(web, 'style/main.css'), '\n:root { --style: second; }\n');
    fs.appendFileSync(path.join(web, 'rooms/checking.js'), '\nself.second = true;\n');
    fs.appendFileSync(path.join(web, 'known/sample.txt'), 'another.example\n');
  });
});

beforeEach(async () => {
  [site, profile] = await Promise.all([startSite(first), startProfile()]);
  page = await profile.context.newPage();
  await openKept(page, site, 'id');
});

afterEach(async () => {
  await profile?.stop();
  await site?.stop();
});

/** Which build each part of the open page is of: [script, style, rooms, known-bad pack]. */
async function parts() {
  const here = await page.evaluate(() => [
    document.documentElement.dataset.script,
    getComputedStyle(document.documentElement).getPropertyValue('--style').trim(),
    Number(/ (\d+) /.exec(document.getElementById('known').textContent)[1]),
  ]);
  const rooms = await Promise.all(page.workers().map((room) => room.evaluate(() => self.second)));
  assert.ok(rooms.length === 2 && rooms[0] === rooms[1]);
  const entries = here.pop();
  return [...here.map((word) => (word === 'second' ? 2 : 1)), rooms[0] ? 2 : 1, entries];
}

const isBuild = async (number) => {
  const [script, style, rooms, entries] = await parts();
  assert.deepEqual([script, style, rooms], [number, number, number]);
  return entries;
};
const told = () => page.evaluate(() => 'newer' in document.getElementById('device').dataset);
const caches = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('saring-')).sort());
const buildOf = (dist) => `saring-${JSON.parse(fs.readFileSync(path.join(dist, 'keep.json'), 'utf8')).build}`;

test('the reader is told of a new build, loads it with a tap, and it is whole, also offline', async () => {
  const before = await isBuild(1);
  assert.equal(await told(), false);
  await site.deploy(second);

  await open(page, site, 'id');
  assert.equal(await isBuild(1), before, 'what lies on the device is shown at once');
  assert.ok(await told());
  assert.ok(await page.isVisible('#device [data-when=newer]'));
  assert.equal(await check(page, lure), 'danger');
  assert.ok((await caches()).includes(buildOf(first)), 'a page of the old build may still be loading');
  const sealed = site.requests().length;
  assert.equal(await page.inputValue('#message'), lure, 'nothing is loaded anew under what the reader typed');
  assert.deepEqual(site.requests().slice(sealed), []);

  await page.click('#renew');
  await page.waitForFunction(() => document.documentElement.dataset.script === 'second', undefined, { timeout: 60000 });
  await untilSealed(page);
  assert.equal(await isBuild(2), before + 1);
  assert.equal(await told(), false);
  await openKept(page, site, 'id');
  await open(page, site, 'id');
  assert.deepEqual(await caches(), [buildOf(second)]);

  await site.stop();
  await page.reload();
  await untilSealed(page);
  await isBuild(2);
  assert.equal(await check(page, lure), 'danger');
});

test('a new build comes by itself with the next visit', async () => {
  await site.deploy(second);
  await open(page, site, 'id');
  await isBuild(1);
  await open(page, site, 'id');
  await isBuild(2);
});

test('a build that cannot be fetched whole is not served offline; the one before is', async () => {
  const broken = path.join(site.dist, '..', 'broken');
  fs.cpSync(second, broken, { recursive: true });
  // Another page than the list says: a third build has come over it meanwhile.
  for (const form of ['', '.br', '.gz']) fs.rmSync(path.join(broken, `id/cara-kerja/index.html${form}`));
  fs.writeFileSync(path.join(broken, 'id/cara-kerja/index.html'), 'of a third build');
  await site.deploy(broken);

  await open(page, site, 'id');
  await isBuild(1);
  assert.ok(await told());
  await open(page, site, 'id');
  await isBuild(2); // from the network, in all its parts
  await site.stop();
  await page.reload();
  await untilSealed(page);
  await isBuild(1); // from the device, in all its parts
  assert.equal(await check(page, lure), 'danger');
  await page.goto(`${site.origin}/id/cara-kerja/`);
  assert.notEqual(await page.innerText('body'), 'of a third build');
});

test('a server that does not answer keeps nobody from the kept build', async () => {
  const broken = path.join(site.dist, '..', 'broken');
  fs.cpSync(second, broken, { recursive: true });
  fs.rmSync(path.join(broken, 'en/index.html'));
  await site.deploy(broken);
  await open(page, site, 'id');
  assert.ok(await told());
  site.pause();
  try {
    const begun = Date.now();
    await page.goto(`${site.origin}/id/`);
    await untilSealed(page);
    await isBuild(1);
    assert.ok(Date.now() - begun < 15000, `${Date.now() - begun} ms`);
  } finally {
    site.go();
  }
});

test('a tab that stays open while others move on goes on checking', async () => {
  const other = await profile.context.newPage();
  await site.deploy(second);
  await openKept(other, site, 'en');
  assert.equal(await check(page, lure), 'danger');
  await page.reload();
  await untilSealed(page);
  await isBuild(2);
});

test('back to an older build: the device follows the server', async () => {
  await site.deploy(second);
  await openKept(page, site, 'id');
  await isBuild(2);
  await site.deploy(first);
  await open(page, site, 'id');
  await open(page, site, 'id');
  await isBuild(1);
});
