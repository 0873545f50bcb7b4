// The loading room: it may use the network and never sees a message.
//
// It runs as a dedicated worker whose own response carries
//   default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self'
// It fetches the engine, what it says in the page's language (its speech) and the
// known-bad pack, compares the SHA-256 of each
// with the one that the page was built with, compiles the engine and hands all
// straight to the checking rooms through ports that the page made. Through the
// page it would fail in Firefox: a page that may not compile may not receive a
// Module. The page ends this room before it lets anybody type.
//
// Without engine and speech nothing works. Without the pack everything else does, so a
// pack that is missing, slow or not the right one is left out.
//
// Last it lays the site's files down on the device, for visits without a
// network (offline/keep.js), as far as the page gives it the time.
//
// ENGINE_URL, ENGINE_SHA256, KNOWN_URL, KNOWN_SHA256 (hex), KNOWN_NEWEST and SPEECHES (a
// line "tag address sha256" for each language) are filled in by internal/site.
//
// In:  { again, doors: [MessagePort, …], lang, build }    again: an earlier attempt failed;
//      lang: tag of the page's language; build: the page's, or undefined where nothing is to be kept
// Out: { handed: true } or { failed: 'engine' | 'hash' | 'wasm' }
//      and, in between and after it, what keep.js tells
// Through each door: { engine: WebAssembly.Module, speech: ArrayBuffer,
//                      known: ArrayBuffer or undefined }
import { askForList, keep, sha256 } from "../offline/keep.js";

const KNOWN_WAIT = 10000; // ms that a ready engine waits for the pack
const NEWEST_WAIT = 3000; // ms of that for the newest pack, where a deployment has one

onmessage = async ({ data: { again, doors, lang, build } }) => {
  // Asked for at once, since the page waits little for the answer.
  const list = build && askForList();
  postMessage(await load(again, doors, lang, async (engine) => {
    if (build) keep(build, await list, new Map([[ENGINE_URL, engine]]), postMessage);
  }));
};

// load calls arrived({ bytes, headers }) once the engine is here: from then on the
// line is free for other files.
async function load(again, doors, lang, arrived) {
  const giveUp = new AbortController();
  const known = fetchKnown(again, giveUp.signal); // never rejects
  // A page that somebody has translated says that it is in another language.
  const speeches = SPEECHES.split("\n").map((line) => line.split(" "));
  const [, address, wanted] = speeches.find(([tag]) => tag === lang) || speeches.find(([tag]) => tag === "en");
  let bytes, speech, compiling;
  try {
    // The browser compiles while the bytes come, and may keep what it has compiled.
    const files = await Promise.all([fetchFile(ENGINE_URL, again, undefined, (copy) => {
      compiling = WebAssembly.compileStreaming(copy);
      compiling.catch(() => {}); // what is not the engine need not compile
    }), fetchFile(address, again)]);
    [bytes, speech] = files.map((file) => file.bytes);
    if (await sha256(bytes) !== ENGINE_SHA256 || await sha256(speech) !== wanted) return { failed: "hash" };
    arrived(files[0]);
  } catch {
    return { failed: "engine" };
  }
  try {
    // A server that calls the engine by another type makes the stream fail alone.
    const engine = await compiling.catch(() => WebAssembly.compile(bytes));
    setTimeout(() => giveUp.abort(), KNOWN_WAIT);
    const handed = { engine, speech, known: await known };
    for (const door of doors) door.postMessage(handed);
  } catch {
    return { failed: "wasm" };
  }
  return { handed: true };
}

// fetchKnown resolves to the pack, or to undefined where it is not to be had. A
// deployment that renews its pack every day names a place for the newest: it comes
// from where the page comes from, its hash cannot be known beforehand, and the
// engine checks that it is whole. Without it, the pack that the page was built with
// serves.
async function fetchKnown(again, signal) {
  if (KNOWN_NEWEST) {
    // A server that hangs must not take the other pack's time as well.
    const soon = new AbortController();
    setTimeout(() => soon.abort(), NEWEST_WAIT);
    signal.addEventListener("abort", () => soon.abort());
    try {
      return (await fetchFile(KNOWN_NEWEST, again, soon.signal)).bytes;
    } catch {}
  }
  try {
    const { bytes } = await fetchFile(KNOWN_URL, again, signal);
    if (await sha256(bytes) === KNOWN_SHA256) return bytes;
  } catch {}
  return undefined;
}

// fetchFile resolves to { bytes, headers }; meanwhile(copy) gets the answer as it comes.
async function fetchFile(address, again, signal, meanwhile) {
  // A second attempt goes past the cache: what lies there may be broken.
  const response = await fetch(address, { cache: again ? "reload" : "default", credentials: "omit", signal });
  if (!response.ok) throw new Error(address + " answers " + response.status);
  meanwhile?.(response.clone());
  return { bytes: await response.arrayBuffer(), headers: response.headers };
}
