// The border between a host and the frame, attacked from both sides: what the frame
// takes from a host, what a host takes from a frame, and what neither can do to the other.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { inContext, startChromium } from './browsers.mjs';
import { hostPage, openHost, openWidget, sealedFrame, widget } from './host.mjs';
import { check, messages, put, untilVerdict } from './reader.mjs';
import { startSite } from './site.mjs';
import { until, untilQuiet } from './wait.mjs';

const lure = messages.lures.find(({ lang }) => lang === 'en').text;
let site, host, evil, browser;

// What a frame could do to the page around it, each way told to its own server.
const evilScript = `
  const tell = (way, got) => fetch('/told?' + encodeURIComponent(way + ': ' + got));
  const ways = {
    'read the host': () => parent.document.body.innerText,
    'write the host': () => (parent.document.body.innerHTML = 'taken'),
    'host variables': () => parent.customElements,
    'host storage': () => parent.localStorage.length,
    'frame element': () => frameElement.outerHTML,
    'take off the sandbox': () => frameElement.removeAttribute('sandbox'),
    'send the host away': () => void (top.location.href = '/taken'),
    'replace the host': () => void top.location.replace('/taken'),
    'javascript address': () => void (top.location = 'javascript:document.body.remove()'),
    'go back': () => top.history.back(),
    'a window': () => String(open('/taken')),
    'a named window': () => String(open('/taken', '_top')),
    'an alert': () => alert('taken'),
    'a question': () => String(confirm('taken')),
    'a link': () => Object.assign(document.createElement('a'), { href: '/taken', target: '_top' }).click(),
    'a download': () => Object.assign(document.createElement('a'), { href: 'data:text/plain,taken', download: 'taken.txt' }).click(),
    'a form': () => {
      const form = document.body.appendChild(Object.assign(document.createElement('form'), { action: '/taken', target: '_top' }));
      form.submit();
    },
    'the clipboard': () => navigator.clipboard.readText(),
    'the camera': () => navigator.mediaDevices.getUserMedia({ video: true }),
    'full screen': () => document.documentElement.requestFullscreen(),
    'the pointer': () => document.documentElement.requestPointerLock(),
  };
  window.attack = async () => {
    for (const [way, act] of Object.entries(ways)) {
      try {
        const got = await Promise.race([act(), new Promise((late) => setTimeout(late, 300))]);
        await tell(way, 'done ' + got);
      } catch (refusal) {
        await tell(way, refusal.name);
      }
    }
    await tell('end', '');
  };
  onmessage = ({ ports: [port], data }) => {
    if (!port) return;
    tell('port', JSON.stringify(data));
    for (const letter of [{ height: 1e9 }, { height: '<b>' }, { height: -5 }, { height: { valueOf: 400 } }, { state: 'broken' }, { state: ['closed'] }, { state: '<img src=x onerror=alert(1)>' }, { verdict: 'harmless' }, { verdict: '<b>danger</b>' }, { message: 'hello' }, null, 'closed', 7, [], { toString: 1 }]) port.postMessage(letter);
  };
  parent.postMessage({ saring: 1 }, '*');
`;

before(async () => {
  site = await startSite();
  const evilPage = { headers: { 'content-type': 'text/html' }, body: `<!doctype html><title>evil</title><body><button onclick="attack()">Check</button><script>${evilScript}</script>` };
  evil = await openHost(site, { '/en/embed/': evilPage, '/taken': '<title>taken</title>taken' });
  const raw = (attributes = '') => `<!doctype html><title>raw</title><link rel="icon" href="data:,"><script>window.heard = []; onmessage = ({ data, origin }) => heard.push({ data, origin });</script>
    <iframe id="f" src="${site.origin}/en/embed/" width="600" height="700" ${attributes}></iframe>
    <iframe id="sibling" srcdoc="<script>window.greet = () => { const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => parent.heard.push({ sibling: data }); parent.frames[0].postMessage({ saring: 1, size: 'inline' }, '*', [port2]); }</script>"></iframe>`;
  host = await openHost(site, {
    '/': hostPage(site, widget(site)),
    '/evil': hostPage(site, `<saring-check origin="${evil.origin.replace('localhost', '127.0.0.1')}" label="Check"></saring-check>`),
    '/bare-evil': `<!doctype html><title>bare</title><iframe src="${evil.origin.replace('localhost', '127.0.0.1')}/en/embed/" width="300" height="200"></iframe>`,
    '/raw': raw(),
    '/many': hostPage(site, Array.from({ length: 400 }, () => widget(site)).join('')),
    '/styled': hostPage(site, widget(site), { head: '<style>* { color: lime !important; background: lime !important; display: block; font-size: 3px } saring-check::part(frame) { opacity: 0.4; filter: blur(1px) } html { color-scheme: dark } #message, #report { display: none !important }</style>' }),
    '/packs/large.json': { body: JSON.stringify({ v: 1, name: 'x'.repeat(10 << 20) }) },
    '/packs/none.json': { body: '' },
    '/large': hostPage(site, widget(site, 'channels="/packs/large.json"')),
    '/gone': hostPage(site, widget(site, 'channels="/no-such-pack.json"')),
    '/elsewhere': hostPage(site, widget(site, `channels="${evil.origin}/pack.json"`)),
  });
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), host?.stop(), evil?.stop()]);
});

