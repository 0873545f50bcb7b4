// A hostile host page: whatever it tries, it does not learn what stands in the frame.
// Each way of looking that a page of one's own origin falls for is shown to work there
// first (attacks-host.mjs lists them all).
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { eavesdrop, lookInto, worksOnOwnOrigin } from './attacks-host.mjs';
import { inContext, startChromium } from './browsers.mjs';
import { hostPage, openHost, openWidget, widget } from './host.mjs';
import { check, clear } from './reader.mjs';
import { startSite } from './site.mjs';
import { untilQuiet } from './wait.mjs';

const word = 'zebrakuda';
const lure = `BCA: your points expire today, redeem at https://bca-${word}.example/gift and send me the code`;
// What a report on it says, and no host page says by itself.
const secrets = [word, 'danger', 'bca-', 'send me the code', 'no-sign', 'caution'];

let site, host, browser;

before(async () => {
  site = await startSite();
  host = await openHost(site, {
    '/': hostPage(site, widget(site)),
    '/compact': hostPage(site, widget(site, 'size="compact"')),
    '/control': '<!doctype html><title>control</title><body style="margin: 80px 0 0"><iframe src="/secret" width="600" height="600"></iframe>',
    // A page that is careless in every way: it tells its message to whoever asks.
    '/secret': `<!doctype html><title>secret</title><textarea rows="6" cols="40">${lure}</textarea><div id="report">${word}</div><script>
      history.replaceState(0, '', '#${word}');
      name = localStorage.secret = '${word}';
      onmessage = ({ ports }) => { parent.postMessage('${word}', '*'); ports[0]?.postMessage('${word}'); };
      const all = ['saring', 'widget', 'message', 'report'].map((one) => new BroadcastChannel(one));
      setInterval(() => all.forEach((one) => one.postMessage('${word}')), 50);
      parent.postMessage('${word}', '*');
    </script>`,
  });
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), host?.stop()]);
});

/** Opens the host's page with the ears of a hostile one, and the widget on it. */
const hostile = (path, work, options = { viewport: { width: 900, height: 900 } }) => inContext(browser, options, async (page) => {
  await page.goto(host.origin + path);
  return work(page, await openWidget(page));
}, eavesdrop);

test('no way of looking into the frame shows the message or the verdict', () => hostile('/', async (page, frame) => {
  await frame.locator('#message').click();
  await page.keyboard.type('typed first: ');
  assert.equal(await check(frame, lure), 'danger');
  const begun = [site.requests().length, host.entries.length];
  const ways = await page.evaluate(lookInto, {});
  assert.ok(ways.length >= 40, `${ways.length} ways`);
  for (const way of ways) {
    const got = await page.evaluate(lookInto, { way, word });
    for (const secret of secrets) {
      assert.ok(!got.toLowerCase().includes(secret), `${way} gave the host "${secret}": ${got.slice(0, 300)}`);
    }
  }
  assert.equal(await frame.locator('#message').inputValue(), lure, 'the message still stands where it stood');
  assert.equal(await frame.locator('#report').getAttribute('data-verdict'), 'danger');
  const letters = (await page.evaluate(() => overheard)).filter(({ way }) => way === 'port').map(({ data }) => JSON.parse(data));
  assert.ok(letters.length >= 2, 'the host did hear its own port');
  for (const letter of letters) assert.match(JSON.stringify(letter), /^\{("state":"(loading|sealed)"|"height":\d+)\}$/);
  // Its own page and its script may be asked for again by the ways above; nothing they ask for tells anything.
  for (const { path } of [...site.requests().slice(begun[0]), ...host.entries.slice(begun[1])]) {
    for (const secret of secrets) assert.ok(!decodeURIComponent(path ?? '').toLowerCase().includes(secret), path);
  }
}));

test('the same ways read a frame of the host\'s own origin', () => inContext(browser, {}, async (page) => {
  const seen = new Set();
  for (const way of await (await page.goto(`${host.origin}/control`), page.evaluate(lookInto, {}))) {
    await page.goto(`${host.origin}/control`);
    const got = await page.evaluate(lookInto, { way, word }).catch(() => '');
    if (got.includes(word)) seen.add(way);
  }
  for (const way of worksOnOwnOrigin) assert.ok(seen.has(way), `${way} shows nothing even there`);
}, eavesdrop));

