// The service worker: hands out the site's own files from the device.
//
// It answers GET of the site's own addresses, and nothing else. It listens to
// no message, so a page has no way to tell it anything; a message to be checked
// never comes here. Its own response carries
//   default-src 'none'; connect-src 'self'
// It fetches only what a page asked for and the device has not got. What is
// kept, and which build is served, the loading room decides (keep.js).
//
// It is the same for every build, so it seldom changes. See page/offline.js for
// why the browser's own check for another one leaves the seal alone.
import { cacheOf, keptAsset, readState } from "./state.js";

const PATIENCE = 2500; // ms that a newer page may take before the kept one is shown

addEventListener("install", () => skipWaiting());

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || search) return;
  if (request.mode === "navigate") event.respondWith(page(request, pathname));
  // "reload" asks past every cache: what lies there may be broken.
  else if (pathname.startsWith("/a/") && request.cache !== "reload") event.respondWith(asset(request));
});

// Asked for by its address and not by the request: WebKit 2.50 holds a request for
// a worker's script against this worker's own policy and fails.
async function asset(request) {
  return await keptAsset(request).catch(() => {}) ?? fetch(request.url, { credentials: "omit" });
}

async function page(request, address) {
  const { current, next } = await readState().catch(() => ({}));
  const kept = current && await keptPage(current, address);
  if (!kept) return fetch(request);
  if (!next) return kept;
  // The server has a newer build. If it does not answer soon, the kept one is
  // whole and will do.
  const fresh = await Promise.race([fetch(request).catch(() => {}), new Promise((done) => setTimeout(done, PATIENCE))]);
  return fresh?.ok ? fresh : kept;
}

async function keptPage(build, address) {
  const cache = await cacheOf(build);
  const found = await cache.match(address, { ignoreVary: true });
  if (found || address.endsWith("/")) return found;
  return await cache.match(address + "/", { ignoreVary: true }) && Response.redirect(address + "/");
}
