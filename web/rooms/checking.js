// The checking room: it reads messages and can reach nothing.
//
// It runs as a dedicated worker whose own response carries
//   default-src 'none'; script-src 'wasm-unsafe-eval'
// so the browser gives it no fetch, no socket, no further script and no nested
// worker. As it is served it is one file that imports nothing. The engine inside it is shut in
// once more: whatever it asks of the outside world is answered below.
//
// In, first:  { door: MessagePort, spare: boolean }  the engine, what it says and the
//                                                    known-bad pack come through the door
// In, then:   { id, lang, text }   check a message; lang is a tag such as "id"
//             { id, lang, text, mask: true }   find what to mask in it
//             { id, lang, channels }   use a channel pack, as JSON text; "" for none
//             { wipe: true }       forget the last message
//             { reading, … }       read exported chats; see reading.js
// Out:        { ready: true, known } or { failed: 'boot' }; known is what the engine
//             says of the pack: { date, entries, bytes }, or undefined without one
//             { id, report }       the report, the masks or what is said of the channel pack, as JSON text
//             { id, failed: 'message' | 'memory' | 'large' }
import { readerOf } from "./reading.js";

const LARGEST = 4 * 1024 * 1024; // bytes of UTF-8 that the engine takes

let engine; // WebAssembly.Module; stays here, so that a broken instance can be replaced
let speech; // ArrayBuffer with what the engine says; stays for the same reason
let pack; // ArrayBuffer with the known-bad pack, or undefined; stays likewise
let channels; // { lang, text } of the channel pack in use; stays likewise
let instance;

onmessage = ({ data }) => {
  if (data.door) receive(data.door, data.spare);
  else if (data.wipe) wipe();
  else if ("reading" in data) data.files ? chats.start(data) : chats.stop();
  else if ("channels" in data) {
    const told = answer(data.lang, data.channels, "channels");
    channels = told.failed ? undefined : { lang: data.lang, text: data.channels };
    postMessage({ id: data.id, ...told });
  } else postMessage({ id: data.id, ...answer(data.lang, data.text, data.mask ? "mask" : "check") });
};

// receive waits for the engine and, unless this room is the spare, starts it.
function receive(door, spare) {
  door.onmessageerror = () => postMessage({ failed: "boot" });
  door.onmessage = ({ data }) => {
    door.close();
    ({ engine, speech, known: pack } = data);
    try {
      postMessage({ ready: true, known: spare ? undefined : boot() });
    } catch {
      return postMessage({ failed: "boot" });
    }
    if (!spare) warm();
  };
}

const chats = readerOf({
  open(lang) {
    if (!instance) boot();
    const tag = new TextEncoder().encode(lang);
    write(instance.exports.reserve(tag.length) >>> 0, tag);
    instance.exports.chat_open(tag.length);
  },
  read(bytes) {
    write(instance.exports.reserve(bytes.length) >>> 0, bytes);
    return said(instance.exports.chat_read(bytes.length));
  },
  end: () => said(instance.exports.chat_end()),
  memory: () => instance.exports.memory.buffer.byteLength,
  why(error) {
    const reason = full(error) ? "memory" : "message";
    instance = undefined;
    return reason;
  },
}, (letter) => postMessage(letter));

// wipe drops the instance and with it its memory, the message in it.
function wipe() {
  chats.stop();
  instance = undefined;
  warm();
}

// warm checks a text that nobody wrote, so that the engine's tables are built and
// the browser has compiled it before the reader's message comes.
function warm() {
  try {
    if (!instance) boot();
    ask("check", "id", "BCA: kode 1234, https://a.example");
  } catch {
    instance = undefined; // the next message tries again, and says what failed
  }
}

function answer(lang, text, how) {
  try {
    if (!instance) boot();
    const report = ask(how, lang, text);
    return report === undefined ? { failed: "large" } : { report };
  } catch (error) {
    // A trap or an exit leaves the memory in an unknown state: start anew.
    const failed = full(error) ? "memory" : "message";
    instance = undefined;
    return { failed };
  }
}

// full tells whether the device had no memory left: the browser says so, or will
// not give the broken instance one page more.
function full(error) {
  if (error instanceof RangeError && !/stack/.test(error.message)) return true;
  try {
    instance?.exports.memory.grow(1);
    return false;
  } catch {
    return true;
  }
}

// ask returns what the engine's function check, mask or channels answers, or undefined where
// the text is too large.
function ask(how, lang, text) {
  const { reserve } = instance.exports;
  const encoder = new TextEncoder(); // a lone surrogate becomes U+FFFD: still one UTF-16 unit
  const tag = encoder.encode(lang);
  const message = encoder.encode(text);
  if (message.length > LARGEST) return undefined;
  const place = reserve(tag.length + message.length) >>> 0;
  if (place === 0) return undefined;
  write(place, tag);
  write(place + tag.length, message);
  return said(instance.exports[how](tag.length, message.length));
}

// Memory may grow in any call, which detaches older views: each view is made anew.
function write(place, bytes) {
  new Uint8Array(instance.exports.memory.buffer, place, bytes.length).set(bytes);
}

function said(length) {
  const { memory, report } = instance.exports;
  return new TextDecoder().decode(new Uint8Array(memory.buffer, report() >>> 0, length >>> 0));
}

// load hands the known-bad pack to the engine and returns what it says of it, or
// undefined where there is none or it is not one.
function load() {
  const known = pack && give("load", pack);
  return known?.error ? undefined : known;
}

// give hands a file to the engine's function load or tell and returns the answer, or
// undefined where the file is too large.
function give(how, file) {
  const place = instance.exports.reserve(file.byteLength) >>> 0;
  if (place === 0) return undefined;
  write(place, new Uint8Array(file));
  return JSON.parse(said(instance.exports[how](file.byteLength)));
}

// boot makes a fresh instance, gives it speech and pack and returns what load does.
// Every import that the engine names is answered, and a name from anywhere but WASI is refused.
function boot() {
  const answers = {};
  for (const { module, name, kind } of WebAssembly.Module.imports(engine)) {
    if (module !== "wasi_snapshot_preview1" || kind !== "function") throw new Error("unknown import " + name);
    answers[name] = granted[name] || denied;
  }
  const fresh = new WebAssembly.Instance(engine, { wasi_snapshot_preview1: answers });
  memoryOf = () => new DataView(fresh.exports.memory.buffer);
  fresh.exports._initialize();
  instance = fresh;
  const { error } = give("tell", speech);
  if (error) throw new Error(error);
  if (channels) ask("channels", channels.lang, channels.text);
  return load();
}

let memoryOf;

// What the engine is told when it asks for files, sockets or anything else.
const denied = () => 8; // EBADF: there is no such thing here

// What it gets: a clock, random bytes, no arguments, no environment, and an end.
const granted = {
  clock_time_get(clock, precision, to) {
    const ms = clock === 0 ? Date.now() : performance.now();
    memoryOf().setBigUint64(to, BigInt(Math.round(ms * 1e6)), true);
    return 0;
  },
  random_get(to, length) {
    const { buffer } = memoryOf();
    for (let done = 0; done < length; done += 65536) { // the most that one call fills
      crypto.getRandomValues(new Uint8Array(buffer, to + done, Math.min(65536, length - done)));
    }
    return 0;
  },
  args_sizes_get: nothing,
  environ_sizes_get: nothing,
  args_get: () => 0,
  environ_get: () => 0,
  proc_exit(code) {
    throw new Error("the engine ended with " + code);
  },
};

function nothing(count, size) {
  memoryOf().setUint32(count, 0, true);
  memoryOf().setUint32(size, 0, true);
  return 0;
}
