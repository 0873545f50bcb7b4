// Reads exported chats in the checking room. A file is read piece by piece and
// never held: a piece goes to the engine, which answers with sums and with the
// few messages that matter. Between two pieces the room looks at its post, so
// that a reading can be stopped and a single message checked at any time.
//
// In:  { reading: id, files: [File, …], lang }   read these; lang is a tag
//      { reading: 0 }                             stop
// Out: { reading: id, sums: { messages, danger, caution, format, order, sure },
//        found: [{ …, report }], bytes, place, of, memory }
//                bytes of text read so far; place of the files' bytes, all in
//                all; memory of the engine in bytes
//      { reading: id, file: name, failed: reason }   this file, or one in it
//      { reading: id, done: true }
//
// Reasons: "empty", "binary", "none", "unread", "zip-none", "zip-cut",
// "zip-locked", "zip-bomb", "zip-odd", "zip-old"; and of the reading as a whole
// "memory" or "message".
import { listZip, unpack } from "./zip.js";

const LEAST = 32 << 10;
const MOST = 256 << 10; // bytes, the engine's bound
const SLOW = 60; // ms that one piece may take, so that nobody waits for the room
const TOGETHER = 20; // found messages in one letter to the page
const CHATS = 50; // files that are read in one zip

// readerOf makes a reader. engine has open(lang), read(bytes) and end(), which
// return JSON text, memory(), and why(error), which gives a reason after a trap.
// post sends to the page.
export function readerOf(engine, post) {
  let current = 0;
  let size = LEAST;

  async function start({ reading, files, lang }) {
    current = reading;
    const of = files.reduce((sum, file) => sum + file.size, 0);
    const state = { reading, of, place: 0, bytes: 0 };
    try {
      engine.open(lang);
      for (const file of files) {
        const before = state.place;
        try {
          await readFile(file, state);
        } catch (error) {
          if (error === stopped || error.engine) throw error;
          engine.end(); // what was read of it stays; the next file begins anew
          post({ reading, file: file.name, failed: reasons.has(error.message) ? error.message : "unread" });
        }
        state.place = before + file.size;
      }
    } catch (error) {
      if (error === stopped) return;
      return post({ reading, failed: engine.why(error.engine ?? error) });
    }
    if (current === reading) post({ reading, done: true });
  }

  async function readFile(file, state) {
    const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    const zip = head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
    if (!zip) {
      const failed = await readText(pieces(file, state), state);
      if (failed) throw new Error(failed);
      return;
    }
    const all = await listZip(file);
    const chats = all.filter(({ name }) => /\.(txt|json|xml)$/i.test(name) && !/(^|\/)(\.|__MACOSX)/.test(name)).slice(0, CHATS);
    let read = 0;
    for (const entry of chats) {
      const failed = await readText(unpack(file, entry, (n) => (state.place += n)), state);
      if (!failed) read++;
    }
    if (read === 0) throw new Error("zip-none");
  }

  // readText gives one text to the engine and returns the reason where it is no chat.
  async function readText(source, state) {
    let answer;
    let first = true;
    let decoder;
    let rest = new Uint8Array(0); // of a source whose pieces are small
    for await (let bytes of source) {
      if (current !== state.reading) throw stopped;
      if (first) {
        first = false;
        const mark = bytes[0] * 256 + bytes[1];
        if (mark === 0xfffe || mark === 0xfeff) decoder = new TextDecoder(mark === 0xfffe ? "utf-16le" : "utf-16be");
      }
      if (decoder) bytes = new TextEncoder().encode(decoder.decode(bytes, { stream: true }));
      if (rest.length + bytes.length < size) {
        rest = joined(rest, bytes);
        continue;
      }
      if (rest.length > 0) bytes = joined(rest, bytes);
      rest = new Uint8Array(0);
      for (let at = 0, step; at < bytes.length; at += step) {
        step = size; // give() changes it
        answer = await give(bytes.subarray(at, at + step), state);
        if (answer.failed) return ended(answer.failed);
      }
    }
    if (rest.length > 0) answer = await give(rest, state);
    if (answer?.failed) return ended(answer.failed);
    answer = tell(call(() => engine.end()), state);
    return answer.failed;
  }

  // ended closes a text that is no chat.
  function ended(failed) {
    call(() => engine.end());
    return failed;
  }

  async function give(bytes, state) {
    const began = performance.now();
    const text = call(() => engine.read(bytes));
    const took = performance.now() - began;
    size = Math.max(LEAST, Math.min(MOST, took > SLOW ? size / 2 : took < SLOW / 3 ? size * 2 : size));
    state.bytes += bytes.length;
    const answer = tell(text, state);
    await breath();
    if (current !== state.reading) throw stopped;
    return answer;
  }

  // tell sends an answer on: the page gets the reports as text and opens one when
  // it is asked for.
  function tell(text, { reading, bytes, place, of }) {
    const { found, ...sums } = JSON.parse(text);
    for (let at = 0; at === 0 || at < found.length; at += TOGETHER) {
      const few = found.slice(at, at + TOGETHER).map(({ report, ...message }) => ({
        ...message,
        verdict: report.verdict,
        score: report.score,
        sentence: report.sentence,
        kind: report.findings[0]?.rule,
        title: report.findings[0]?.title,
        report: JSON.stringify(report),
      }));
      post({ reading, sums, found: few, bytes, place: Math.min(place, of), of, memory: engine.memory() });
    }
    return sums;
  }

  return {
    start,
    stop() {
      current = 0;
    },
  };
}

const stopped = new Error("stopped");

const reasons = new Set(["empty", "binary", "none", "zip-none", "zip-cut", "zip-locked", "zip-bomb", "zip-odd", "zip-old"]);

// call marks an error of the engine as one.
function call(work) {
  try {
    return work();
  } catch (engine) {
    throw Object.assign(new Error("engine"), { engine });
  }
}

async function* pieces(file, state) {
  for (let at = 0; at < file.size; at += MOST) {
    const bytes = new Uint8Array(await file.slice(at, at + MOST).arrayBuffer());
    state.place += bytes.length;
    yield bytes;
  }
}

function joined(a, b) {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

// breath lets the room read its post.
const { port1, port2 } = new MessageChannel();
let breathed;
port1.onmessage = () => breathed();
const breath = () => new Promise((resolve) => {
  breathed = resolve;
  port2.postMessage(0);
});
