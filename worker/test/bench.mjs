// What a check costs on workerd, beside a plain JavaScript worker in the same
// run, and what the native server does. `cd worker && npm run bench`; REQUESTS
// changes the length of the long run.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { buildEdge, repository } from './edge.mjs';
import { load, serve, usage } from './workerd.mjs';

const TOKEN = 'Bearer a-token-for-tests-only-1';
const LONG = Number(process.env.REQUESTS ?? 100_000);
const line = 'Nasabah BCA yth, poin Anda akan hangus hari ini. Segera tukarkan di https://bca-poin.example/tukar atau hubungi petugas kami lewat nomor ini ya Pak/Bu, ditunggu.';
const small = Buffer.from(line.slice(0, 150));
const ordinary = Buffer.from('Halo Bu, besok jadi rapat di kantor jam 9 ya. Tolong bawa laporan bulan lalu dan daftar hadirnya, nanti kita bahas sama-sama. Terima kasih banyak sebelumnya.'.slice(0, 150));
const large = Buffer.from(`${line} `.repeat(110).slice(0, 16 * 1024));
const call = { path: '/api/v1/check', headers: { Authorization: TOKEN, 'Content-Type': 'text/plain' } };
const at = (times, part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
const ms = (value) => value.toFixed(2);

async function measure(name, server, body, n) {
  const one = async (connections, n) => {
    const before = usage(server.pid);
    const { faults, times } = await load(http, server.address, { ...call, body, n, connections });
    if (faults) throw new Error(`${name}: ${faults} of ${n} calls failed`);
    return { cpu: (usage(server.pid).cpu - before.cpu) * 1000 / n, p50: at(times, 0.5), p99: at(times, 0.99) };
  };
  await one(4, Math.ceil(n / 5)); // warm
  const alone = await one(1, n);
  const many = await one(50, n);
  console.log(`${name.padEnd(40)} CPU ${ms(alone.cpu)} ms · p50 ${ms(alone.p50)} ms at 1 · p50 ${ms(many.p50)}, p99 ${ms(many.p99)} ms at 50 connections`);
  return { alone, many };
}

const edge = path.join(buildEdge(), 'worker');
const plain = path.join(edge, '..', 'plain');
fs.mkdirSync(plain);
fs.writeFileSync(path.join(plain, 'entry.mjs'), `export default { async fetch(request) {
  const text = await request.text();
  return Response.json({ v: 1, verdict: "no-sign", length: text.length });
} };`);

const ours = await serve(edge);
console.log(`start of workerd with the engine booted: ${ms(ours.startup)} ms`);
const first = performance.now();
await load(http, ours.address, { ...call, body: small, n: 1, connections: 1 });
console.log(`first request: ${ms(performance.now() - first)} ms`);
const theirs = await serve(plain);
console.log(`start of workerd with the plain worker: ${ms(theirs.startup)} ms`);

const n = 3000;
const js = await measure('plain JavaScript, 150 bytes', theirs, small, n);
const lure = await measure('Saring, a lure of 150 bytes', ours, small, n);
const chat = await measure('Saring, an ordinary message of 150 bytes', ours, ordinary, n);
await measure('Saring, 16 kB full of lures and links', ours, large, 200);
console.log(`ratio of CPU to plain JavaScript: ${ms(lure.alone.cpu / js.alone.cpu)} (lure), ${ms(chat.alone.cpu / js.alone.cpu)} (ordinary); of p99 at 50: ${ms(lure.many.p99 / js.many.p99)}, ${ms(chat.many.p99 / js.many.p99)}`);

const sizes = [];
for (let part = 0; part < 5; part++) {
  const { faults } = await load(http, ours.address, { ...call, body: part % 2 ? ordinary : small, n: LONG / 5, connections: 10 });
  if (faults) throw new Error(`${faults} calls failed`);
  sizes.push(Math.round(usage(ours.pid).rss / 1024));
}
console.log(`${LONG} calls without an error; resident MB after each fifth: ${sizes.join(', ')}`);
await ours.stop();
await theirs.stop();

// The native server, with a load generator in Go: Node cannot ask fast enough.
console.log(execFileSync('go', ['test', './worker', '-run', '^$', '-bench', 'NativeServer', '-benchtime', '20000x'], { cwd: repository, encoding: 'utf8' }));
fs.rmSync(path.dirname(path.dirname(edge)), { recursive: true });
