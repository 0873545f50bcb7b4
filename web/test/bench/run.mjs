// Measures Saring beside others, in Node and in the system's Chromium:
//
//   node test/bench/run.mjs            both
//   node test/bench/run.mjs node       one of them (node, chromium)
//   node test/bench/run.mjs finding    one part (finding, checking, starting)
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChromium } from '../browsers.mjs';
import { newFolder, removeFolder } from '../scratch.mjs';
import { buildEmpty } from './empty.mjs';
import { measure } from './measure.mjs';

const web = fileURLToPath(new URL('../../', import.meta.url));
const repository = path.join(web, '..');
const wanted = process.argv.slice(2).filter((word) => word === 'node' || word === 'chromium');
const parts = process.argv.slice(2).filter((word) => !wanted.includes(word));
const folder = newFolder('bench');
process.on('exit', () => removeFolder(folder));

for (const name of ['engine', 'speech', 'finder']) {
  execFileSync('go', ['run', './internal/site', '-out', path.join(folder, name + '.wasm'), name], { cwd: repository, stdio: 'inherit' });
}
buildEmpty(folder);

const results = {};
if (wanted.length === 0 || wanted.includes('node')) results.Node = await inNode();
if (wanted.length === 0 || wanted.includes('chromium')) results.Chromium = await inChromium();
print(results);

async function inNode() {
  const { linkifyit } = await import('linkify-it');
  const { default: anchorme } = await import('anchorme');
  const linkify = linkifyit();
  const fuzzy = linkifyit({ fuzzyLink: true, fuzzyIP: true });
  const read = (name) => fs.readFileSync(path.join(folder, name + '.wasm'));
  return measure({
    finder: read('finder'),
    engine: read('engine'),
    speech: read('speech'),
    empty: read('empty'),
    linkify: (text) => linkify.match(text) ?? [],
    linkifyAll: (text) => fuzzy.match(text) ?? [],
    anchorme: (text) => anchorme.default.list(text),
  }, parts);
}

async function inChromium() {
  const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
    <script type="importmap">{"imports":{"uc.micro":"/node_modules/uc.micro/build/index.mjs","linkify-it":"/node_modules/linkify-it/build/index.mjs"}}</script>
    <script src="/node_modules/anchorme/dist/browser/anchorme.min.js"></script>
    <script type="module">
      import { linkifyit } from 'linkify-it';
      import { measure } from '/test/bench/measure.mjs';
      const linkify = linkifyit();
      const fuzzy = linkifyit({ fuzzyLink: true, fuzzyIP: true });
      const read = async (name) => (await fetch('/built/' + name + '.wasm')).arrayBuffer();
      window.measured = async () => measure({
        finder: await read('finder'), engine: await read('engine'), speech: await read('speech'), empty: await read('empty'),
        linkify: (text) => linkify.match(text) ?? [],
        linkifyAll: (text) => fuzzy.match(text) ?? [],
        anchorme: (text) => anchorme.list(text),
      }, ${JSON.stringify(parts)});
      document.title = 'ready';
    </script>`;
  const types = { '.mjs': 'text/javascript', '.js': 'text/javascript', '.wasm': 'application/wasm' };
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/') return response.setHeader('Content-Type', 'text/html').end(page);
    const file = pathname.startsWith('/built/') ? path.join(folder, path.basename(pathname)) : path.join(web, path.normalize(pathname));
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    response.setHeader('Content-Type', types[path.extname(file)] ?? 'text/plain').end(fs.readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await startChromium();
  try {
    const tab = await browser.newPage();
    tab.on('pageerror', (error) => console.error(error));
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    await tab.waitForFunction(() => document.title === 'ready');
    return await tab.evaluate(() => window.measured());
  } finally {
    await browser.close();
    server.close();
  }
}

function print(results) {
  const places = Object.keys(results);
  const row = (name, cells) => console.log(name.padEnd(60) + cells.map((cell) => String(cell).padStart(16)).join(''));
  const show = (value) => (typeof value === 'number' ? (value < 1 ? value.toFixed(3) : value.toFixed(1)) : value);
  row('MB/s, medians, unless the name says otherwise', places);
  for (const name of Object.keys(results[places[0]])) row(name, places.map((place) => show(results[place][name])));
  const ratios = [
    ['per message: saring / linkify-it, schemes only', 'finding, per message: saring', 'finding, per message: linkify-it, schemes only'],
    ['per message: saring / linkify-it, all (target 4)', 'finding, per message: saring', 'finding, per message: linkify-it, all links'],
    ['per message: saring / anchorme (target 0.8)', 'finding, per message: saring', 'finding, per message: anchorme'],
    ['in a buffer: saring / anchorme (target 4)', 'finding, in a buffer: saring', 'finding, per message: anchorme'],
  ];
  console.log();
  for (const [name, a, b] of ratios.filter(([, a]) => a in results[places[0]])) row(name, places.map((place) => (results[place][a] / results[place][b]).toFixed(2)));
}