const on = (path, work, options = {}) => inContext(browser, { viewport: { width: 800, height: 900 }, ...options }, async (page) => {
  await page.goto(host.origin + path);
  return work(page);
});

/** Opens the frame in a page that speaks to it with its own words. */
const raw = (work) => on('/raw', async (page) => {
  const frame = await until('the frame', () => page.frames().find((one) => one.url().endsWith('/en/embed/')));
  await frame.locator('[data-seal=sealed]').waitFor({ state: 'attached' });
  await page.evaluate(() => {
    window.greet = (letter, ports = 1) => {
      const channels = Array.from({ length: ports }, () => new MessageChannel());
      channels.forEach(({ port1 }, i) => (port1.onmessage = ({ data }) => heard.push({ port: i, data })));
      frames[0].postMessage(letter, '*', channels.map(({ port2 }) => port2));
      return (window.port = channels[0]?.port1);
    };
  });
  const heard = () => page.evaluate(() => heard);
  return work(page, frame, heard);
});

const quiet = (page) => page.waitForTimeout(400);

test('the frame says one word to the window around it, and takes one port from its parent', () => raw(async (page, frame, heard) => {
  const hello = { data: { saring: 1 }, origin: site.origin };
  assert.deepEqual(await heard(), [hello]);
  await page.evaluate(() => frames[1].greet()); // another frame of the page
  for (const letter of [{ saring: 2 }, { saring: '1' }, 'saring', null, 7, [1], {}]) await page.evaluate((letter) => void greet(letter), letter);
  await page.evaluate(() => { greet({ saring: 1 }, 0); greet({ saring: 1 }, 2); });
  await quiet(page);
  assert.deepEqual(await heard(), [hello]);
  await page.evaluate(() => void greet({ saring: 1, size: 'compact', theme: 'dark' }));
  await quiet(page);
  const answers = (await heard()).slice(1).map(({ data }) => data);
  assert.deepEqual(answers[0], { state: 'sealed' });
  assert.ok(answers.slice(1).every(({ height }) => height > 0), JSON.stringify(answers));
  // The same again, and louder: nobody else gets a port, and the first keeps it.
  const count = (await heard()).length;
  await page.evaluate(() => { frames[1].greet(); greet({ saring: 1, size: 'inline', theme: 'light' }); });
  await quiet(page);
  assert.equal((await heard()).length, count);
  assert.equal(await frame.evaluate(() => document.documentElement.dataset.size), 'compact');
  assert.equal(await check(frame, lure), 'danger');
}));

test('wishes that are none of the known words change nothing and ask nobody', () => raw(async (page, frame) => {
  const look = () => frame.evaluate(() => ({ ...document.documentElement.dataset, style: document.documentElement.getAttribute('style') ?? '', teal: getComputedStyle(document.documentElement).getPropertyValue('--teal') }));
  await page.evaluate(() => void greet({ saring: 1 }));
  const before = await look();
  const begun = site.requests().length;
  const bad = [
    { accent: `#fff;background:url(${host.origin}/leak)` }, { accent: 'red' }, { accent: '#12345g' }, { accent: '#abc' }, { accent: ['#7a1f5c'] }, { accent: 7 }, { accent: 'url(x)' },
    { accent: '#00c853' }, // green would say "safe"
    { accent: '#fdf5c9' }, // nobody could read it on paper
    { theme: 'dark; x' }, { theme: 'url(x)' }, { theme: ['dark'] }, { theme: '__proto__' }, { size: 'huge' }, { size: '__proto__' }, { size: { toString: 1 } },
    { pack: {} }, { pack: 7 }, { pack: null }, null, 'dark', 7,
  ];
  for (const letter of bad) await page.evaluate((letter) => port.postMessage(letter), letter);
  await quiet(page);
  const after = await look();
  assert.deepEqual({ ...after, style: after.style.trim() }, { ...before, style: before.style.trim() });
  assert.ok(await frame.locator('#host-pack').isHidden());
  assert.equal(site.requests().length, begun);
  assert.ok(!host.entries.some(({ path }) => path?.includes('leak')));
  // And those that are change what they should.
  await page.evaluate(() => port.postMessage({ theme: 'dark' }));
  await frame.waitForFunction(() => getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() === '#1e1a16');
  await page.evaluate(() => port.postMessage({ theme: 'light', accent: '#7a1f5c' }));
  await frame.waitForFunction(() => getComputedStyle(document.documentElement).getPropertyValue('--teal').trim() === '#7a1f5c');
  await page.evaluate(() => port.postMessage({ accent: '' }));
  await frame.waitForFunction((teal) => getComputedStyle(document.documentElement).getPropertyValue('--teal') === teal, before.teal);
}));

