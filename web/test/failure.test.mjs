// Whatever fails, the reader gets a sentence and a way on. Each failure is real:
// a browser without WebAssembly, a server with the wrong bytes, a broken memory.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { startChromium } from './browsers.mjs';
import { openPost } from './listening-post.mjs';
import { startSite } from './site.mjs';
import { check, clear, open, put, untilSealed, untilVerdict } from './reader.mjs';
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

/** A server that hands on what the site answers, except where change(path, answer) gives another answer. */
async function between(change) {
  const post = await openPost(async (path) => {
    const answer = await fetch(site.origin + path, { headers: { 'accept-encoding': 'identity' } });
    const headers = Object.fromEntries(answer.headers);
    for (const name of ['content-length', 'content-encoding', 'connection', 'cache-control']) delete headers[name];
    const whole = { status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) };
    return post.change?.(path, whole) || whole;
  });
  return Object.assign(post, { change });
}

/** What the page shows after a failure: its reason, sentence and ways on, seen by a reader. */
async function failure(page, reason) {
  await page.waitForFunction((wanted) => document.querySelector('#report').dataset.failed === wanted, reason, { timeout: 60000 });
  const seen = await page.evaluate(() => {
    const shown = document.querySelector('#report .trouble');
    return {
      seal: document.documentElement.dataset.seal,
      role: shown.getAttribute('role'),
      sentence: shown.querySelector('p').textContent,
      ways: Array.from(shown.querySelectorAll('button, a'), (way) => way.textContent),
      open: !document.querySelector('#message').disabled,
      visible: shown.checkVisibility(),
    };
  });
  assert.ok(seen.visible && seen.role === 'alert', JSON.stringify(seen));
  assert.match(seen.sentence, /^[A-Z].{20,}[.]$/, 'a sentence, not a key');
  assert.ok(seen.ways.length > 0, 'there is no way on');
  // The advice can be reached and read whatever failed.
  assert.ok(await page.evaluate(() => document.querySelector('#report .trouble a').hash === '#without' && document.querySelector('#without').checkVisibility()));
  return seen;
}

/** Opens the page through a server that changes answers, and runs work on it. */
async function onChanged(change, work) {
  const post = await between(change);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await page.goto(`${post.origin}/id/`);
    await work(page, post);
  } finally {
    await context.close();
    await post.stop();
  }
}

/** The failure, then the server mends, and the button "try again" opens the box. */
async function retried(page, post, reason) {
  const { seal, open, ways } = await failure(page, reason);
  assert.deepEqual([seal, open], ['failed', false]);
  assert.ok(ways.includes('Coba lagi'), ways.join());
  post.change = undefined;
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await untilSealed(page);
  assert.equal(await check(page, states.id.danger), 'danger');
}

