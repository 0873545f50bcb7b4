// The loading room: it may use the network and never sees a message.
//
// It runs as a dedicated worker whose own response carries
//   default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self'
// It fetches the engine, compares its SHA-256 with the one that the page was
// built with, compiles it and hands the WebAssembly.Module straight to the
// checking rooms through ports that the page made. Through the page it would
// fail in Firefox: a page that may not compile may not receive a Module.
// The page ends this room before it lets anybody type.
//
// ENGINE_URL and ENGINE_SHA256 (hex) are filled in by internal/site.
//
// In:  { again, doors: [MessagePort, …] }    again: an earlier attempt failed
// Out: { handed: true } or { failed: 'engine' | 'hash' | 'wasm' }
"use strict";

onmessage = async ({ data: { again, doors } }) => {
  postMessage(await load(again, doors));
};

async function load(again, doors) {
  let bytes;
  try {
    // A second attempt goes past the cache: what lies there may be broken.
    const response = await fetch(ENGINE_URL, { cache: again ? "reload" : "default", credentials: "omit" });
    if (!response.ok) return { failed: "engine" };
    bytes = await response.arrayBuffer();
    if (await sha256(bytes) !== ENGINE_SHA256) return { failed: "hash" };
  } catch {
    return { failed: "engine" };
  }
  try {
    const engine = await WebAssembly.compile(bytes);
    for (const door of doors) door.postMessage(engine);
  } catch {
    return { failed: "wasm" };
  }
  return { handed: true };
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