for (const [path, became] of Object.entries({ '/large': 'large', '/gone': 'missing', '/elsewhere': 'missing' })) {
  test(`a pack at ${path} is said to be ${became}, and the frame still checks`, () => on(path, async (page) => {
    const frame = await openWidget(page);
    await frame.locator(`#host-pack[data-pack=${became}]`).waitFor();
    assert.equal(await check(frame, lure), 'danger');
    assert.ok(!evil.entries.some(({ path }) => path === '/pack.json'), 'no pack is fetched from another origin');
  }));
}

test('a frame that turns hostile cannot reach the host, clicked or not', () => on('/evil', async (page) => {
  const wrong = [];
  page.on('dialog', (dialog) => (wrong.push('a dialog'), dialog.dismiss()));
  page.on('download', () => wrong.push('a download'));
  page.context().on('page', () => wrong.push('a window'));
  await page.evaluate(() => {
    window.told = [];
    for (const name of ['open', 'close', 'resize', 'verdict']) addEventListener(`saring-${name}`, ({ detail }) => told.push([name, detail]));
  });
  const body = await page.evaluate(() => document.body.innerHTML.replace(/ state="\w+"/, ''));
  const begun = evil.entries.length;
  const told = () => evil.entries.slice(begun).filter(({ path }) => path?.startsWith('/told?')).map(({ path }) => decodeURIComponent(path.slice(6)));
  await page.getByRole('button').click();
  await until('the frame to get its port', () => told().some((line) => line.startsWith('port:')));
  assert.deepEqual(told(), ['port: {"saring":1,"size":"inline","theme":"auto","accent":""}']);
  await page.frames()[1].getByRole('button').click(); // with the reader's own tap, which allows a page much
  await until('the attacks', () => told().includes('end: '), { within: 30000 });
  const ended = Object.fromEntries(told().map((line) => line.split(': ')));
  for (const way of ['read the host', 'write the host', 'host variables', 'host storage', 'frame element', 'take off the sandbox', 'send the host away', 'replace the host', 'javascript address']) {
    assert.ok(/^(\w*Error|done undefined)$/.test(ended[way]), `${way}: ${ended[way]}`);
  }
  assert.deepEqual([ended['a window'], ended['a named window'], ended['a question']], ['done null', 'done null', 'done false']);
  await quiet(page);
  assert.equal(page.url(), `${host.origin}/evil`);
  assert.equal(await page.evaluate(() => document.body.innerHTML.replace(/ state="\w+"/, '')), body);
  assert.deepEqual(wrong, []);
  assert.ok(!evil.entries.some(({ path }) => path === '/taken'));
  // None of its letters was one of the protocol's.
  assert.deepEqual(await page.evaluate(() => told), [['open', null]]);
  assert.equal(await page.locator('saring-check').getAttribute('state'), 'loading');
  await page.getByRole('button', { name: 'Close' }).click();
  assert.equal(await page.locator('iframe').count(), 0);
}));

test('without the sandbox the same frame does send the host away', () => on('/bare-evil', async (page) => {
  await page.frames()[1].getByRole('button').click();
  await until('the host to be gone', () => evil.entries.some(({ path }) => path === '/taken'));
}));

test('the checker\'s own page keeps its sandbox where a host gives it none', () => on('/raw', async (page) => {
  const frame = await until('the frame', () => page.frames().find((one) => one.url().endsWith('/en/embed/')));
  await frame.locator('[data-seal=sealed]').waitFor({ state: 'attached' });
  await frame.locator('#message').click();
  let opened = 0;
  page.context().on('page', () => opened++);
  const refused = await frame.evaluate(() => {
    const attempt = (act) => {
      try {
        return String(act());
      } catch ({ name }) {
        return name;
      }
    };
    return [attempt(() => (top.location.href = 'about:blank')), attempt(() => open('about:blank')), attempt(() => parent.document.title)];
  });
  assert.deepEqual(refused, ['SecurityError', 'null', 'SecurityError']);
  await quiet(page);
  assert.equal(page.url(), `${host.origin}/raw`);
  assert.equal(opened, 0);
}));

