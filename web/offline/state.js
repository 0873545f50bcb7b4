// What lies on the device for visits without a network, and which build of it is
// complete. Each build has a cache of its own, named by the build. Which one is
// served is one small entry in one more cache: it is written whole and only
// after its build lies there whole, so nobody ever sees half of a build.
//
// State: { current, previous, next, policies }
//   current   the complete build that pages are served from, or undefined
//   previous  the one before: a page of it may still be loading
//   next      a newer build that the server has and this device does not
//   policies  stands for the headers that current was served with
const PREFIX = "saring-";
const PLACE = "saring";
const ENTRY = "/kept";

const nameOf = (build) => PREFIX + build;

export const cacheOf = (build) => caches.open(nameOf(build));

// readState resolves to the state, {} where there is none; it rejects where the
// browser lets nothing be kept.
export async function readState() {
  const entry = await (await caches.open(PLACE)).match(ENTRY);
  return entry ? entry.json() : {};
}

export async function writeState(state) {
  await (await caches.open(PLACE)).put(ENTRY, new Response(JSON.stringify(state)));
}

// dropAllBut deletes every build but the named ones.
export async function dropAllBut(...builds) {
  const stay = builds.filter(Boolean).map(nameOf);
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && !stay.includes(name)) await caches.delete(name);
  }
}

// keptAsset finds a file of /a/. Its name holds a hash of its bytes, so it is the
// right one in whichever build's cache it lies. What it varies by is how it was
// packed for the way, and in the cache it is unpacked.
export const keptAsset = (request) => caches.match(request, { ignoreVary: true });
