// The receiving room: takes a message that the reader shares from another app,
// and hands it to the page once that is sealed.
//
// A service worker of its own, for the addresses /<language>/share alone. Its own
// response carries
//   default-src 'none'
// so it can reach nothing while it holds a message; the site's other service
// worker, which can, never sees one. It answers from what lies on the device.
//
// A shared message comes as a POST to /<language>/share and is answered here with
// the language's own page, so its body goes on to no server. The page loads its
// rooms as always, seals itself, and then says "sealed" to this worker with a door
// to itself. Only the page that this very POST opened gets the message, through
// the door, once. It is kept in memory alone, and not long.
import { cacheOf, keptAsset, readState } from "./state.js";

const PATIENCE = 120000; // ms that a page may take to seal itself
const FIELDS = ["title", "text", "url"]; // as the manifest names them (internal/site/manifest.go)

let held; // { page: id of the page, message: { text, file }, forget }

addEventListener("install", () => skipWaiting());

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST") event.respondWith(receive(event));
  else if (request.mode === "navigate") event.respondWith(page(pathname));
  else if (pathname.startsWith("/a/") && request.cache !== "reload") event.respondWith(asset(request));
});

addEventListener("message", ({ source, data, ports: [door] }) => {
  if (data !== "sealed" || !door) return;
  const mine = held && source.id === held.page;
  door.postMessage(mine ? held.message : {});
  if (mine) held.forget();
});

const home = () => new URL(registration.scope).pathname.replace(/share$/, "");

async function receive(event) {
  const answer = await kept(home());
  // Nothing lies here to answer with. The page of that address may be had from the
  // server; the message stays unread.
  if (!answer) return Response.redirect(home() + "shared/", 303);
  const message = read(await event.request.formData().catch(() => new FormData()));
  held?.forget();
  event.waitUntil(new Promise((done) => {
    const clock = setTimeout(forget, PATIENCE);
    const now = held = { page: event.resultingClientId, message, forget };
    function forget() {
      clearTimeout(clock);
      if (held === now) held = undefined;
      done();
    }
  }));
  return answer;
}

// read makes one text of what an app shares, which often says the same twice,
// and takes the first file.
function read(form) {
  const parts = [];
  for (const value of FIELDS.flatMap((name) => form.getAll(name))) {
    if (typeof value === "string" && value.trim() && !parts.some((part) => part.includes(value))) parts.push(value);
  }
  return { text: parts.join("\n"), file: form.getAll("file").find((file) => file.size > 0) };
}

async function kept(address) {
  const { current } = await readState().catch(() => ({}));
  return current && (await cacheOf(current)).match(address, { ignoreVary: true });
}

async function page(address) {
  return await kept(address) || Response.redirect(home());
}

async function asset(request) {
  return await keptAsset(request) || Response.error();
}
