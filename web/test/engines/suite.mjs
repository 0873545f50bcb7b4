// What Firefox and WebKit have to show: the main job in both languages, and the
// seal under attack from the page and from the checking rooms, with the control
// that proves the attacks. A browser here is {version, open, run, type, stop}.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { attackFromPage, ownOriginOnly } from '../attacks-page.mjs';
import { attackFromRoom, ownOriginOnlyInRoom } from '../attacks-room.mjs';
import { arrived, makeAttackPolicy, openControl } from '../control.mjs';
import { openPost } from '../listening-post.mjs';
import { hostPage, openHost, widget } from '../host.mjs';
import { startSite } from '../site.mjs';
import { messages } from '../reader.mjs';
import { until, untilQuiet } from '../wait.mjs';
import { openRelay, orderRooms } from './open-room.mjs';

const ROOMS = 2; // the checking room and its spare

/**
 * Registers the tests of one engine.
 * @param {() => Promise<object>} start starts the browser
 * @param {Set<string>} absent channels that this engine has not got, or not in a driven window
 * @param {Set<string>} absentElsewhere channels that it has only towards the page's own origin
 * @param {boolean} keeps whether the page keeps the site on the device in this engine (page/offline.js)
 */
export function testEngine(start, absent, absentElsewhere, keeps) {
  let browser, site, relay, control;

  before(async () => {
    browser = await start();
    [site, control] = await Promise.all([startSite(), openControl()]);
    relay = await openRelay(site);
  }, { timeout: 150000 });

  after(async () => {
    await browser?.stop();
    await Promise.all([relay, control, site].map((server) => server?.stop()));
  });

  test('the widget opens sealed in a page of another site, and closes', async () => {
    const host = await openHost(site, { '/': hostPage(site, widget(site)) });
    try {
      await browser.open(`${host.origin}/`);
      await until('the button', () => browser.run(() => Boolean(document.querySelector('saring-check').shadowRoot?.querySelector('button'))));
      await browser.run(() => {
        window.told = [];
        for (const name of ['open', 'resize', 'close']) addEventListener(`saring-${name}`, ({ detail }) => told.push(detail?.height ?? name));
        document.querySelector('saring-check').shadowRoot.querySelector('button').click();
      });
      await until('the frame\'s seal', () => browser.run(() => document.querySelector('saring-check').getAttribute('state') === 'sealed'), { within: 60000 });
      await until('the frame to say how high it is', () => browser.run(() => told.some((height) => height >= 300)));
      await browser.run(() => document.querySelector('saring-check').close());
      assert.equal((await browser.run(() => told)).at(-1), 'close');
    } finally {
      await host.stop();
    }
  });

  test('the main job, in both languages', async (t) => {
    t.diagnostic(browser.version);
    const wrong = [];
    for (const lang of ['id', 'en']) {
      await openSealed(site.origin, lang);
      for (const { text, ...row } of firstOfEach(lang)) {
        const verdict = await check(text);
        const wanted = row.technique ? 'danger' : 'no-sign';
        if (verdict !== wanted) wrong.push({ verdict, wanted, lang, text });
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('a report appears while keys are typed', async () => {
    await openSealed(site.origin, 'en');
    await browser.type('#message', 'dial **21*081200001234# and press call');
    await until('the report', async () => (await verdict()) === 'danger');
    assert.ok((await browser.run(() => document.querySelector('#report').textContent)).includes('**21*081200001234#'));
  });

  test('the known-bad pack reaches the checking room', async () => {
    await openSealed(site.origin, 'en');
    assert.notEqual(await browser.run(() => document.querySelector('#known').dataset.known), 'missing');
    assert.match(await browser.run(() => document.querySelector('#known').textContent), /addresses as of .+kB/);
    assert.equal(await check('The list for Sunday is here https://poin-hangus.example/list'), 'danger');
    assert.equal(await check('The list for Sunday is here https://poin-arisan.example/list'), 'no-sign');
  });

  test('the verdict card is drawn and saved in the sealed page, and asks no server', async () => {
    await openSealed(site.origin, 'en');
    assert.equal(await check('Please send me the code 204817 that came to your phone'), 'danger');
    const before = site.requests().length;
    await browser.run(() => {
      globalThis.stopped = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => stopped.push(effectiveDirective));
      document.querySelector('.share').open = true;
    });
    await until('the card', () => browser.run(() => Boolean(document.querySelector('[data-share=copy-masked]'))));
    const drawn = await browser.run(() => {
      const { width, height } = document.querySelector('.share canvas');
      const colours = new Set(document.querySelector('.share canvas').getContext('2d').getImageData(0, 0, width, height).data);
      return { width, height, colours: colours.size };
    });
    assert.ok(drawn.width === 1080 && drawn.height > 500 && drawn.colours > 20, JSON.stringify(drawn));
    await browser.run(() => document.querySelector('[data-share=save]').click());
    await until('what became of it', () => browser.run(() => document.querySelector('.share .told').textContent));
    assert.match(await browser.run(() => document.querySelector('.share .told').textContent), /downloads/);
    assert.deepEqual(await browser.run(() => stopped), []);
    assert.match(await browser.run(() => location.pathname), /^\/en\/$/);
    assert.deepEqual(site.requests().slice(before), []);
  });

  test('later visits seal themselves too, and nothing is asked for after the seal', async () => {
    for (let visit = 0; visit < 3; visit++) {
      await openSealed(site.origin, 'id');
      const sealed = site.requests().length;
      await pause(3000); // browsers look for a changed service worker about now
      assert.deepEqual(site.requests().slice(sealed), [], `visit ${visit}`);
    }
    // Where the engine would ask for the service worker after the seal, there is none.
    const controller = await browser.run(() => navigator.serviceWorker?.controller?.scriptURL ?? 'none');
    assert.match(controller, keeps ? /\/sw\.js$/ : /^none$/);
  });

  test('with the server gone the page opens and checks', { skip: !keeps && 'in this engine the site needs a network: its own look for a service worker would come after the seal' }, async () => {
    const own = await startSite(site.dist);
    await until('the site to be kept', async () => {
      await openSealed(own.origin, 'id');
      return browser.run(() => document.querySelector('#device').dataset.kept === 'kept');
    }, { within: 90000 });
    await own.stop();
    await openSealed(own.origin, 'id');
    assert.equal(await check(messages.lures[0].text), 'danger');
  });

  test('control: without a policy every channel of the page and of a worker arrives', withOther(async (other) => {
    await browser.open(control.origin + '/');
    await browser.run(() => void (globalThis.room = new Worker('/open-room.js')));
    const text = 'kode 123-456 & "rahasia"';
    const lost = [];
    for (const post of [control, other]) {
      for (const channel of await browser.run(attackFromPage, {})) {
        if (absent.has(channel) || (post === other && (ownOriginOnly.has(channel) || absentElsewhere.has(channel)))) continue;
        const outcome = await browser.run(attackFromPage, { channel, origin: post.origin, text });
        await until(channel, () => arrived(post, channel), { within: 8000 }).catch(() => lost.push([channel, post.origin, outcome]));
      }
      post.entries.length = 0;
      for (const channel of await attackFromRoom({})) {
        if (absent.has(channel) || (post === other && (ownOriginOnlyInRoom.has(channel) || absentElsewhere.has(channel)))) continue;
        const outcome = await browser.run(orderRooms, { order: { channel, origin: post.origin, text }, rooms: 1 });
        await until(channel, () => arrived(post, channel), { within: 8000 }).catch(() => lost.push(['room', channel, post.origin, outcome]));
      }
    }
    assert.deepEqual(lost, []);
  }));

  test('sealed: no channel of the page or of a checking room reaches a server', withOther(async (other) => {
    const text = messages.lures[4].text;
    let sealedAt;
    const openRooms = async () => {
      await openSealed(relay.origin, 'id');
      assert.equal(await check(text), 'danger');
      await untilQuiet('the loading of the page', () => relay.entries.length);
      sealedAt = relay.entries.length;
    };
    const nothingArrived = async () => {
      await untilQuiet('the servers', () => requests([...relay.entries, ...other.entries]).length, { quiet: 2000 });
      assert.deepEqual(requests(relay.entries.slice(sealedAt)), [], "the site's own server");
      assert.deepEqual(requests(other.entries), [], 'the other server');
    };
    // On a busy machine Firefox 153 can leave a worker hanging inside `new Worker` that the policy refuses: it then
    // answers to nobody any more. The servers' logs have to be empty all the same, and rooms of a new page are asked again.
    const attackFromRooms = async (order) => {
      for (let hung = 0; ; hung++) {
        try {
          return await browser.run(orderRooms, { order, rooms: ROOMS });
        } catch (silence) {
          await nothingArrived();
          if (hung === 3) throw silence;
          await openRooms();
        }
      }
    };
    await openRooms();
    for (const post of [relay, other]) {
      for (const channel of await browser.run(attackFromPage, {})) {
        await browser.run(attackFromPage, { channel, origin: post.origin, text });
      }
      for (const channel of await attackFromRoom({})) await attackFromRooms({ channel, origin: post.origin, text });
    }
    await nothingArrived();
    assert.equal(await check('See you at seven, bring the cake'), 'no-sign');
  }));

  // A post for one test alone: WebTransport keeps knocking for seconds after the page has gone.
  function withOther(work) {
    return async () => {
      const other = await openPost();
      try {
        await work(other);
      } finally {
        await other.stop();
      }
    };
  }

  // What is counted is requests and packets: these browsers open a connection ahead of need even for a
  // frame or a form that the policy then refuses, and have no header yet that forbids it.
  const requests = (entries) => entries.filter(({ how }) => how !== 'connection');

  async function openSealed(origin, lang) {
    await browser.open(`${origin}/${lang}/`);
    await until('the seal', () => browser.run(() => document.documentElement.dataset.seal === 'sealed'), { within: 60000 });
    await browser.run(makeAttackPolicy);
  }

  const verdict = () => browser.run(() => document.querySelector('#report').dataset.verdict);

  async function check(text) {
    for (const value of ['', text]) {
      await browser.run((words) => {
        const box = document.querySelector('#message');
        box.value = words;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, value);
      await until(`a report on ${JSON.stringify(value)}`, async () => ((await verdict()) === '') === (value === ''), { within: 30000 });
    }
    return verdict();
  }
}

/** The first message of each technique and of each genuine kind, in one language. */
function firstOfEach(lang) {
  const seen = new Set();
  return [...messages.lures, ...messages.genuine].filter((row) => {
    const key = row.technique ?? row.kind;
    if (row.lang !== lang || seen.has(key)) return false;
    return seen.add(key);
  });
}
