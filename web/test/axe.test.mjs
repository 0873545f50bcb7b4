// axe-core finds nothing to complain about, in any state, language or colours.
// It is put into the page by the browser before the page's own scripts, which
// the page's policy does not concern; the policy stays as it is.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
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

async function violations(page) {
  return page.evaluate(async () => {
    const result = await axe.run(document, { preload: false, resultTypes: ['violations'] });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary.slice(0, 300)}`),
    }));
  });
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    test(`no violation in ${colorScheme} at ${width} px`, async () => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      await context.addInitScript({ path: fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url)) });
      try {
        const page = await context.newPage();
        const wrong = [];
        const look = async (where) => wrong.push(...(await violations(page)).map((violation) => ({ where, ...violation })));
        for (const lang of ['id', 'en']) {
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
          await look(`${lang}, everything unfolded`);
        }
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
