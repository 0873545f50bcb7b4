// Starts WebAssembly engines as the checking room does: a clock, random bytes,
// and "no" to all else.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Instantiates a compiled module and runs its start. */
export function boot(module) {
  let memory;
  const view = () => new DataView(memory.buffer);
  const nothing = (count, size) => {
    view().setUint32(count, 0, true);
    view().setUint32(size, 0, true);
    return 0;
  };
  const granted = {
    clock_time_get(clock, precision, to) {
      view().setBigUint64(to, BigInt(Math.round((clock === 0 ? Date.now() : performance.now()) * 1e6)), true);
      return 0;
    },
    random_get(to, length) {
      crypto.getRandomValues(new Uint8Array(memory.buffer, to, length));
      return 0;
    },
    args_sizes_get: nothing,
    environ_sizes_get: nothing,
    args_get: () => 0,
    environ_get: () => 0,
    proc_exit(code) {
      throw new Error('the engine ended with ' + code);
    },
  };
  const answers = {};
  for (const { name } of WebAssembly.Module.imports(module)) answers[name] = granted[name] ?? (() => 8);
  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: answers });
  memory = exports.memory;
  exports._initialize();
  return exports;
}

/** The shipped engine with what it says: a function from a text to the report's JSON text. */
export function checker(module, speech) {
  const { memory, reserve, tell, check, report } = boot(module);
  const told = reserve(speech.byteLength) >>> 0; // memory may grow, which detaches older views
  new Uint8Array(memory.buffer, told, speech.byteLength).set(new Uint8Array(speech));
  tell(speech.byteLength);
  const tag = encoder.encode('id');
  return (text) => {
    const room = text.length * 3 + tag.length;
    const place = reserve(room) >>> 0;
    const bytes = new Uint8Array(memory.buffer, place, room);
    bytes.set(tag);
    const { written } = encoder.encodeInto(text, bytes.subarray(tag.length));
    const length = check(tag.length, written) >>> 0;
    return decoder.decode(new Uint8Array(memory.buffer, report() >>> 0, length));
  };
}

// Up to so many characters a loop is quicker than a call of encodeInto.
const short = 200;

/**
 * The finder alone: a function from a text to the links in it, and one that
 * judges the links of a text given before, so many times.
 */
export function finder(module) {
  const { memory, reserve, find, found, judge } = boot(module);
  let bytes = new Uint8Array(0);
  const write = (text) => {
    // Where the engine's memory has grown, the old view is empty.
    if (bytes.length < text.length * 3) {
      const room = Math.max(text.length * 3, 4096);
      const place = reserve(room) >>> 0;
      bytes = new Uint8Array(memory.buffer, place, room);
    }
    const length = text.length;
    if (length <= short) {
      let i = 0;
      for (; i < length; i++) {
        const code = text.charCodeAt(i);
        if (code > 0x7f) break;
        bytes[i] = code;
      }
      if (i === length) return length;
    }
    return encoder.encodeInto(text, bytes).written;
  };
  const links = (text) => {
    const written = write(text);
    const count = find(written, written === text.length ? 1 : 0) >>> 0;
    if (count === 0) return [];
    const spans = new Uint32Array(memory.buffer, found() >>> 0, count * 2);
    const list = [];
    for (let i = 0; i < 2 * count; i += 2) list.push(text.slice(spans[i], spans[i + 1]));
    return list;
  };
  return { links, judged: (text, times) => judge(write(text), times) >>> 0 };
}
