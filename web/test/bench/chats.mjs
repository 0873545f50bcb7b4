// Whole chats in Chromium: Saring's page beside whatsapp-chat-parser with a link
// finder, in one run, on the same made-up exports. Saring checks every message;
// the others only part messages and find links.
//
//   node test/bench/chats.mjs          10 and 100 MB
//   node test/bench/chats.mjs 10       only so many MB
//
// Each cell is a browser of its own. Memory is what the page's process had at most
// (VmHWM) beyond what it had before the file was chosen.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChromium } from '../browsers.mjs';
import { openChats } from '../chats.mjs';
import { newFolder, removeFolder } from '../scratch.mjs';
import { repository, startSite } from '../site.mjs';

const web = fileURLToPath(new URL('../../', import.meta.url));
const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const folder = newFolder('bench-chats');
process.on('exit', () => removeFolder(folder));

const peers = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><input type="file" id="picker">
  <script type="importmap">{"imports":{"uc.micro":"/node_modules/uc.micro/build/index.mjs"}}</script>
  <script src="/node_modules/anchorme/dist/browser/anchorme.min.js"></script>
  <script type="module">
    import { parseString } from '/node_modules/whatsapp-chat-parser/dist/index.js';
    import { linkifyit } from '/node_modules/linkify-it/build/index.mjs';
    const linkify = linkifyit();
    const find = { 'linkify-it': (text) => linkify.match(text) ?? [], anchorme: (text) => anchorme.list(text) };
    window.run = async (finder) => {
      const began = performance.now();
      const messages = parseString(await document.getElementById('picker').files[0].text());
      let links = 0;
      for (const { message } of messages) links += find[finder](message).length;
      return { seconds: (performance.now() - began) / 1000, messages: messages.length, links };
    };
    document.title = 'ready';
  </script>`;

const types = { '.mjs': 'text/javascript', '.js': 'text/javascript' };
const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/') return response.setHeader('Content-Type', 'text/html').end(peers);
  const file = path.join(web, path.normalize(pathname));
  if (!fs.existsSync(file)) return response.writeHead(404).end();
  response.setHeader('Content-Type', types[path.extname(file)] ?? 'text/plain').end(fs.readFileSync(file));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const site = await startSite();

const row = (cells) => console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(40) : String(cell).padStart(14))).join(''));
row(['', 'MB/s', 'messages/s', 'peak MB', 'engine MB', 'messages']);
for (const size of sizes.length > 0 ? sizes : [10, 100]) {
  const file = path.join(folder, `${size}.txt`);
  const messages = Number(execFileSync('go', ['run', './internal/eval', 'export', '-layout', 'android-gb', '-bytes', String(size * 1e6), file], { cwd: repository, encoding: 'utf8' }));
  const saring = await inBrowser(async (page) => openChats(page, site, 'en'), async (page) => {
    await page.locator('#picker').setInputFiles(file);
    const began = Date.now();
    await page.waitForFunction(() => document.documentElement.dataset.reading === 'done', undefined, { timeout: 0, polling: 100 });
    const seconds = (Date.now() - began) / 1000;
    const { messages, memory } = await page.evaluate(() => ({ ...document.querySelector('#found').dataset }));
    return { seconds, messages: Number(messages), engine: memory / 1e6 };
  });
  const all = { 'saring, whole check': saring };
  for (const finder of ['linkify-it', 'anchorme']) {
    all[`whatsapp-chat-parser + ${finder}, links`] = await inBrowser(async (page) => {
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.waitForFunction(() => document.title === 'ready');
    }, async (page) => {
      await page.locator('#picker').setInputFiles(file);
      return page.evaluate((name) => window.run(name), finder);
    });
  }
  console.log(`${size} MB, ${messages} messages`);
  for (const [name, got] of Object.entries(all)) {
    row([name, (size / got.seconds).toFixed(2), Math.round(got.messages / got.seconds), got.peak.toFixed(0), got.engine?.toFixed(1) ?? '', got.messages]);
  }
  for (const [name, got] of Object.entries(all).slice(1)) {
    row([`saring / ${name.split(' + ')[1].split(',')[0]}`, (got.seconds / saring.seconds).toFixed(2), '', (saring.peak / got.peak).toFixed(2)]);
  }
}
server.close();
await site.stop();

/** Runs work in a new browser and adds the peak of the page's process, in MB. */
async function inBrowser(open, work) {
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    await open(page);
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    const memory = (id, field) => Number(fs.readFileSync(`/proc/${id}/status`, 'utf8').match(new RegExp(field + ':\\s+(\\d+)'))?.[1] ?? 0) / 1000;
    const before = new Map(renderers.map((id) => [id, memory(id, 'VmRSS')]));
    const got = await work(page);
    const peak = Math.max(...renderers.map((id) => memory(id, 'VmHWM') - before.get(id)));
    return { ...got, peak };
  } finally {
    await browser.close();
  }
}
