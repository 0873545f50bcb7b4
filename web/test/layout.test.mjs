// Small screens, large letters, chosen colours, no motion: the page fits and
// nothing jumps.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import http from 'node:http';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { inContext, startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, open, untilSealed } from './reader.mjs';
import { states } from './states.mjs';
import { untilQuiet } from './wait.mjs';

let site, browser;

before(async () => {
  site = await startSite();
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const onPage = (options, work, script) => inContext(browser, options, work, script);

/** What sticks out of the window to the side, or [] . */
const sticksOut = (page) => page.evaluate(() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return Array.from(document.querySelectorAll('body *'))
    .filter((element) => element.getBoundingClientRect().right > wide + 1)
    .slice(0, 5)
    .map((element) => `${element.tagName}.${element.className}: right edge at ${Math.round(element.getBoundingClientRect().right)} of ${wide}`);
});

const long = 'https://login.bca.' + 'very-long-name-'.repeat(12) + 'bca-poin.example/' + 'x'.repeat(300);

// 640 px at 200 % zoom is a window of 320 CSS px; WCAG 1.4.10 asks for 320.
for (const [name, options] of Object.entries({
  'at 320 px': { viewport: { width: 320, height: 640 }, hasTouch: true },
  'at 200 % zoom of a window 1280 px wide': { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
})) {
  test(`nothing sticks out ${name}`, () => onPage(options, async (page) => {
    for (const lang of Object.keys(states)) {
      await open(page, site, lang);
      assert.deepEqual(await sticksOut(page), [], 'empty');
      for (const text of [...Object.values(states[lang]), `${states[lang].danger} ${long}`]) {
        await check(page, text);
        await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
        assert.deepEqual(await sticksOut(page), [], text);
      }
    }
    for (const path of ['/', '/no-such-page']) {
      await page.goto(site.origin + path);
      assert.deepEqual(await sticksOut(page), [], path);
    }
  }));
}

test('letters twice as large cut nothing off', () => onPage({ viewport: { width: 360, height: 720 } }, async (page) => {
  await open(page, site, 'id');
  await check(page, states.id.danger);
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
  // Larger letters by the reader's own setting: the root's font size, on which the page's measures rest.
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  assert.deepEqual(await sticksOut(page), []);
  const cut = await page.evaluate(() => Array.from(document.querySelectorAll('main *'))
    .filter((element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1
      && element.clientWidth > 2 && element.checkVisibility())
    .map((element) => `${element.tagName}.${element.className}`));
  assert.deepEqual(cut, []);
}));

for (const width of [360, 1280]) {
  test(`no layout shift while the page loads at ${width} px`, () => onPage({ viewport: { width, height: 720 } }, async (page) => {
    await open(page, site, 'id');
    await untilQuiet('the layout', () => page.evaluate(() => shifts.length), { quiet: 500 });
    assert.deepEqual(await page.evaluate(() => shifts), []);
  }, recordShifts));
}

// A slow line, or a parser that yields to other work, shows the reader a page
// of which only the first part is there: the rest must not push it about.
for (const width of [360, 1280]) {
  test(`no layout shift while the page arrives in pieces at ${width} px`, () => onPage({ viewport: { width, height: 720 } }, async (page) => {
    const slow = await slowly(site);
    try {
      await page.goto(`${slow.origin}/id/`);
      await untilSealed(page);
      await untilQuiet('the layout', () => page.evaluate(() => shifts.length), { quiet: 500 });
      assert.deepEqual(await page.evaluate(() => shifts), []);
    } finally {
      await slow.stop();
    }
  }, recordShifts));
}

/** A server that hands on what the site answers, pages in pieces of 500 bytes with a pause after each. */
async function slowly(site) {
  const server = http.createServer(async (request, response) => {
    const answer = await fetch(site.origin + request.url, { headers: { 'accept-encoding': 'identity' } });
    const headers = Object.fromEntries(answer.headers);
    delete headers['content-length'];
    response.writeHead(answer.status, headers);
    const body = Buffer.from(await answer.arrayBuffer());
    if (!headers['content-type'].startsWith('text/html')) return response.end(body);
    for (let at = 0; at < body.length; at += 500) {
      response.write(body.subarray(at, at + 500));
      await pause(20);
    }
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((ended) => {
      server.close(ended);
      server.closeAllConnections();
    }),
  };
}

function recordShifts() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (value > 0 && !hadRecentInput) shifts.push({ value, moved: sources.map(({ node }) => node?.id || node?.className || node?.nodeName) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

test('in forced colours the verdict, the marks and the buttons can still be told apart', () =>
  onPage({ forcedColors: 'active', viewport: { width: 360, height: 720 } }, async (page) => {
    await open(page, site, 'en');
    await check(page, states.en.danger);
    const seen = await page.evaluate(() => {
      const ink = (element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return { color, backgroundColor };
      };
      const text = ink(document.querySelector('#report p'));
      const mark = ink(document.querySelector('#report mark'));
      const border = getComputedStyle(document.querySelector('#paste')).borderTopStyle;
      return { forced: matchMedia('(forced-colors: active)').matches, text, mark, border, word: document.querySelector('#report').innerText.slice(0, 40) };
    });
    assert.ok(seen.forced);
    assert.match(seen.word, /danger/i, 'the verdict is a word, not a colour');
    assert.notEqual(seen.border, 'none', 'a button has an edge');
    assert.notDeepEqual(seen.mark, seen.text, 'a mark differs from the text around it');
  }));

test('with reduced motion nothing moves', () =>
  onPage({ reducedMotion: 'reduce', viewport: { width: 360, height: 720 } }, async (page) => {
    await open(page, site, 'en');
    await check(page, states.en.danger);
    const moving = await page.evaluate(() => [
      ...document.getAnimations().filter(({ effect }) => effect.getComputedTiming().activeDuration > 10).map(({ effect }) => effect.target?.className),
      ...(getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? ['smooth scrolling'] : []),
    ]);
    assert.deepEqual(moving, []);
  }));

test('buttons, boxes and choices are at least 48 px high (quotes in the text are not), and text is at least 18 px', () =>
  onPage({ viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true }, async (page) => {
    await open(page, site, 'id');
    await check(page, states.id.danger);
    const small = await page.evaluate(() => {
      const targets = document.querySelectorAll('main button, main textarea, main summary, main label.choice');
      return Array.from(targets)
        .filter((element) => element.checkVisibility() && !element.matches('.quote'))
        .map((element) => [element.textContent.trim().slice(0, 30), Math.round(element.getBoundingClientRect().height)])
        .filter(([, height]) => height < 48);
    });
    assert.deepEqual(small, []);
    const size = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    assert.ok(size >= 18, `body text is ${size} px`);
  }));

test('without script the page can be read and says that it cannot check', () =>
  onPage({ javaScriptEnabled: false, viewport: { width: 360, height: 720 } }, async (page) => {
    for (const lang of Object.keys(states)) {
      await page.goto(`${site.origin}/${lang}/`);
      const text = await page.innerText('body');
      assert.match(text, /JavaScript/);
      assert.ok(text.length > 800, 'the advice is there');
    }
    await page.goto(site.origin);
    for (const lang of Object.keys(states)) assert.ok((await page.locator(`a[href="/${lang}/"]`).count()) > 0, lang);
  }));
