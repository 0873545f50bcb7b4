// Keeps the site on the device, for visits without a network. Part of the
// loading room: it may use the network, sees no message, and is ended before
// the seal, which ends all of this as well. What was not fetched by then is
// fetched on the next visit; the build is not served from before it is whole.
//
// /keep.json (internal/site/keep.go) names the server's build and its files:
//   { build, policies, files: ["/id/ 0123456789abcdef", "/a/page-0123456789abcdef.js", …] }
// The 16 digits begin the SHA-256 of the file. Every file is compared with them,
// so that a build that is replaced while it is fetched never gets mixed.
import { cacheOf, dropAllBut, readState, writeState } from "./state.js";

const LIST = "/keep.json";

// askForList resolves to the server's list, or to undefined where it can't be had.
export async function askForList() {
  try {
    const response = await fetch(LIST, { cache: "no-cache", credentials: "omit" });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

// keep brings the device up to the listed build. mine is the build of the page
// that asks, has holds files that are here already (address → { bytes, headers }).
// tell gets words as they become known: { newer: true } where the server has
// another build than the page, { filling: true } while files are being fetched, then one of
//   { kept: true }    the site lies here whole: it opens without a network
//   { kept: false, why: "full" | "refused" | "away" }
// It never rejects.
export async function keep(mine, list, has, tell) {
  let state;
  try {
    state = await readState();
  } catch {
    return tell({ kept: false, why: "refused" });
  }
  const { current, next, policies } = state;
  const build = list ? list.build : current;
  if (build && build !== mine) tell({ newer: true });
  if (!list) return tell(current ? { kept: true } : { kept: false, why: "away" });
  try {
    if (current === build) {
      if (next) await writeState({ current, policies });
      if (mine === current) await dropAllBut(current);
      return tell({ kept: true });
    }
    if (current && next !== build) await writeState({ ...state, next: build });
    tell({ filling: true });
    await dropAllBut(current, state.previous, build);
    await fill(await cacheOf(build), list, !current || policies === list.policies, has);
    await writeState({ current: build, previous: current, policies: list.policies });
    tell({ kept: true });
  } catch (reason) {
    const full = reason.name === "QuotaExceededError";
    // Half a build that will never be whole only takes room.
    if (full) await dropAllBut(current, state.previous).catch(() => {});
    tell({ kept: Boolean(current), why: full ? "full" : "away" });
  }
}

async function fill(cache, list, samePolicies, has) {
  const lies = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await Promise.all(list.files.map(async (line) => {
    const [address, told] = line.split(" ");
    if (lies.has(address)) return;
    const digits = told ?? /-([0-9a-f]{16})\.\w+$/.exec(address)[1];
    const { bytes, headers } = has.get(address)
      || (samePolicies && await fromAnother(address, digits))
      || await get(address, digits, samePolicies);
    const about = new Headers(headers);
    // These describe how the bytes were packed for the way.
    for (const name of ["content-encoding", "content-length"]) about.delete(name);
    await cache.put(address, new Response(bytes, { headers: about }));
  }));
}

// fromAnother finds the same file in the build before this one.
async function fromAnother(address, digits) {
  const kept = await caches.match(address, { ignoreVary: true });
  if (!kept) return undefined;
  const { headers } = kept;
  const bytes = await kept.arrayBuffer();
  if (address.startsWith("/a/") || (await sha256(bytes)).startsWith(digits)) return { bytes, headers };
}

async function get(address, digits, samePolicies) {
  // A file that the browser has got already need not come again, but headers that
  // have changed must: a room is held by the policy that it is kept with.
  const cache = !address.startsWith("/a/") ? "no-cache" : samePolicies ? "default" : "reload";
  const response = await fetch(address, { cache, credentials: "omit", redirect: "error", priority: "low" });
  if (!response.ok) throw new Error(address + " answers " + response.status);
  const bytes = await response.arrayBuffer();
  if (!(await sha256(bytes)).startsWith(digits)) throw new Error(address + " is of another build");
  return { bytes, headers: response.headers };
}

export async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