for (const [what, name] of [['the engine', 'engine'], ['what the engine says', 'speech']]) {
  const wanted = (path) => path.startsWith(`/a/${name}-`);
  describe(what, () => {
    test('is missing on the server', () => onChanged((path) => wanted(path) && { status: 404 }, (page, post) => retried(page, post, 'engine')));
    test('is answered by a page of HTML, as some public networks do', () => onChanged((path) => wanted(path) && { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Please log in' }, (page, post) => retried(page, post, 'hash')));
    test('differs by one bit', () => onChanged((path, { headers, body }) => {
      if (!wanted(path)) return undefined;
      body[body.length >> 1] ^= 1;
      return { status: 200, headers, body };
    }, (page, post) => retried(page, post, 'hash')));
    test('breaks off half way', () => onChanged((path, { headers, body }) => wanted(path) && { status: 200, headers: { ...headers, 'content-length': body.length }, body: body.subarray(0, body.length >> 1) }, (page, post) => retried(page, post, 'engine')));
  });
}

describe('the rooms', () => {
  const room = (name) => (path) => path.startsWith(`/a/${name}-`) && { status: 404 };
  for (const name of ['loading', 'checking']) {
    test(`the ${name} room's script is missing`, () => onChanged(room(name), (page, post) => retried(page, post, 'worker')));
  }
  test('workers are forbidden by a stricter policy', () => onChanged((path, whole) => {
    if (!path.endsWith('/id/')) return undefined;
    whole.headers['content-security-policy'] = whole.headers['content-security-policy'].replace("worker-src 'self'", "worker-src 'none'");
    return whole;
  }, async (page) => assert.ok((await failure(page, 'worker')).ways.includes('Coba lagi'))));
  test('the room may not compile', () => onChanged((path, whole) => {
    if (!path.startsWith('/a/loading-')) return undefined;
    whole.headers['content-security-policy'] = "default-src 'none'; connect-src 'self'";
    return whole;
  }, async (page) => assert.ok((await failure(page, 'wasm')).ways.length > 0)));
});

describe('the browser', () => {
  test('has no WebAssembly', async () => {
    const old = await startChromium('--js-flags=--jitless');
    try {
      const page = await old.newPage();
      await page.goto(`${site.origin}/id/`);
      assert.equal(await page.evaluate(() => typeof WebAssembly), 'undefined');
      const { sentence, ways } = await failure(page, 'wasm');
      assert.match(sentence, /[Pp]erbarui/);
      assert.ok(!ways.includes('Coba lagi'), 'another try cures nothing');
      // The pages that need no engine work.
      await page.goto(`${site.origin}/id/cek-akun/`);
      await page.locator('.reply').first().click();
    } finally {
      await old.close();
    }
  });

  test('reached the page without https', async () => {
    const plain = await startChromium('--host-resolver-rules=MAP saring.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
    try {
      const page = await plain.newPage();
      await page.goto(`${site.origin.replace('127.0.0.1', 'saring.example')}/id/`);
      assert.equal(await page.evaluate(() => isSecureContext), false);
      assert.match((await failure(page, 'https')).sentence, /https/);
    } finally {
      await plain.close();
    }
  });

  // A page of one build whose server has another by now: its files are gone.
  test('finds no script of its build any more', () => onChanged((path) => path.startsWith('/a/page-') && { status: 404 }, async (page, post) => {
    await page.waitForFunction(() => document.querySelector('.slow').checkVisibility({ visibilityProperty: true }), undefined, { timeout: 40000 });
    assert.ok((await page.locator('.slow').innerText()).length > 20);
    post.change = undefined;
    await page.reload();
    await untilSealed(page);
    assert.equal(await check(page, states.id.danger), 'danger');
  }));
  test('finds no style of its build any more, and checks without it', () => onChanged((path) => path.startsWith('/a/style-') && { status: 404 }, async (page) => {
    await untilSealed(page);
    assert.equal(await check(page, states.id.danger), 'danger');
  }));

  test('is too old for the script, which the style alone then says', () => onChanged((path) => path.startsWith('/a/page-') && { status: 200, headers: { 'content-type': 'text/javascript' }, body: 'let words that no old browser knows' }, async (page) => {
    const shown = () => page.evaluate(() => document.querySelector('.slow').checkVisibility({ visibilityProperty: true }));
    assert.equal(await shown(), false, 'nobody is told before time');
    await page.waitForFunction(() => document.querySelector('.slow').checkVisibility({ visibilityProperty: true }), undefined, { timeout: 40000 });
    assert.match(await page.locator('.slow').innerText(), /terlalu tua/);
    await Promise.all([page.waitForNavigation(), page.locator('.slow a').click()]);
    assert.ok(await page.locator('#without').isVisible());
  }));

  test('has too little memory for the engine to start', async () => {
    const small = await startChromium('--js-flags=--wasm-max-mem-pages=4');
    try {
      const page = await small.newPage();
      await page.goto(`${site.origin}/id/`);
      const { sentence, ways } = await failure(page, 'boot');
      assert.match(sentence, /[Tt]utup beberapa aplikasi/);
      assert.ok(ways.includes('Coba lagi'));
    } finally {
      await small.close();
    }
  });
});

describe('while it works', () => {
  /** The room that answers now: of the two, the one that the page asks. */
  async function askedRoom(page, dead) {
    const rooms = page.workers().filter((room) => room !== dead); // one that hangs answers no test either
    for (const room of rooms) {
      await room.evaluate(() => {
        globalThis.asked = 0;
        addEventListener('message', () => asked++);
      });
    }
    await check(page, states.id.caution);
    for (const room of rooms) if (await room.evaluate(() => asked > 0)) return room;
    throw new Error('the page has asked no room');
  }

  /** The room that checks, after its next instance has been kept in a variable of the room's own. */
  async function heldRoom(page) {
    const rooms = page.workers();
    for (const room of rooms) {
      await room.evaluate(() => {
        const { Instance } = WebAssembly;
        WebAssembly.Instance = function (module, imports) {
          return (globalThis.held = new Instance(module, imports));
        };
      });
    }
    await put(page, 'x');
    await page.locator('#clear').click(); // drops the instance, and starts another
    for (const room of rooms) {
      for (let tries = 0; tries < 100; tries++) {
        if (await room.evaluate(() => Boolean(globalThis.held))) return room;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
    throw new Error('no room has started another instance');
  }

  test('the engine traps: the next message is checked by a new instance', async () => {
    const page = await browser.newPage();
    await open(page, site, 'id');
    const room = await heldRoom(page);
    await room.evaluate(() => void new Uint8Array(held.exports.memory.buffer).fill(0xff));
    await put(page, states.id.danger);
    const { sentence, open: typing } = await failure(page, 'message');
    assert.match(sentence, /dimulai ulang/);
    assert.ok(typing, 'the box stays open');
    assert.equal(await page.inputValue('#message'), states.id.danger, 'nothing is lost');
    assert.equal(await check(page, states.id.caution), 'caution');
    await page.close();
  });

  test('memory runs out: the page says so, keeps the message and tries again on demand', async () => {
    const page = await browser.newPage();
    await open(page, site, 'id');
    const room = await heldRoom(page);
    // As much as a 32-bit memory holds, so that the engine gets no page more.
    await room.evaluate(() => {
      const { memory } = held.exports;
      for (let step = 16384; step > 0; ) {
        try {
          memory.grow(step);
        } catch {
          step >>= 1;
        }
      }
    });
    const long = 'kirim kode OTP ke https://a.example/x sekarang juga ya kak, penting. '.repeat(50000);
    await put(page, long);
    const { sentence, ways } = await failure(page, 'memory');
    assert.match(sentence, /[Mm]emori/);
    assert.equal((await page.inputValue('#message')).length, long.length, 'nothing is lost');
    await page.getByRole('button', { name: ways[0] }).click();
    await untilVerdict(page, 'danger', { timeout: 60000 });
    await page.close();
  });

  test('a room hangs: the spare takes over, and after that only a reload helps', async () => {
    const page = await browser.newPage();
    await open(page, site, 'id');
    let room;
    for (const [turn, reason] of [[0, 'slow'], [1, 'dead']]) {
      room = await askedRoom(page, room);
      void room.evaluate(() => { for (;;); }).catch(() => {});
      await put(page, `${states.id.danger} ${turn}`);
      const { ways } = await failure(page, reason);
      if (reason === 'slow') continue; // askedRoom then sees the spare answer
      await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: ways[0] }).click()]);
      await untilSealed(page);
      assert.equal(await check(page, states.id.danger), 'danger');
    }
    await page.close();
  });
});
