// Screenshots of every state into dist/shots/, to be looked at by people.
//
//	npm run shots              all
//	npm run shots -- id-360    only those whose name contains a word
import fs from 'node:fs';
import path from 'node:path';
import { addresses } from './addresses.mjs';
import { startChromium } from './browsers.mjs';
import { said } from './business.mjs';
import { read } from './chats.mjs';
import { openWidget } from './host.mjs';
import { openMirror } from './mirror.mjs';
import { repository, startSite } from './site.mjs';
import { check, open, untilSealed } from './reader.mjs';
import { states } from './states.mjs';

const wanted = process.argv.slice(2);
const chat = Buffer.from(Object.values(states.id).map((text, n) => `2${n}/07/26 09.0${n} - ${n ? 'Tini' : '+62 812-0000-0001'}: ${text}\n`).join(''));
const folder = path.join(repository, 'dist', 'shots');
fs.mkdirSync(folder, { recursive: true });
const site = await startSite();
const browser = await startChromium();
let count = 0;
try {
  for (const width of [360, 1280]) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: width === 360 ? 740 : 900 },
        deviceScaleFactor: width === 360 ? 2 : 1,
        hasTouch: width === 360,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      for (const lang of Object.keys(states)) {
        const name = (state) => `${lang}-${width}-${colorScheme}-${state}`;
        const shoot = async (state, fullPage) => {
          if (wanted.length && !wanted.some((word) => name(state).includes(word))) return;
          await page.screenshot({ path: path.join(folder, `${name(state)}.png`), fullPage });
          count++;
        };
        await open(page, site, lang);
        await shoot('empty', true);
        await page.evaluate(() => void (document.querySelector('#seal').open = true));
        await shoot('seal', true); // what the seal holds, and of which day the known-bad pack is
        await page.evaluate(() => void (document.querySelector('#seal').open = false));
        for (const [verdict, text] of Object.entries(states[lang])) {
          await check(page, text);
          await page.mouse.move(0, 0);
          await page.evaluate(() => scrollTo(0, 0));
          await shoot(`${verdict}-window`, false); // what is seen without scrolling
          await shoot(verdict, true);
        }
        await page.locator('.share summary').click();
        await page.locator('.share canvas').waitFor();
        await page.evaluate(() => void (document.querySelector('.context').open = true));
        await shoot('unfolded', true); // the question where it came from, and the card to pass on
        for (const name of ['guard', 'how', 'prove', 'chat']) {
          await page.goto(site.origin + addresses[lang][name]);
          await page.evaluate(() => document.querySelector('details.rule')?.setAttribute('open', ''));
          if (name === 'prove') {
            await page.locator('#attack:enabled').click();
            await page.waitForFunction(() => !document.getElementById('attack').disabled, undefined, { timeout: 60000 });
          }
          if (name === 'chat') {
            await untilSealed(page);
            await shoot('chat-empty', true);
            await read(page, [{ name: 'chat.txt', mimeType: 'text/plain', buffer: chat }]);
          }
          await shoot(name, true);
        }
        await page.goto(site.origin + addresses[lang].account);
        await shoot('account', true);
        while ((await page.locator('.reply').count()) > 0) await page.locator('.reply').first().click();
        await shoot('account-likely', true);
        await page.goto(site.origin + addresses[lang].business);
        await untilSealed(page);
        await shoot('business', true);
        await page.click('#pack-example');
        await page.fill('#pack-domains', 'https://melati.example/\nbca.co.id');
        await said(page, 'faults');
        await shoot('business-faults', true);
        await page.goto(site.origin + addresses[lang].shop);
        const frame = await openWidget(page);
        await frame.locator('#host-pack[data-pack=good]').waitFor();
        await check(frame, await page.innerText('#try-false'));
        await page.locator('#log [data-told=verdict]').waitFor();
        await shoot('shop', true);
      }
      await failed(context, `id-${width}-${colorScheme}-failed`);
      await context.close();
    }
    await mirrored(width);
  }
  await otherwise();
} finally {
  await browser.close();
  await site.stop();
}
console.log(`${count} screenshots in ${path.relative(process.cwd(), folder)}/`);

/** What stands there when the engine cannot be loaded. */
async function failed(context, name) {
  if (wanted.length && !wanted.some((word) => name.includes(word))) return;
  const page = await context.newPage();
  await page.route('**/a/loading-*', (route) => route.abort());
  await page.goto(`${site.origin}/id/`);
  await page.locator('#report .trouble').waitFor();
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  count++;
  await page.close();
}

/** The page from right to left, in a pseudo-language. */
async function mirrored(width) {
  const name = `qps-${width}-light-danger`;
  if (wanted.length && !wanted.some((word) => name.includes(word))) return;
  const mirror = await openMirror(site);
  const page = await browser.newPage({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
  await page.goto(`${mirror.origin}/en/`);
  await untilSealed(page);
  await check(page, states.en.danger);
  await page.locator('.share summary').click();
  await page.locator('.share canvas').waitFor();
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  count++;
  await page.close();
  await mirror.stop();
}

/** Other widths, 200 % zoom of a small window, and colours that the system picks. */
async function otherwise() {
  for (const [name, options] of Object.entries({
    'id-320-light-danger': { viewport: { width: 320, height: 640 } },
    'id-768-light-danger': { viewport: { width: 768, height: 1024 } },
    'id-zoom-light-danger': { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
    'id-forced-danger': { viewport: { width: 360, height: 740 }, forcedColors: 'active' },
  })) {
    if (wanted.length && !wanted.some((word) => name.includes(word))) continue;
    const page = await browser.newPage({ reducedMotion: 'reduce', ...options });
    await open(page, site, 'id');
    await check(page, states.id.danger);
    await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
    count++;
    await page.close();
  }
}
