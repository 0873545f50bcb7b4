// How the page comes to a slow phone: a line of 1.6 Mbit/s with 150 ms there and
// back, and a processor four times slower (that of the page's own thread: the
// browser slows no worker). Beside it, in the same run, an empty Go module.
//
//   node test/bench/slow.mjs [rounds]
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import { once } from 'node:events';
import { startChromium } from '../browsers.mjs';
import { newFolder, removeFolder } from '../scratch.mjs';
import { startSite } from '../site.mjs';
import { buildEmpty } from './empty.mjs';
import { openLine } from './slow-line.mjs';

const rounds = Number(process.argv[2] ?? 3);
const line = { down: 1.6e6, up: 0.75e6, trip: 150 };
const slower = 4;

/** Runs in the page before its scripts. */
function watch() {
  globalThis.seen = { shift: 0, blocked: 0 };
  const each = (type, use) => new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
  each('paint', ({ name, startTime }) => name === 'first-contentful-paint' && (seen.paint = startTime));
  each('largest-contentful-paint', ({ startTime }) => (seen.largest = startTime));
  each('layout-shift', ({ value }) => (seen.shift += value));
  each('longtask', ({ startTime, duration }) => startTime > (seen.paint ?? 0) && (seen.blocked += Math.max(0, duration - 50)));
  addEventListener('DOMContentLoaded', () => {
    seen.whole = performance.now();
    const root = document.documentElement;
    const look = () => {
      if (root.dataset.seal === 'sealed' || root.dataset.seal === 'failed') seen[root.dataset.seal] ??= performance.now();
    };
    look();
    new MutationObserver(look).observe(root, { attributeFilter: ['data-seal'] });
  });
}

const folder = newFolder('slow');
buildEmpty(folder);
const empty = await serveEmpty(fs.readFileSync(path.join(folder, 'empty.wasm')));
const site = await startSite();
const lines = { site: await openLine(new URL(site.origin).port, line), empty: await openLine(empty.address().port, line) };
const browser = await startChromium();
const figures = { first: [], again: [], empty: [], 'empty again': [] };
try {
  for (let round = 0; round < rounds; round++) {
    for (const [name, address] of [['first', `${lines.site.origin}/id/`], ['empty', `${lines.empty.origin}/`]]) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true });
      await context.addInitScript(watch);
      figures[name].push(await visit(context, address));
      figures[name === 'first' ? 'again' : 'empty again'].push(await visit(context, address));
      await context.close();
    }
  }
} finally {
  await browser.close();
  await Promise.all([site, ...Object.values(lines)].map((open) => open.stop()));
  empty.close();
  removeFolder(folder);
}
print();

async function visit(context, address) {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.seen?.sealed || globalThis.seen?.failed, undefined, { timeout: 120000 });
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => seen);
  if (seen.failed) throw new Error(`${address} could not be opened`);
  await page.close();
  return seen;
}

/** A page that loads an empty Go module and says "sealed" once it runs: the floor for any Go engine. */
async function serveEmpty(module) {
  const answers = {
    '/': ['text/html', Buffer.from(`<!doctype html><html data-seal="loading"><title>empty</title><p>An empty Go module.<script>
      const answers = new Proxy({}, { get: (_, name) => (...words) => {
        const memory = new DataView(running.exports.memory.buffer);
        if (name === 'clock_time_get') memory.setBigUint64(words[2], 1000000n, true);
        if (/_sizes_get$/.test(name)) { memory.setUint32(words[0], 0, true); memory.setUint32(words[1], 0, true); }
        return /^(clock_time_get|random_get|args_|environ_)/.test(name) ? 0 : 8;
      } });
      let running;
      WebAssembly.compileStreaming(fetch('/empty.wasm')).then((module) => {
        const imports = {};
        for (const { name } of WebAssembly.Module.imports(module)) imports[name] = answers[name];
        running = new WebAssembly.Instance(module, { wasi_snapshot_preview1: imports });
        running.exports._initialize();
        document.documentElement.dataset.seal = 'sealed';
      });
    </script>`)],
    '/empty.wasm': ['application/wasm', module],
  };
  for (const answer of Object.values(answers)) answer[1] = zlib.brotliCompressSync(answer[1], { params: { [zlib.constants.BROTLI_PARAM_LGWIN]: 24 } });
  const server = http.createServer((request, response) => {
    const [type, body] = answers[request.url] ?? ['text/plain', Buffer.alloc(0)];
    response.writeHead(answers[request.url] ? 200 : 404, { 'content-type': type, 'content-encoding': 'br', 'content-length': body.length, 'cache-control': request.url === '/' ? 'no-cache' : 'max-age=31536000, immutable' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function print() {
  const median = (list, name) => list.map((one) => one[name]).sort((a, b) => a - b)[list.length >> 1];
  const rows = [
    ['first contentful paint, ms', 'paint', 2000],
    ['largest contentful paint, ms', 'largest', 2000],
    ['layout shift', 'shift', 0],
    ['total blocking time, ms', 'blocked', undefined],
    ['text box usable, ms', 'sealed', 2500],
  ];
  console.log(`${line.down / 1e6} Mbit/s, ${line.trip} ms there and back, processor ÷ ${slower}; medians of ${rounds}`);
  console.log('                                first visit   second visit   wanted');
  for (const [words, name, wanted] of rows) {
    const [first, again] = ['first', 'again'].map((visit) => median(figures[visit], name));
    const number = (value) => (name === 'shift' ? value.toFixed(4) : String(Math.round(value)));
    console.log(words.padEnd(30), number(first).padStart(12), number(again).padStart(14), wanted === undefined ? '' : `≤ ${wanted}`.padStart(9));
  }
  for (const [words, visit, floor] of [['first visit', 'first', 'empty'], ['second visit', 'again', 'empty again']]) {
    const [engine, nothing] = [median(figures[visit], 'sealed'), median(figures[floor], 'sealed')];
    console.log(`engine ready, ${words}: ${Math.round(engine)} ms; an empty Go module: ${Math.round(nothing)} ms; ${(engine / nothing).toFixed(2)} times, wanted ≤ 1.3`);
  }
}
