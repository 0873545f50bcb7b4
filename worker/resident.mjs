// One engine.wasm that stays in memory and answers every check: the same bytes
// as in the browser, shut in the same way. It is given a clock, random bytes
// and an end; whatever else it asks for does not exist (see web/rooms).

/** Resident holds an engine. Its checks run one after the other and never wait. */
export class Resident {
  #module;
  #speech;
  #pack;
  #seed;
  #instance;
  #boots = 0;

  /**
   * @param {WebAssembly.Module} module the engine
   * @param {ArrayBuffer} speech what it says, in all languages
   * @param {ArrayBuffer} pack the known-bad pack
   * @param {string} [secret] what Go's hash keys come from, so that nobody outside can foresee them
   */
  constructor(module, speech, pack, secret) {
    this.#module = module;
    this.#speech = speech;
    this.#pack = pack;
    this.#seed = secret;
    try {
      this.#boot();
      this.ask("check", "id", new TextEncoder().encode("BCA: kode 1234, https://a.example")); // builds the tables
    } catch {
      this.#instance = undefined; // the first request tries again
    }
  }

  /**
   * ask returns the engine's answer as JSON in UTF-8, or undefined where it
   * failed. After a trap its memory is in an unknown state: the next call gets
   * a fresh one.
   * @param {"check" | "mask"} call
   * @param {string} language tag of a pack
   * @param {Uint8Array} text UTF-8
   */
  ask(call, language, text) {
    try {
      if (!this.#instance) this.#boot();
      const { reserve, [call]: run, report, memory } = this.#instance.exports;
      const tag = new TextEncoder().encode(language);
      const place = reserve(tag.length + text.length) >>> 0;
      // Memory may grow in any call, which detaches older views.
      const input = new Uint8Array(memory.buffer, place, tag.length + text.length);
      input.set(tag);
      input.set(text, tag.length);
      const length = run(tag.length, text.length) >>> 0;
      return new Uint8Array(memory.buffer, report() >>> 0, length).slice();
    } catch {
      this.#instance = undefined;
      return undefined;
    }
  }

  #boot() {
    const answers = {};
    const random = randomFrom(this.#seed, this.#boots++);
    let memory;
    const view = () => new DataView(memory.buffer);
    const nothing = (count, size) => {
      view().setUint32(count, 0, true);
      view().setUint32(size, 0, true);
      return 0;
    };
    const granted = {
      clock_time_get: (clock, precision, to) => (view().setBigUint64(to, BigInt(Date.now()) * 1000000n, true), 0),
      random_get: (to, length) => (random(new Uint8Array(memory.buffer, to, length)), 0),
      args_sizes_get: nothing,
      environ_sizes_get: nothing,
      args_get: () => 0,
      environ_get: () => 0,
      proc_exit: () => {
        throw new Error("the engine ended");
      },
    };
    for (const { module, name } of WebAssembly.Module.imports(this.#module)) {
      if (module !== "wasi_snapshot_preview1") throw new Error("unknown import " + name);
      answers[name] = granted[name] ?? (() => 8); // EBADF: there is no such thing here
    }
    const fresh = new WebAssembly.Instance(this.#module, { wasi_snapshot_preview1: answers });
    memory = fresh.exports.memory;
    fresh.exports._initialize();
    this.#instance = fresh;
    this.#give("tell", this.#speech);
    this.#load();
  }

  /** use takes another known-bad pack, now and after every new boot; false where it is none. */
  use(pack) {
    const before = this.#pack;
    this.#pack = pack;
    try {
      if (!this.#instance) this.#boot();
      else this.#load();
      return this.#pack === pack;
    } catch {
      this.#instance = undefined;
      this.#pack = before;
      return false;
    }
  }

  // A pack that cannot be read leaves the one before in the engine, and without
  // any the engine does everything else.
  #load() {
    this.#give("load", this.#pack);
  }

  // give hands a file to the engine's function load or tell.
  #give(call, file) {
    const { reserve, [call]: run, report, memory } = this.#instance.exports;
    const place = reserve(file.byteLength) >>> 0;
    if (place === 0) return;
    new Uint8Array(memory.buffer, place, file.byteLength).set(new Uint8Array(file));
    const length = run(file.byteLength) >>> 0;
    const said = JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, report() >>> 0, length)));
    if (said.error) throw new Error(said.error);
  }
}

// randomFrom returns a filler of byte arrays. With a secret it may run in global
// scope, where Workers give no random numbers; it serves Go's hash keys and
// nothing that must stay secret for longer than the isolate lives.
function randomFrom(secret, round) {
  if (!secret) return (bytes) => crypto.getRandomValues(bytes);
  // FNV-1a over the secret makes the state, SplitMix64 the bytes.
  let state = 0xcbf29ce484222325n ^ BigInt(round);
  for (const byte of new TextEncoder().encode(secret)) {
    state = BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n);
  }
  return (bytes) => {
    for (let i = 0; i < bytes.length; i++) {
      state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
      let z = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n);
      z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
      bytes[i] = Number((z ^ (z >> 31n)) & 0xffn);
    }
  };
}