test('the heights that a host hears are the same whatever stands in the box', async () => {
  const told = {};
  for (const path of ['/', '/compact']) {
    for (const text of [lure, 'See you at seven, bring the cake', `${lure} ${'word '.repeat(5000)}`, '482913 is your code. Do not share it with anyone.']) {
      await hostile(path, async (page, frame) => {
        await frame.locator('#message').click();
        await check(frame, text);
        await frame.locator('#report summary').first().click();
        await check(frame, lure);
        await clear(frame);
        await page.waitForTimeout(300);
        const heights = (await page.evaluate(() => overheard)).filter(({ way }) => way === 'port').map(({ data }) => JSON.parse(data).height).filter(Boolean);
        (told[path] ??= new Set()).add(JSON.stringify(heights));
        assert.ok(heights.length >= 1 && heights.length <= 6, `${heights}`);
        assert.ok(heights.every((height) => height % 20 === 0), `${heights}`);
      });
    }
    assert.equal(told[path].size, 1, `${path}: ${[...told[path]].join(' or ')}`);
  }
});

test('no element can be asked for by its name that tells what the report says', () => hostile('/', async (page, frame) => {
  // A host may change the part of the frame's address behind #, and sees whether the focus goes there.
  const named = () => frame.evaluate(() => [...document.querySelectorAll('[id], a[name]')].filter((one) => one.matches('button, input, select, textarea, summary, a[href], [tabindex], [contenteditable]')).map(({ id, name, hidden, disabled }) => `${id || name} ${hidden} ${disabled}`).sort());
  const empty = await named();
  assert.ok(empty.length > 3);
  for (const text of [lure, 'See you at seven, bring the cake', 'x'.repeat((4 << 20) + 1)]) {
    await check(frame, text);
    assert.deepEqual(await named(), empty, text.slice(0, 30));
  }
  // And shown at work: one name that is always there is heard of, none of a report is.
  await check(frame, lure);
  const focused = (fragment) => page.evaluate(async (fragment) => {
    document.getElementById('after').focus();
    const inside = document.querySelector('saring-check').shadowRoot.querySelector('iframe');
    inside.src = inside.src.split('#')[0] + fragment;
    await new Promise((done) => setTimeout(done, 500));
    return document.activeElement.localName;
  }, fragment);
  assert.equal(await focused('#message'), 'saring-check');
  for (const fragment of ['#verdict', '#steps', '#now', '#peek', '#report', '#:~:text=Danger', `#:~:text=${word}`]) assert.equal(await focused(fragment), 'a', fragment);
  assert.equal(await frame.locator('#message').inputValue(), lure);
}));

/** Drags what stands in a text box of the frame onto a place of the host's; returns what the host heard. */
async function drag(page, frame) {
  await page.evaluate(() => {
    const zone = document.body.appendChild(document.createElement('textarea'));
    zone.id = 'zone';
    zone.style.cssText = 'position: fixed; inset: 0 0 auto; block-size: 60px; inline-size: 100%';
    window.dropped = [];
    for (const name of ['dragenter', 'dragover']) zone.addEventListener(name, (event) => (event.preventDefault(), dropped.push(name)));
    zone.addEventListener('drop', (event) => dropped.push(event.dataTransfer.getData('text')));
  });
  await frame.locator('textarea').click();
  await page.keyboard.press('Control+A');
  const { x, y } = await frame.locator('textarea').boundingBox();
  await page.mouse.move(x + 60, y + 30);
  await page.mouse.down();
  await page.mouse.move(x + 80, y - 40, { steps: 5 });
  await page.mouse.move(300, 30, { steps: 10 });
  await page.mouse.up();
  await page.waitForTimeout(300);
  return page.evaluate(() => [...dropped, document.getElementById('zone').value].join());
}

test('words cannot be dragged out of the frame', async () => {
  await hostile('/', async (page, frame) => {
    await check(frame, lure);
    assert.equal(await drag(page, frame), '');
  });
  await inContext(browser, {}, async (page) => {
    await page.goto(`${host.origin}/control`);
    assert.match(await drag(page, page.frames()[1]), new RegExp(word), 'out of another they can');
  });
});

test('no request after the seal, and no word of the message in either log', () => hostile('/', async (page, frame) => {
  await untilQuiet('the servers', () => site.requests().length + host.entries.length);
  const begun = [site.requests().length, host.entries.length];
  assert.equal(await check(frame, lure), 'danger');
  await frame.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  for (const button of await frame.locator('button:visible:enabled').all()) await button.click({ timeout: 2000 }).catch(() => {});
  await page.getByRole('button', { name: 'Close' }).click();
  await untilQuiet('the servers', () => site.requests().length + host.entries.length, { quiet: 1500 });
  assert.deepEqual(site.requests().slice(begun[0]), []);
  assert.deepEqual(host.entries.slice(begun[1]).filter(({ how }) => how !== 'connection'), []);
}));
