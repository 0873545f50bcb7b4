// Screenshots of every state into dist/shots/, to be looked at by people.
//
//	npm run shots              all
//	npm run shots -- id-360    only those whose name contains a word
import fs from 'node:fs';
import path from 'node:path';
import { startChromium } from './browsers.mjs';
import { repository, startSite } from './site.mjs';
import { check, open } from './reader.mjs';
import { states } from './states.mjs';

const wanted = process.argv.slice(2);
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
      for (const lang of ['id', 'en']) {
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
        for (const [name, slug] of Object.entries(lang === 'id' ? { guard: 'jaga-akun', how: 'cara-kerja', prove: 'buktikan' } : { guard: 'guard-your-account', how: 'how-it-decides', prove: 'prove-it' })) {
          await page.goto(`${site.origin}/${lang}/${slug}/`);
          await page.evaluate(() => document.querySelector('details.rule')?.setAttribute('open', ''));
          if (name === 'prove') {
            await page.locator('#attack:enabled').click();
            await page.waitForFunction(() => !document.getElementById('attack').disabled, undefined, { timeout: 60000 });
          }
          await shoot(name, true);
        }
        await page.goto(`${site.origin}/${lang}/${lang === 'id' ? 'cek-akun' : 'check-account'}/`);
        await shoot('account', true);
        while ((await page.locator('.reply').count()) > 0) await page.locator('.reply').first().click();
        await shoot('account-likely', true);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.stop();
}
console.log(`${count} screenshots in ${path.relative(process.cwd(), folder)}/`);
