// Starts the rooms and seals the page.
//
// After the seal the page can't start a worker, so everything that may be
// needed is started before: one checking room that works and one spare that
// only holds the engine.
//
// LOADING_ROOM and CHECKING_ROOM are addresses, filled in by internal/site.
import { checkerIn } from "./checker.js";
import { seal } from "./seal.js";

// openRooms resolves to { checker, known } once the page is sealed: a checker (see
// checker.js), and what its engine says of the known-bad pack, { date, entries,
// bytes } or undefined. It rejects with an Error whose message is a reason: "wasm", "https", "worker",
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
    const ready = Promise.all(started.map(firstWord)); // listens before anything is asked
    loading.postMessage({ again, doors }, doors);
    const [, { known }] = await ready;
    loading.terminate();
    await loaded(); // so that the seal cuts off nothing that the page still waits for
    seal();
    return { checker: checkerIn(checking), known };
  } catch (error) {
    for (const room of started) room.terminate();
    throw reasons.has(error.message) ? error : new Error("worker");
  }
}

const reasons = new Set(["wasm", "worker", "engine", "hash", "boot"]);

// Under Trusted Types the address of a worker must come from a policy. This one
// lets two addresses through, both written into the script when it was built.
let policy;
function startRoom(address) {
  policy ??= globalThis.trustedTypes?.createPolicy("rooms", {
    createScriptURL(asked) {
      if (asked === LOADING_ROOM || asked === CHECKING_ROOM) return asked;
      throw new TypeError("not a room of this page");
    },
  });
  return new Worker(policy ? policy.createScriptURL(address) : address);
}

// firstWord waits for what a room says first: that it is ready, or what failed.
function firstWord(room) {
  return new Promise((resolve, reject) => {
    room.onmessage = ({ data }) => data.failed ? reject(new Error(data.failed)) : resolve(data);
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
