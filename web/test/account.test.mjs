// The account check: every answer can be given by keyboard, the result has a
// level, reasons and ordered steps, and nothing is stored or sent.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { of } from './addresses.mjs';
import { addAxe, violations } from './axe.mjs';

const addresses = of('account');
const noProof = { id: /bukan bukti/, en: /no proof/, ms: /bukan bukti/ };
let site, browser, page;

before(async () => {
  site = await startSite();
  browser = await startChromium();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, reducedMotion: 'reduce' });
  await addAxe(context);
  page = await context.newPage();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const question = () => page.innerText('#question');
const level = () => page.getAttribute('.level', 'data-level');

/** What the page was made of: the questions with their answers. */
const signs = () => page.evaluate(() => JSON.parse(document.getElementById('check').textContent).signs);

/** Answers every question; pick chooses an answer's place. Returns the ids of the questions asked. */
async function walk(pick, press = (at) => page.locator('.reply').nth(at).click()) {
  const asked = [];
  const all = await signs();
  while ((await page.locator('.reply').count()) > 0) {
    const text = await question();
    const sign = all.find(({ ask, id }) => ask === text && !asked.includes(id));
    asked.push(sign.id);
    await press(pick(sign));
  }
  return asked;
}

const harmless = (sign) => sign.answers.findLastIndex(({ weight }) => weight === 0);

for (const [lang, address] of Object.entries(addresses)) {
  test(`all well ends in "none", with a word that it is no proof (${lang})`, async () => {
    await page.goto(site.origin + address);
    const asked = await walk((sign) => (sign.id === 'who' ? 0 : harmless(sign)));
    assert.ok(asked.includes('linked') && !asked.includes('linked-business'), `asked of a person: ${asked}`);
    assert.equal(await level(), 'none');
    assert.match(await page.innerText('.level'), noProof[lang]);
  });

  test(`a business is asked about its admins (${lang})`, async () => {
    await page.goto(site.origin + address);
    const asked = await walk((sign) => (sign.id === 'who' ? 1 : sign.id === 'linked-business' ? 1 : harmless(sign)));
    assert.ok(asked.includes('linked-business') && asked.includes('read-business') && !asked.includes('linked'), `asked of a business: ${asked}`);
    assert.equal(await level(), 'possible');
    assert.deepEqual(await page.locator('[data-step]').evaluateAll((steps) => steps.map(({ dataset }) => dataset.step)), ['devices', 'admins']);
  });

  test(`every answer counts as the pack says (${lang})`, async () => {
    await page.goto(site.origin + address);
    for (const sign of await signs()) {
      for (const [at, answer] of sign.answers.entries()) {
        const seen = await inOneGo(sign.id, at, sign.for);
        const wanted = answer.weight >= 60 ? 'likely' : answer.weight >= 30 ? 'possible' : answer.weight > 0 ? 'weak' : 'none';
        assert.equal(seen.level, wanted, `${sign.id}: ${answer.label}`);
        assert.deepEqual(new Set(seen.steps), new Set(answer.steps ?? []), `${sign.id}: ${answer.label}`);
        assert.equal(seen.why, answer.why, `${sign.id}: ${answer.label}`);
      }
    }
  });
}

/** Walks from the first question with one answer given and all others harmless, in the page itself. */
function inOneGo(id, at, who) {
  return page.evaluate(([id, at, who]) => {
    const { signs } = JSON.parse(document.getElementById('check').textContent);
    [...document.querySelectorAll('.guide-ways button')].at(-2)?.click(); // start over
    const asked = new Set();
    for (let buttons; (buttons = document.querySelectorAll('.reply')).length > 0;) {
      const text = document.getElementById('question').textContent;
      const sign = signs.find((other) => other.ask === text && !asked.has(other.id));
      asked.add(sign.id);
      const pick = sign.id === id ? at : sign.id === 'who' ? Number(who === 'business') : sign.answers.findLastIndex(({ weight }) => weight === 0);
      buttons[pick].click();
    }
    return {
      level: document.querySelector('.level').dataset.level,
      steps: Array.from(document.querySelectorAll('[data-step]'), ({ dataset }) => dataset.step),
      why: document.querySelector(`[data-sign="${id}"]`)?.textContent,
    };
  }, [id, at, who]);
}

test('by keyboard alone, back and forth; the question takes the focus', async () => {
  await page.goto(site.origin + addresses.en);
  const first = await question();
  const press = async (at) => {
    for (let step = 0; step <= at; step++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  };
  await page.locator('#question').focus();
  await press(0);
  const second = await question();
  assert.notEqual(second, first);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'question');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab'); // past the two answers: back
  await page.keyboard.press('Enter');
  assert.equal(await question(), first);
  const asked = await walk((sign) => (sign.id === 'who' ? 0 : sign.id === 'app' ? 0 : harmless(sign)), press);
  assert.ok(asked.length >= 10);
  assert.equal(await level(), 'likely');
  assert.equal(await page.locator('[data-step]').first().getAttribute('data-step'), 'bank', 'money comes first');
});

test('nothing is stored, nothing is sent, the address stays', async () => {
  await page.goto(site.origin + addresses.id);
  const before = site.requests().length;
  await walk(() => 0);
  assert.equal(site.requests().length, before);
  assert.equal(page.url(), site.origin + addresses.id);
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, (await caches.keys()).length]);
  assert.deepEqual(kept, [0, 0, '', 0, 0]);
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in any state (${colorScheme})`, async () => {
    await page.emulateMedia({ colorScheme });
    for (const address of Object.values(addresses)) {
      await page.goto(site.origin + address);
      assert.deepEqual(await violations(page), []);
      for (const pick of [() => 0, harmless]) {
        await page.reload();
        await walk(pick);
        assert.deepEqual(await violations(page), []);
      }
    }
  });
}

test('without script all questions and steps can be read', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  for (const address of Object.values(addresses)) {
    await still.goto(site.origin + address);
    assert.ok(await still.locator('.all-signs > li').count() >= 12);
    assert.match(await still.innerText('main'), /##002#/);
  }
  await context.close();
});

test('nothing moves while the page loads, and nothing sticks out at 320 px', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  await context.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
  });
  const narrow = await context.newPage();
  await narrow.goto(site.origin + addresses.id, { waitUntil: 'load' });
  await narrow.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual(await narrow.evaluate(() => shifts), []);
  assert.ok(await narrow.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  await context.close();
});
