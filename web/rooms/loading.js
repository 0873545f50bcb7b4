// The loading room: it may use the network and never sees a message.
//
// It runs as a dedicated worker whose own response carries
//   default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self'
// It fetches the engine and the known-bad pack, compares the SHA-256 of each
// with the one that the page was built with, compiles the engine and hands both
// straight to the checking rooms through ports that the page made. Through the
// page it would fail in Firefox: a page that may not compile may not receive a
// Module. The page ends this room before it lets anybody type.
//
// Without the engine nothing works. Without the pack everything else does, so a
// pack that is missing, slow or not the right one is left out.
//
// ENGINE_URL, ENGINE_SHA256, KNOWN_URL and KNOWN_SHA256 (hex) are filled in by
// internal/site.
//
// In:  { again, doors: [MessagePort, …] }    again: an earlier attempt failed
// Out: { handed: true } or { failed: 'engine' | 'hash' | 'wasm' }
// Through each door: { engine: WebAssembly.Module, known: ArrayBuffer or undefined }
"use strict";

const KNOWN_WAIT = 10000; // ms that a ready engine waits for the pack

onmessage = async ({ data: { again, doors } }) => {
  postMessage(await load(again, doors));
};

async function load(again, doors) {
  const giveUp = new AbortController();
  const known = fetchKnown(again, giveUp.signal); // never rejects
  let bytes;
  try {
    bytes = await fetchBytes(ENGINE_URL, again);
    if (await sha256(bytes) !== ENGINE_SHA256) return { failed: "hash" };
  } catch {
    return { failed: "engine" };
  }
  try {
    const engine = await WebAssembly.compile(bytes);
    setTimeout(() => giveUp.abort(), KNOWN_WAIT);
    const handed = { engine, known: await known };
    for (const door of doors) door.postMessage(handed);
  } catch {
    return { failed: "wasm" };
  }
  return { handed: true };
}

// fetchKnown resolves to the pack, or to undefined where it is not to be had.
async function fetchKnown(again, signal) {
  try {
    const bytes = await fetchBytes(KNOWN_URL, again, signal);
    if (await sha256(bytes) === KNOWN_SHA256) return bytes;
  } catch {}
  return undefined;
}

async function fetchBytes(address, again, signal) {
  // A second attempt goes past the cache: what lies there may be broken.
  const response = await fetch(address, { cache: again ? "reload" : "default", credentials: "omit", signal });
  if (!response.ok) throw new Error(address + " answers " + response.status);
  return response.arrayBuffer();
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
