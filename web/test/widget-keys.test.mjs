// The widget without a mouse, for a screen reader, in little room and in every colour:
// into the frame and out of it again, Escape, where the focus goes; axe inside and out.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { addAxe, violations } from './axe.mjs';
import { inContext, startChromium } from './browsers.mjs';
import { hostPage, openHost, openWidget, sealedFrame, widget } from './host.mjs';
import { check } from './reader.mjs';
import { startSite } from './site.mjs';
import { states } from './states.mjs';

let site, host, browser;

before(async () => {
  site = await startSite();
  const pages = {};
  for (const lang of Object.keys(states)) {
    for (const size of ['inline', 'compact', 'dialog']) {
      for (const theme of ['auto', 'light', 'dark']) {
        const style = `<style>body { font: 1rem/1.5 sans-serif; background: Canvas; color: CanvasText } html { color-scheme: ${theme === 'auto' ? 'light dark' : theme} } a { color: LinkText }</style>`;
        pages[`/${lang}/${size}/${theme}`] = hostPage(site, widget(site, `size="${size}" theme="${theme}" accent="#7a1f5c"`, lang), { lang, head: style });
      }
    }
  }
  host = await openHost(site, pages);
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), host?.stop()]);
});

const on = (path, work, options = {}) => inContext(browser, { viewport: { width: 900, height: 900 }, reducedMotion: 'reduce', ...options }, async (page) => {
  await page.goto(host.origin + path);
  await page.locator('saring-check').getByRole('button').waitFor();
  return work(page);
});

/** What has the focus in the host page, in words. */
const focus = (page) => page.evaluate(() => {
  const inner = document.activeElement.shadowRoot?.activeElement;
  return inner ? inner.getAttribute('part') : document.activeElement.id || document.activeElement.localName;
});

/** Presses a key until what has the focus is wanted; at most so many times. */
async function press(page, key, wanted, most = 60) {
  const way = [];
  for (let times = 0; times < most; times++) {
    await page.keyboard.press(key);
    way.push(await focus(page));
    if (way.at(-1) === wanted) return way;
  }
  assert.fail(`${wanted} is not reached with ${key}: ${way}`);
}

test('a page with the widget is walked through with Tab, closed and open', () => on('/en/inline/light', async (page) => {
  assert.deepEqual(await press(page, 'Tab', 'after'), ['button', 'link', 'after']);
  await press(page, 'Shift+Tab', 'button');
  await page.keyboard.press('Enter');
  const frame = await sealedFrame(page);
  assert.equal(await focus(page), 'frame', 'the focus is in the frame');
  assert.ok(await frame.evaluate(() => document.hasFocus()));
  const inside = [];
  for (let times = 0; times < 3; times++) {
    await page.keyboard.press('Tab');
    inside.push(await frame.evaluate(() => document.activeElement.id || document.activeElement.localName));
  }
  assert.deepEqual(inside, ['summary', 'message', 'check']);
  await press(page, 'Shift+Tab', 'close');
  await press(page, 'Tab', 'frame');
  await press(page, 'Tab', 'after', 20);
  await press(page, 'Shift+Tab', 'frame');
  await frame.locator('#message').focus();
  await page.keyboard.type('BCA: your points expire today, redeem at https://bca-rewards.example/gift and send me the code');
  await frame.locator('#report[data-verdict=danger]').waitFor();
  await press(page, 'Tab', 'after', 80);
}));

for (const size of ['inline', 'compact', 'dialog']) {
  test(`${size}: Escape closes from inside the frame and from outside, and the focus returns`, () => on(`/en/${size}/light`, async (page) => {
    for (const from of ['frame', 'close']) {
      await press(page, 'Tab', 'button');
      await page.keyboard.press('Enter');
      const frame = await sealedFrame(page);
      assert.equal(await page.locator('saring-check').getByRole('dialog').getAttribute('aria-label'), 'Check a suspicious message');
      if (from === 'frame') await frame.locator('#message').click();
      else await page.locator('saring-check').getByRole('button', { name: 'Close' }).focus();
      assert.equal(await focus(page), from);
      // Not waited for: the key goes to a frame that is gone before it can answer, and
      // the driver would wait for that answer for ever.
      page.keyboard.press('Escape').catch(() => {});
      await page.locator('iframe').waitFor({ state: 'detached' });
      assert.equal(await focus(page), 'button');
      await page.evaluate(() => document.activeElement.blur());
    }
  }));
}

test('a dialog keeps the focus until it is closed', () => on('/en/dialog/light', async (page) => {
  const frame = await openWidget(page);
  const seen = new Set();
  for (let times = 0; times < 30; times++) {
    await page.keyboard.press(times % 10 === 9 ? 'Shift+Tab' : 'Tab');
    seen.add(await focus(page));
  }
  for (const outside of ['after', 'button']) assert.ok(!seen.has(outside), `${[...seen]}`);
  assert.ok(seen.has('frame') && seen.has('close'), `${[...seen]}`);
  assert.ok(await frame.evaluate(() => innerHeight > 300));
}));

test('at 280 px nothing is wider than the frame, whatever the report says', () => on('/id/inline/light', async (page) => {
  const frame = await openWidget(page);
  assert.ok(await frame.evaluate(() => innerWidth) <= 282, String(await frame.evaluate(() => innerWidth)));
  for (const text of Object.values(states.id)) {
    await check(frame, text);
    await frame.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    const { wide, width, names } = await frame.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      width: innerWidth,
      names: [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).position !== 'absolute').map((one) => one.className || one.localName).slice(0, 5),
    }));
    assert.ok(wide <= width, `${wide} in ${width}: ${names}`);
  }
}, { viewport: { width: 298, height: 700 } }));

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing, inside the frame or outside, where the device is ${colorScheme}`, async () => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 420, height: 900 }, reducedMotion: 'reduce' });
    await addAxe(context);
    const wrong = [];
    try {
      const page = await context.newPage();
      const look = async (where, what) => wrong.push(...(await violations(what)).map((violation) => ({ where, ...violation })));
      const all = [['id', 'inline', 'auto'], ['en', 'compact', 'dark'], ['en', 'dialog', 'light'], ['ms', 'dialog', 'auto']];
      for (const [lang, size, theme] of all) {
        const where = `/${lang}/${size}/${theme}`;
        await page.goto(host.origin + where);
        await page.locator('saring-check').getByRole('button').waitFor();
        await look(`${where} closed`, page);
        const frame = await openWidget(page);
        await look(`${where} open`, page);
        await look(`${where} frame`, frame);
        for (const [verdict, text] of Object.entries(states[lang])) {
          assert.equal(await check(frame, text), verdict);
          await frame.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
          await look(`${where} ${verdict}`, frame);
        }
      }
      assert.deepEqual(wrong, []);
    } finally {
      await context.close();
    }
  });
}

for (const [device, theme, dark] of [['light', 'auto', false], ['dark', 'auto', true], ['light', 'dark', true], ['dark', 'light', false]]) {
  test(`theme ${theme} on a ${device} device is ${dark ? 'dark' : 'light'}`, () => on(`/en/inline/${theme}`, async (page) => {
    const frame = await openWidget(page);
    await frame.waitForFunction((paper) => getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() === paper, dark ? '#1e1a16' : '#f5efe3');
    const accent = await frame.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--teal').trim());
    assert.equal(accent, dark ? '#8ccfdd' : '#7a1f5c', 'an accent that could not be read in the dark is left out there');
  }, { colorScheme: device }));
}
