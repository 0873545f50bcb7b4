// Input that nobody writes by hand. Each gets a verdict or a sentence, and the
// page goes on answering clicks while it is worked on.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { startChromium } from './browsers.mjs';
import { openPost } from './listening-post.mjs';
import { startSite } from './site.mjs';
import { answer, check, clear, open, put, verdict } from './reader.mjs';
import { until } from './wait.mjs';

const lure = 'dial **21*081200001234# and press call ';
const quiet = 'See you at seven, bring the cake. ';
const MiB = 1 << 20;

/** A text of so many letters, made of one sentence again and again. */
const many = (sentence, letters) => sentence.repeat(Math.ceil(letters / sentence.length)).slice(0, letters);

// The page's own box, on a page that has nothing else.
const bareBox = '<!doctype html><title>box</title><textarea id="message" rows="6" spellcheck="false" style="width: 100%; font: 1.125rem system-ui"></textarea>';

let site, browser, page, bare, barePage;

/** Runs in the page before its scripts: measures how long the page was deaf, in ms. */
function listenForDeafness() {
  globalThis.deaf = { longest: 0 };
  let last = performance.now();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    deaf.longest = Math.max(deaf.longest, now - last);
    last = now;
    setTimeout(() => channel.port2.postMessage(0), 5);
  };
  channel.port2.postMessage(0);
}

before(async () => {
  [site, bare] = await Promise.all([startSite(), openPost(() => ({ status: 200, headers: { 'content-type': 'text/html' }, body: bareBox }))]);
  browser = await startChromium();
  barePage = await browser.newPage();
  await barePage.addInitScript(listenForDeafness);
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), bare?.stop()]);
});

/**
 * How long, in ms, a page may be deaf that has this text put into its box: one
 * second beyond what a page takes that has nothing but a box. Laying out a
 * megabyte of text in a text box costs a browser seconds by itself.
 */
async function deafnessAllowed(text) {
  await barePage.goto(bare.origin);
  await barePage.evaluate(() => void (deaf.longest = 0));
  await put(barePage, text);
  await barePage.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 50)))));
  const { longest } = await barePage.evaluate(() => deaf);
  await barePage.goto('about:blank');
  return 1000 + 2 * longest; // twice: the two are measured at different moments of a busy machine
}

describe('odd texts', () => {
  before(async () => {
    page = await browser.newPage();
    await page.addInitScript(listenForDeafness);
    await open(page, site);
  });

  const odd = {
    'NUL bytes': [`\0\0${quiet}\0`, 'no-sign'],
    'NUL bytes around a lure': [`\0${lure}\0`, 'danger'],
    'lone surrogates': [`\uD800 ${quiet} \uDFFF\uDC00`, 'no-sign'],
    'lone surrogates around a lure': [`\uDC00${lure}\uD83D`, 'danger'],
    'half an emoji at each end of a mark': [`\uDE00**21*081200001234#\uD83D dial it`, 'danger'],
    'nothing but marks and joiners': ['\u200B\u200D\u2060\uFEFF\u0301'.repeat(200), 'no-sign'],
    '100,000 dots': ['.'.repeat(100_000), 'no-sign'],
    '100,000 times "1."': ['1.'.repeat(100_000), 'no-sign or caution'], // numbers with dots are addresses
    '50,000 opening brackets': ['['.repeat(50_000), 'no-sign'],
    '100,000 letters without a space': ['a'.repeat(100_000), 'no-sign'],
    '1 MB of honest text': [many(quiet, 1e6), 'no-sign'],
    '1 MB with a lure at its end': [many(quiet, 1e6) + lure, 'danger'],
    '20,000 lures in one message': [lure.repeat(20_000), 'danger'],
    '5,000 links in one message': ['https://a.example/x?y=z '.repeat(5_000), 'no-sign'],
  };

  for (const [name, [text, wanted]] of Object.entries(odd)) {
    test(`${name}: ${wanted}, and the page stays awake`, async () => {
      const allowed = await deafnessAllowed(text);
      await clear(page);
      await page.evaluate(() => void (deaf.longest = 0));
      await put(page, text);
      assert.ok(wanted.split(' or ').includes(await answer(page, { timeout: 30000 })), `${wanted}, not ${await verdict(page)}`);
      const { longest } = await page.evaluate(() => deaf);
      assert.ok(longest < allowed, `the page was deaf for ${Math.round(longest)} ms, ${Math.round(allowed)} are allowed`);
    });
  }

  for (const [name, text] of Object.entries({ 'an empty box': '', 'only spaces': ' \t\n\u00A0\u3000\u2003 '.repeat(50) })) {
    test(`${name}: no verdict, no report`, async () => {
      assert.equal(await check(page, lure), 'danger');
      await put(page, text);
      await page.waitForFunction(() => document.querySelector('#report').dataset.verdict === '');
      assert.equal(await page.evaluate(() => document.querySelector('#report').textContent), '');
      await page.click('#check');
      await until('the sentence that the box is empty', () => page.evaluate(() => document.querySelector('#box-note').textContent.length > 10));
      assert.equal(await verdict(page), '');
    });
  }

  for (const [name, text] of Object.entries({
    'one letter more than 4 MiB': many(quiet, 4 * MiB + 1),
    '4 MiB of letters, one of which takes two bytes': 'é' + many(quiet, 4 * MiB - 1),
  })) {
    test(`${name}: a sentence, and the next message is checked`, async () => {
      const allowed = await deafnessAllowed(text);
      await page.evaluate(() => void (deaf.longest = 0));
      assert.match(await check(page, text, { timeout: 60000 }), /^failed: /);
      const { said, longest } = await page.evaluate(() => ({ said: document.querySelector('#report').innerText.trim(), longest: deaf.longest }));
      assert.ok(said.length > 20 && said.includes('.'), said);
      assert.ok(longest < allowed, `the page was deaf for ${Math.round(longest)} ms, ${Math.round(allowed)} are allowed`);
      assert.equal(await check(page, lure, { timeout: 60000 }), 'danger');
    });
  }

  test('4 MiB exactly gets an answer', async () => {
    assert.equal(await check(page, many(quiet, 4 * MiB), { timeout: 60000 }), 'no-sign');
  });

  test('Clear works at once while a megabyte is being checked', async () => {
    const text = many(lure, 1e6);
    const allowed = await deafnessAllowed(text);
    await clear(page);
    await put(page, text);
    await page.waitForFunction(() => document.querySelector('#report').hasAttribute('aria-busy'));
    const started = Date.now();
    await page.evaluate(() => document.querySelector('#clear').click());
    assert.ok(Date.now() - started < allowed, `Clear took ${Date.now() - started} ms, ${Math.round(allowed)} are allowed`);
    assert.equal(await page.inputValue('#message'), '');
    assert.equal(await verdict(page), '');
    assert.equal(await check(page, quiet), 'no-sign');
  });
});

