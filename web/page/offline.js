// Makes the site open without a network: starts the service workers, and listens
// to what the loading room keeps on the device (offline/keep.js).
//
// All of it happens before the seal, since a sealed page can start no worker and
// nothing is to be asked for then, not even by the browser itself. So what is
// not done when the checker is ready is given a moment, and then left for the
// next visit.
//
// The browser looks for a changed service worker by itself, about a second
// after a page was opened: after the seal. That request would carry nothing,
// but the promise is that there is none. So the script may be answered from the
// browser's cache (updateViaCache, and a day in _headers), and the one look a
// day that goes past the cache is asked for here, before the seal. A sealed page
// can't look for a new build either; the loading room has done so before
// (keep.json), and what it learned holds for this visit.

// How long the seal waits for the server's list of files, and then for the files
// of a new build, in ms. Most visits find nothing new and wait for neither.
const LIST_WAIT = 400;
const FILES_WAIT = 1000;

// canKeep tells whether this browser can do it and leave the seal whole. Apple's
// engine looks for a changed service worker after the page has been sealed,
// whatever its headers say (seen in WebKitGTK 2.50, not on a busy machine, where
// the look came before). There the seal counts for more, and the site needs a
// network.
export const canKeep = Boolean(globalThis.navigator?.serviceWorker) && navigator.vendor !== "Apple Computer, Inc.";

// The service workers and the addresses that each answers for. Only a browser
// that can put Saring on a home screen hands it shared messages, and only such
// a one has the event by which it says so.
export const WORKERS = {
  "/sw.js": "/",
  ...("onbeforeinstallprompt" in globalThis && { "/receive.js": `/${document.documentElement.lang}/share` }),
};

// startWorkers registers them. It never rejects: a browser that refuses checks
// messages as before. trusted makes an address one that a worker may be started from.
export const startWorkers = (trusted) => Promise.all(Object.entries(WORKERS).map(async ([address, scope]) => {
  try {
    const registration = await navigator.serviceWorker.register(trusted(address), { scope, updateViaCache: "all" });
    if (registration.active) await registration.update();
  } catch {}
}));

// listen collects what the loading room tells: { kept, why, newer, filling }.
export function listen(loading) {
  const told = {};
  const done = new Promise((resolve) => {
    loading.addEventListener("message", ({ data }) => {
      Object.assign(told, data);
      if ("kept" in data) resolve();
    });
  });
  return { told, done };
}

// aMoment waits for the work and for what listen gave, but not long.
export async function aMoment({ told, done }, work) {
  const all = Promise.all([done, work]);
  const most = (ms) => Promise.race([all, new Promise((resolve) => setTimeout(resolve, ms))]);
  await most(LIST_WAIT);
  if (told.filling) await most(FILES_WAIT);
}
