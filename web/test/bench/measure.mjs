// What is measured, the same in Node and in Chromium. Rivals take turns within
// each round, and medians of rounds are compared, because a machine's speed
// changes by the minute and its proportions do not.
import { addresses, chat } from './chat.mjs';
import { boot, checker, finder } from './engines.mjs';

const rounds = 9;
const bytesOf = (texts) => texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);

export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

/**
 * Measures what is asked for: "finding", "checking", "starting", or all.
 * linkify finds what its defaults find, links with a scheme; linkifyAll, set to
 * find those without one too, does the work that the others do.
 * @param {{finder: BufferSource, engine: BufferSource, empty: BufferSource, linkify: (text: string) => unknown[], linkifyAll: (text: string) => unknown[], anchorme: (text: string) => unknown[]}} given
 * @param {string[]} parts
 * @returns {Promise<object>} figures; MB/s unless the name says otherwise
 */
export async function measure(given, parts) {
  const wanted = (part) => parts.length === 0 || parts.includes(part);
  const figures = {};
  if (wanted('finding')) {
    const find = finder(await WebAssembly.compile(given.finder));
    Object.assign(figures, finding(find.links, given), judging(find.judged));
  }
  if (wanted('checking')) Object.assign(figures, checking(checker(await WebAssembly.compile(given.engine), given.speech)));
  if (wanted('starting')) Object.assign(figures, await starting(given));
  return { ...figures, 'noise: slowest round / fastest': noise };
}

function finding(find, { linkify, linkifyAll, anchorme }) {
  const messages = chat(4000, { seed: 7 });
  const size = bytesOf(messages);
  const buffer = messages.join('\n');
  const each = (one, texts = messages) => () => {
    let links = 0;
    for (const text of texts) links += one(text).length;
    return links;
  };
  // Short rounds and many of them, of which the fastest tenth counts: on a
  // machine that others use too, some rounds are then left alone.
  const few = messages.slice(0, 1000);
  const quick = { rounds: 60, at: 0.1 };
  const figures = race(
    {
      'finding, per message: linkify-it, schemes only': each(linkify, few),
      'finding, per message: linkify-it, all links': each(linkifyAll, few),
      'finding, per message: anchorme': each(anchorme, few),
      'finding, per message: saring': each(find, few),
    },
    bytesOf(few),
    quick,
  );
  Object.assign(figures, race({ 'finding, in a buffer: saring': () => find(buffer).length }, size, quick));
  figures['links found by these, in this order'] = [linkify, linkifyAll, anchorme, find].map((one) => each(one)()).join(', ');
  figures['share of messages with a link'] = messages.filter((text) => find(text).length > 0).length / messages.length;
  const plain = messages.filter((text) => text.length >= 30 && text.length <= 50 && find(text).length === 0);
  figures['finding, µs a message of 30 to 50 characters without a link'] =
    bytesOf(plain) / plain.length / Object.values(race({ plain: () => plain.forEach(find) }, bytesOf(plain), quick))[0];
  return figures;
}

// judging measures each address by itself, since the slowest counts. A clock in
// a browser has steps of up to 100 µs, so an address is judged many times.
function judging(judged) {
  const times = addresses.map((address) => {
    judged(address, 300);
    const rounds = Array.from({ length: 40 }, () => {
      const begin = performance.now();
      judged(address, 100);
      return ((performance.now() - begin) * 1000) / 100;
    });
    return quantile(rounds, 0.1);
  });
  return {
    'judging an address, µs, p50': quantile(times, 0.5),
    'judging an address, µs, slowest (target 20)': Math.max(...times),
    'the slowest to judge': addresses[times.indexOf(Math.max(...times))].slice(0, 40),
  };
}

function checking(check) {
  const messages = chat(1500, { seed: 11 });
  const long = chat(150, { seed: 13, length: 2000 });
  const all = (texts) => () => texts.forEach(check);
  const figures = race({ 'whole check, chat messages': all(messages) }, bytesOf(messages));
  Object.assign(figures, race({ 'whole check, messages of 2,000 characters': all(long) }, bytesOf(long)));
  const times = [];
  for (let round = 0; round < rounds; round++) {
    for (const text of long) {
      const begin = performance.now();
      check(text);
      times.push((performance.now() - begin) * 1000);
    }
  }
  figures['2,000 characters, µs, p50'] = quantile(times, 0.5);
  figures['2,000 characters, µs, p95'] = quantile(times, 0.95);
  return figures;
}

// race warms each job up and then runs them in turns; MB/s, medians unless
// another quantile of the times is asked for.
function race(jobs, size, { rounds: count = rounds, at = 0.5 } = {}) {
  const times = {};
  for (const [name, job] of Object.entries(jobs)) {
    times[name] = [];
    const until = performance.now() + 2000; // long enough for the optimising compiler
    while (performance.now() < until) job();
  }
  for (let round = 0; round < count; round++) {
    for (const [name, job] of Object.entries(jobs)) {
      const begin = performance.now();
      job();
      times[name].push(performance.now() - begin);
    }
  }
  const figures = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, size / 1000 / quantile(list, at)]));
  noise = Math.max(noise, ...Object.values(times).map((list) => Math.max(...list) / Math.min(...list)));
  return figures;
}

// The slowest round of any job by its fastest: near 1 on a machine that does
// nothing else. Above 2, believe no figure.
let noise = 1;

// starting measures from the bytes to a first verdict. A machine keeps what it
// has compiled, so each round gets bytes that it has not seen: a custom section
// with another number at the end.
async function starting({ engine, speech, empty }) {
  const text = 'Halo, ini nomor baru saya. Tolong kirim kode yang baru masuk, lihat https://kabar.example.org/a';
  const times = { empty: [], start: [], first: [], second: [] };
  for (let round = 0; round < rounds; round++) {
    let begin = performance.now();
    boot(await WebAssembly.compile(marked(empty, round)));
    times.empty.push(performance.now() - begin);
    begin = performance.now();
    const check = checker(await WebAssembly.compile(marked(engine, round)), speech);
    times.start.push(performance.now() - begin);
    begin = performance.now();
    check(text);
    const middle = performance.now();
    check(text + '?');
    times.first.push(middle - begin);
    times.second.push(performance.now() - middle);
  }
  const median = (list) => quantile(list, 0.5);
  return {
    'start, ms: an empty Go module': median(times.empty),
    'start, ms: saring': median(times.start),
    'first check, ms (builds tables)': median(times.first),
    'second check, ms': median(times.second),
    'tables, ms (first less second)': median(times.first) - median(times.second),
  };
}

function marked(wasm, round) {
  const bytes = new Uint8Array(wasm.byteLength + 7);
  bytes.set(new Uint8Array(wasm));
  bytes.set([0, 5, 1, 110, round, Math.random() * 256, Math.random() * 256], wasm.byteLength);
  return bytes;
}
