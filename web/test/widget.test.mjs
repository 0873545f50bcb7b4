// The widget in a page of another origin: before it is opened, opened, used, closed.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { inContext, startChromium } from './browsers.mjs';
import { hostPage, openHost, openWidget, widget } from './host.mjs';
import { startSite } from './site.mjs';
import { check, messages } from './reader.mjs';
import { states } from './states.mjs';

let site, host, browser;
const lure = messages.lures.find(({ lang }) => lang === 'en').text;

before(async () => {
  site = await startSite();
  host = await openHost(site, {
    '/': hostPage(site, widget(site)),
    '/id': hostPage(site, widget(site, 'size="compact"', 'id'), { lang: 'id' }),
    '/ms': hostPage(site, '<saring-check></saring-check>', { lang: 'ms' }),
    '/dialog': hostPage(site, widget(site, 'size="dialog"')),
    '/module': hostPage(site, widget(site)).replace('<script async', '<script type="module"'),
    '/import': hostPage(site, widget(site)).replace(/<script async.*?<\/script>/, `<script type="module">import { SaringCheck } from "${site.origin}/widget.mjs"; window.made = new SaringCheck();</script>`),
    '/early': hostPage(site, widget(site).replace('Check a', 'Sift a')).replace('<script async', '<script'),
    '/bare': hostPage(site, '<saring-check origin="https://saring.example" label="Ask &lt;b&gt;Saring&lt;/b&gt;"></saring-check>'),
    '/strict': {
      headers: {
        'content-type': 'text/html',
        'content-security-policy': `default-src 'none'; script-src ${site.origin}; frame-src ${site.origin}; require-trusted-types-for 'script'; trusted-types 'none'`,
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
      },
      body: hostPage(site, widget(site)),
    },
  });
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), host?.stop()]);
});

const on = (path, work, options = {}) => inContext(browser, options, async (page) => {
  await page.goto(host.origin + path);
  await page.locator('saring-check').getByRole('button').waitFor();
  return work(page);
});

/** Collects the widget's events from now on. */
const listen = (page) => page.evaluate(() => {
  window.told = [];
  for (const name of ['open', 'close', 'resize', 'verdict']) addEventListener(`saring-${name}`, ({ detail }) => told.push([name, detail]));
});

test('without script the link inside is all there is, and works', () => inContext(browser, { javaScriptEnabled: false }, async (page) => {
  await page.goto(`${host.origin}/`);
  await page.getByRole('link', { name: 'Check a suspicious message' }).click();
  await page.waitForURL(`${site.origin}/en/`);
}));

test('before it is opened it loads its script and nothing else', async () => {
  const begun = site.requests().length;
  await on('/', async (page) => {
    const element = page.locator('saring-check');
    assert.equal(await element.getByRole('button').innerText(), 'Check a suspicious message');
    assert.equal(await element.getByRole('link').getAttribute('href'), `${site.origin}/en/`);
    assert.equal(await page.locator('iframe').count(), 0);
  });
  assert.deepEqual(site.requests().slice(begun).map(({ path }) => path), ['/widget.js']);
});

for (const [path, where] of Object.entries({ '/': '/en/embed/', '/id': '/id/sisip/', '/ms': '/ms/sisip/', '/dialog': '/en/embed/', '/module': '/en/embed/', '/import': '/en/embed/', '/strict': '/en/embed/' })) {
  test(`on ${path} a click opens the frame ${where}, sealed, and it checks`, () => on(path, async (page) => {
    await listen(page);
    const frame = await openWidget(page);
    assert.equal(frame.url(), site.origin + where);
    assert.equal(await check(frame, lure), 'danger');
    assert.equal(await check(frame, states.en['no-sign']), 'no-sign');
    const told = await page.evaluate(() => told);
    assert.deepEqual(told[0], ['open', null]);
    assert.ok(told.every(([name]) => name === 'open' || name === 'resize'), JSON.stringify(told));
    assert.ok(told.some(([name]) => name === 'resize') !== (path === '/dialog'), 'a dialog has a height of its own');
    assert.equal(await page.locator('saring-check').getAttribute('state'), 'sealed');
    const said = await frame.locator('#host').innerText();
    assert.ok(said.includes(new URL(site.origin).host) && said.includes(new URL(host.origin).host), said);
    await page.locator('saring-check').getByRole('button').last().click();
    assert.equal(await page.locator('iframe').count(), 0);
    assert.equal(await page.locator('saring-check').getAttribute('state'), null);
    assert.deepEqual(await page.evaluate(() => told.at(-1)), ['close', null]);
  }));
}

test('it opens again after it was closed, empty', () => on('/', async (page) => {
  await check(await openWidget(page), lure);
  await page.getByRole('button', { name: 'Close' }).click();
  const frame = await openWidget(page);
  assert.equal(await frame.locator('#message').inputValue(), '');
}));

test('where the script is there before the element, the words of the link are still those of the button', () => on('/early', async (page) => {
  assert.equal(await page.getByRole('button').innerText(), 'Sift a suspicious message');
  await page.evaluate(() => (document.querySelector('saring-check a').textContent = 'Ask here'));
  assert.equal(await page.getByRole('button').innerText(), 'Ask here');
}));

test('what a host writes into an attribute is shown as text', () => on('/bare', async (page) => {
  assert.equal(await page.getByRole('button').innerText(), 'Ask <b>Saring</b>');
  assert.equal(await page.getByRole('link', { name: 'Open on its own page' }).getAttribute('href'), 'https://saring.example/en/');
}));

test('where the frame does not open, the widget says so and keeps the link', () => inContext(browser, {}, async (page) => {
  await page.clock.install();
  await page.goto(`${host.origin}/bare`); // nothing answers under that name
  await page.getByRole('button').click();
  await page.clock.runFor(21000);
  await page.locator('saring-check[state=failed]').waitFor();
  await page.getByText('The checker did not open here. The link opens it on its own page.').waitFor();
  assert.ok(await page.getByRole('link', { name: 'Open on its own page' }).isVisible());
}));

test('the page that is embedded works alone, too', () => inContext(browser, {}, async (page) => {
  await page.goto(`${site.origin}/en/embed/`);
  await page.locator('[data-seal=sealed]').waitFor({ state: 'attached' });
  assert.equal(await check(page, lure), 'danger');
}));
