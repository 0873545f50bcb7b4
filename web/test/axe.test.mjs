// axe-core finds nothing to complain about, in any state, language or colours.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { addAxe, violations } from './axe.mjs';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, open } from './reader.mjs';
import { states } from './states.mjs';

let site, browser;

before(async () => {
  site = await startSite();
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    test(`no violation in ${colorScheme} at ${width} px`, async () => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      await addAxe(context);
      try {
        const page = await context.newPage();
        const wrong = [];
        const look = async (where) => wrong.push(...(await violations(page)).map((violation) => ({ where, ...violation })));
        for (const lang of Object.keys(states)) {
          await open(page, site, lang);
          await look(`${lang}, empty`);
          for (const [verdict, text] of Object.entries(states[lang])) {
            assert.equal(await check(page, text), verdict, text);
            await look(`${lang}, ${verdict}`);
          }
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
            document.querySelector('#report mark')?.click();
          });
          await page.locator('.share [data-share=copy-masked]').waitFor();
          await look(`${lang}, everything unfolded`);
          if (width > 360) continue; // the same parts, once
          await page.locator('#context [value=u]').check();
          await check(page, '482913 is your Amazon verification code. Do not share it with anyone.');
          await page.locator('#report [name=asked][value=n]').check();
          await page.locator('#report [data-rule=unasked-code]').waitFor();
          await look(`${lang}, both questions answered`);
          await check(page, 'x'.repeat((4 << 20) + 1));
          await look(`${lang}, too large`);
        }
        const broken = await context.newPage();
        await broken.route('**/a/engine-*', (route) => route.abort());
        await broken.goto(`${site.origin}/id/`);
        await broken.locator('#report .trouble').waitFor();
        wrong.push(...(await violations(broken)).map((violation) => ({ where: 'the engine is missing', ...violation })));
        await broken.close();
        for (const path of ['/', '/no-such-page']) {
          await page.goto(site.origin + path);
          await look(path);
        }
        assert.deepEqual(wrong, []);
      } finally {
        await context.close();
      }
    });
  }
}
