// Masking personal data in Node: Saring's engine, with all that a page does around
// it, beside redact-pii, in turns and in one run.
//
//   node test/bench/masking.mjs
//
// The two do not do the same: redact-pii replaces what some thirty expressions for
// English match; Saring finds 20 kinds and numbers equal values. How many of the
// numbers and addresses in the texts each one masks is printed beside the speed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { newFolder, removeFolder } from '../scratch.mjs';
import { chat, randomFrom } from './chat.mjs';
import { boot } from './engines.mjs';

const here = fileURLToPath(new URL('masking/', import.meta.url));
const repository = fileURLToPath(new URL('../../../', import.meta.url));
const TARGET = 10;
const rounds = 15;

const redactor = peer();
const folder = newFolder('bench-masking');
process.on('exit', () => removeFolder(folder));
for (const name of ['engine', 'speech']) {
  execFileSync('go', ['run', './internal/site', '-out', path.join(folder, name), name], { cwd: repository, stdio: 'inherit' });
}
const saring = masker(await WebAssembly.compile(fs.readFileSync(path.join(folder, 'engine'))), fs.readFileSync(path.join(folder, 'speech')));
const jobs = { saring, 'redact-pii': (text) => redactor.redact(text) };
compare('chat messages', messages(3000));
compare('messages of 2,000 characters', messages(150, 2000));

function compare(what, { texts, values }) {
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const times = Object.fromEntries(Object.keys(jobs).map((name) => [name, []]));
  for (const job of Object.values(jobs)) {
    const until = performance.now() + 2000; // long enough for the optimising compiler
    while (performance.now() < until) texts.forEach(job);
  }
  for (let round = 0; round < rounds; round++) {
    for (const [name, job] of Object.entries(jobs)) {
      const begin = performance.now();
      texts.forEach(job);
      times[name].push(performance.now() - begin);
    }
  }
  const row = (name, ...cells) => console.log(`masking, ${what}: ${name}`.padEnd(60) + cells.map((cell) => cell.padStart(28)).join(''));
  const speed = {};
  for (const [name, job] of Object.entries(jobs)) {
    speed[name] = size / 1000 / times[name].sort((a, b) => a - b)[rounds >> 1];
    const copies = texts.map(job);
    const masked = values.filter(([i, value]) => !copies[i].includes(value)).length;
    row(name, `${speed[name].toFixed(2)} MB/s`, `${masked} of ${values.length} values`);
  }
  row(`saring / redact-pii (target ${TARGET})`, (speed.saring / speed['redact-pii']).toFixed(1));
}

/** redact-pii, installed into a folder of its own at the first run. */
function peer() {
  const load = () => createRequire(path.join(here, 'package.json'))('redact-pii');
  try {
    return new (load().SyncRedactor)();
  } catch {
    execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
    return new (load().SyncRedactor)();
  }
}

/** A function from a text to its masked copy, as a page makes it. */
function masker(module, speech) {
  const { memory, reserve, tell, mask, report } = boot(module);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const told = reserve(speech.byteLength) >>> 0; // memory may grow, which detaches older views
  new Uint8Array(memory.buffer, told, speech.byteLength).set(speech);
  tell(speech.byteLength);
  const tag = encoder.encode('id');
  const nothing = '{"v":1,"found":[],"more":0}'.length; // no other answer is as short
  return (text) => {
    const room = text.length * 3 + tag.length;
    const place = reserve(room) >>> 0;
    const bytes = new Uint8Array(memory.buffer, place, room);
    bytes.set(tag);
    const { written } = encoder.encodeInto(text, bytes.subarray(tag.length));
    const length = mask(tag.length, written) >>> 0;
    if (length === nothing) return text;
    const { found } = JSON.parse(decoder.decode(new Uint8Array(memory.buffer, report() >>> 0, length)));
    let copy = '';
    let from = 0;
    for (const one of found) {
      copy += text.slice(from, one.start) + `[${one.name} ${one.number}]`;
      from = one.end;
    }
    return copy + text.slice(from);
  };
}

/** Chat messages, one in four with an invented number or address of a form that both know. */
function messages(count, length) {
  const random = randomFrom(31);
  const digits = (n) => Array.from({ length: n }, () => Math.floor(random() * 10)).join('');
  const forms = [
    () => `+1 415 555 0${digits(3)}`,
    () => `(415) 555-0${digits(3)}`,
    () => `budi${digits(3)}@example.org`,
    () => `4111 1111 1111 1111`,
  ];
  const values = [];
  const texts = chat(count, { seed: 21, length }).map((text, i) => {
    if (i % 4) return text;
    const value = forms[(i >> 2) % forms.length]();
    values.push([i, value]);
    return `${text} ${value} ya`;
  });
  return { texts, values };
}