describe('a checking room that dies', () => {
  // The page itself has to notice: nothing in it was made for these tests.
  const ends = {
    'throws at a message': () => { self.onmessage = () => { throw new Error('thrown by the test'); }; },
    'closes itself': () => self.close(),
    'never comes back from a message': () => { self.onmessage = () => { for (;;); }; },
  };

  for (const [name, end] of Object.entries(ends)) {
    test(`${name}: the page says so and checks the next message`, { timeout: 60000 }, async () => {
      page = await browser.newPage();
      await open(page, site);
      assert.equal(await check(page, lure), 'danger');
      const working = await whichWorks();
      await working.evaluate(end);
      const outcome = await check(page, 'Your parcel is on hold, ' + lure, { timeout: 40000 });
      if (outcome !== 'danger') {
        assert.match(outcome, /^failed: /);
        assert.ok(await page.evaluate(() => document.querySelector('#report').innerText.trim().length > 20), 'it says so in a sentence');
        assert.equal(await check(page, lure), 'danger');
      }
      await until('the dead room to be gone', () => !page.workers().includes(working));
      await page.close();
    });
  }

  test('when every room is gone, the page says that it has to be loaded anew, and that helps', { timeout: 90000 }, async () => {
    page = await browser.newPage();
    await open(page, site);
    for (const room of page.workers()) await room.evaluate(() => self.close()).catch(() => {});
    const outcomes = [];
    for (let turn = 0; turn < 3 && outcomes.at(-1) !== 'failed: dead'; turn++) {
      outcomes.push(await check(page, `${lure} ${turn}`, { timeout: 40000 }));
    }
    assert.equal(outcomes.at(-1), 'failed: dead', outcomes.join(', '));
    const button = page.locator('#report button');
    await Promise.all([page.waitForNavigation(), button.click()]);
    await page.waitForFunction(() => document.documentElement.dataset.seal === 'sealed');
    assert.equal(await check(page, lure), 'danger');
    await page.close();
  });

  /** The room that messages are handed to; the other one is the spare. */
  async function whichWorks() {
    const rooms = page.workers();
    for (const room of rooms) await room.evaluate(() => addEventListener('message', () => void (globalThis.asked = true)));
    await check(page, `${lure} once more`);
    for (const room of rooms) if (await room.evaluate(() => globalThis.asked === true)) return room;
    return assert.fail('no room was asked');
  }
});

describe('an engine that does not come', () => {
  for (const [name, spoil] of Object.entries({
    'is refused': (route) => route.abort(),
    'is cut off': async (route) => route.fulfill({ status: 200, contentType: 'application/wasm', body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) }),
  })) {
    test(`${name}: the box stays closed, a sentence says why, and trying again helps`, async () => {
      const context = await browser.newContext();
      try {
        page = await context.newPage();
        await context.route('**/*.wasm', spoil);
        await page.goto(`${site.origin}/en/`);
        await page.waitForFunction(() => document.documentElement.dataset.seal === 'failed', undefined, { timeout: 30000 });
        assert.ok(await page.isDisabled('#message'));
        assert.ok((await page.innerText('#report')).length > 30);
        await context.unroute('**/*.wasm');
        await page.click('#report button');
        await page.waitForFunction(() => document.documentElement.dataset.seal === 'sealed', undefined, { timeout: 30000 });
        assert.equal(await check(page, lure), 'danger');
      } finally {
        await context.close();
      }
    });
  }
});