test('a frame that was sent to another origin is not spoken to', () => on('/', async (page) => {
  await openWidget(page);
  const begun = evil.entries.length;
  await page.evaluate((address) => void (document.querySelector('saring-check').shadowRoot.querySelector('iframe').src = address), `${evil.origin}/en/embed/`);
  await until('the other page', () => evil.entries.slice(begun).some(({ path }) => path === '/en/embed/'));
  await quiet(page);
  assert.ok(!evil.entries.slice(begun).some(({ path }) => path?.startsWith('/told')), JSON.stringify(evil.entries.slice(begun)));
}));

test('of 400 widgets only those that are opened load a frame', () => on('/many', async (page) => {
  await page.locator('saring-check').last().getByRole('button').waitFor();
  await untilQuiet('the site', () => site.requests().length);
  const begun = site.requests().length;
  assert.equal(await page.locator('iframe').count(), 0);
  for (const at of [3, 399]) {
    await page.locator('saring-check').nth(at).getByRole('button').click();
    await page.locator('saring-check').nth(at).and(page.locator('[state=sealed]')).waitFor({ timeout: 60000 });
  }
  assert.equal(await page.locator('iframe').count(), 2);
  assert.equal(site.requests().slice(begun).filter(({ path }) => path === '/en/embed/').length, 2);
}));

test('taken out while it checks, nothing of it stays; put back, it opens anew', () => on('/', async (page) => {
  const frame = await openWidget(page);
  await put(frame, `${lure} ${'kirim kode OTP ya kak http://a.example/x '.repeat(40000)}`);
  await page.evaluate(() => (window.kept = document.querySelector('saring-check')).remove());
  await until('the rooms to end', () => page.workers().length === 0);
  await until('the frame to be gone', () => page.frames().length === 1);
  assert.equal(await page.evaluate(() => kept.getAttribute('state')), null);
  await page.evaluate(() => document.querySelector('main').append(kept));
  const again = await openWidget(page);
  assert.equal(await again.locator('#message').inputValue(), '');
  assert.equal(await check(again, lure), 'danger');
  // Moved by a script while it is open, it closes and does not break.
  await page.evaluate(() => document.querySelector('main').prepend(kept));
  assert.equal(await page.locator('iframe').count(), 0);
  await openWidget(page);
}));

test('a host\'s style reaches the frame\'s edge and nothing inside', () => on('/styled', async (page) => {
  const frame = await openWidget(page);
  assert.equal(await check(frame, lure), 'danger');
  assert.ok(await frame.locator('#message').isVisible());
  const style = await frame.evaluate(() => {
    const { color, backgroundColor, fontSize } = getComputedStyle(document.querySelector('.verdict h2'));
    return { color, backgroundColor, fontSize };
  });
  assert.doesNotMatch(JSON.stringify(style), /0, 255, 0/);
  assert.ok(parseFloat(style.fontSize) > 12, style.fontSize);
}));

test('whoever clicks blindly into the frame, under whatever lies over it, gives nothing away', () => on('/', async (page) => {
  const wrong = [];
  page.on('dialog', (dialog) => (wrong.push('a dialog'), dialog.dismiss()));
  page.on('download', () => wrong.push('a download'));
  page.context().on('page', () => wrong.push('a window'));
  await page.evaluate(() => {
    window.told = [];
    for (const name of ['close', 'verdict']) addEventListener(`saring-${name}`, ({ detail }) => told.push([name, detail]));
  });
  const frame = await openWidget(page);
  await page.evaluate(() => document.querySelector('saring-check').style.setProperty('opacity', '0'));
  assert.equal(await check(frame, lure), 'danger');
  await frame.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  await untilQuiet('the site', () => site.requests().length);
  const begun = site.requests().length;
  page.on('filechooser', () => {}); // the reader's own device asks, and shows the host nothing
  const controls = frame.locator('button:visible:enabled, summary:visible, a:visible, label.choice:visible');
  for (let at = 0; at < await controls.count() && at < 60; at++) await controls.nth(at).click({ timeout: 1000 }).catch(() => {});
  await quiet(page);
  assert.deepEqual(wrong, []);
  assert.deepEqual(await page.evaluate(() => told), []);
  assert.equal(page.url(), `${host.origin}/`);
  assert.equal(site.requests().length, begun);
  for (const name of ['clipboard-read', 'camera', 'microphone', 'geolocation', 'notifications']) {
    assert.notEqual(await page.evaluate((name) => navigator.permissions.query({ name }).then(({ state }) => state), name), 'granted', name);
  }
}));
