// Starts the rooms and seals the page.
//
// After the seal the page can't start a worker, so everything that may be
// needed is started before: one checking room that works and one spare that
// only holds the engine.
//
// LOADING_ROOM and CHECKING_ROOM are addresses, filled in by internal/site.
import { checkerIn } from "./checker.js";
import { aMoment, canKeep, listen, startWorkers, WORKERS } from "./offline.js";
import { framed } from "./framed.js";
import { seal } from "./seal.js";

// openRooms resolves to { checker, known, kept } once the page is sealed: a checker (see
// checker.js), what its engine says of the known-bad pack, { date, entries,
// bytes } or undefined, and what is kept on the device (see offline.js). It rejects with an Error whose message is a reason: "wasm", "https", "worker",
// "engine", "hash" or "boot"; the texts "failed-…" say them. It may then be called again,
// with again = true: what the cache holds may be what was wrong.
export async function openRooms(again) {
  // BigInt is how 64-bit numbers reach the engine. crypto.subtle exists on https
  // and localhost only, and without it the engine's hash can't be checked.
  if (typeof WebAssembly !== "object" || typeof BigInt !== "function") throw new Error("wasm");
  if (!globalThis.crypto?.subtle) throw new Error("https");
  const started = [];
  try {
    for (const address of [LOADING_ROOM, CHECKING_ROOM, CHECKING_ROOM]) started.push(startRoom(address));
    const [loading, ...checking] = started;
    const doors = checking.map((room, index) => {
      const { port1, port2 } = new MessageChannel();
      room.postMessage({ door: port2, spare: index > 0 }, [port2]);
      return port1;
    });
    const words = started.map(firstWord); // listens before anything is asked
    const kept = listen(loading);
    loading.postMessage({ again, doors, lang: document.documentElement.lang, build: keeps ? build() : undefined }, doors);
    const workers = words[0].then(() => keeps && startWorkers(trusted));
    const [, { known }] = await Promise.all(words);
    if (keeps) await aMoment(kept, workers);
    loading.terminate();
    await loaded(); // so that the seal cuts off nothing that the page still waits for
    seal();
    return { checker: checkerIn(checking), known, kept: kept.told };
  } catch (error) {
    for (const room of started) room.terminate();
    throw reasons.has(error.message) ? error : new Error("worker");
  }
}

const reasons = new Set(["wasm", "worker", "engine", "hash", "boot"]);

// In a frame nothing is kept: browsers give it a store apart for each site around it,
// or none.
const keeps = canKeep && !framed;

// build names the build that this page is of.
const build = () => document.querySelector("meta[name=build]").content;

// Under Trusted Types the address of a worker must come from a policy. This one
// lets a few addresses through, all written into the script when it was built.
const ADDRESSES = [LOADING_ROOM, CHECKING_ROOM, ...Object.keys(WORKERS)];
let policy;
function trusted(address) {
  policy ??= globalThis.trustedTypes?.createPolicy("rooms", {
    createScriptURL(asked) {
      if (ADDRESSES.includes(asked)) return asked;
      throw new TypeError("not a room of this page");
    },
  });
  return policy ? policy.createScriptURL(address) : address;
}

const startRoom = (address) => new Worker(trusted(address));

// firstWord waits for what a room says first: that it is ready, or what failed.
function firstWord(room) {
  return new Promise((resolve, reject) => {
    room.onmessage = ({ data }) => {
      if (data.failed) reject(new Error(data.failed));
      else if (data.ready || data.handed) resolve(data);
    };
    room.onerror = (event) => {
      event.preventDefault();
      reject(new Error("worker"));
    };
  });
}

function loaded() {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => addEventListener("load", resolve, { once: true }));
}
