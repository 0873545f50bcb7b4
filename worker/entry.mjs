// The Workers entry: decides who answers a request.
//
//   POST /api/v1/check,
//   POST /api/v1/mask      the resident engine, in this file's own isolate
//   the rest of /api/,
//   POST /<language>/share,
//   /hooks/…               the Go handler, a fresh instance for each request
//   GET /known/current.pack  the known-bad pack that the scheduled job renews
//   anything else          the static files
//
// syumai/workers makes a Go instance for each request, which costs 5 to 8 ms of
// CPU. A check that is answered by the engine that already lies in memory costs
// a twentieth of that, so the one call that comes often never touches Go.
//
// Nothing here writes a log line, and no error carries what was sent.
import { env } from "cloudflare:workers";
import engine from "./engine.wasm";
import pack from "./known.pack";
import speech from "./speech.txt";
import go from "./go/worker.mjs";
import { admit } from "./admission.mjs";
import { readLetter } from "./letter.mjs";
import { currentPath, readPack, readRecord, sendPack } from "./lists.mjs";
import { problem, protection } from "./problem.mjs";
import { Resident } from "./resident.mjs";

// Booted in global scope, before the first request: start-up time is free there
// and random numbers are not, so Go's hash keys come from a secret.
const resident = new Resident(engine, speech, pack, env.HASH_SEED);

const sharePath = /^\/[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\/share\/?$/;

export default {
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    if (request.method === "POST" && calls[pathname]) {
      // Either way: a clock that was set back must not hold the next look up.
      if (Math.abs(Date.now() - looked) > LOOK_AGAIN) context.waitUntil(renew(env));
      return answer(request, env, calls[pathname]);
    }
    if (pathname === currentPath && (request.method === "GET" || request.method === "HEAD")) return sendPack(request, env, pack);
    if (pathname.startsWith("/api/") || pathname === "/api" || pathname.startsWith("/hooks/") || request.method === "POST" && sharePath.test(pathname)) {
      return go.fetch(request, env, context);
    }
    return env.ASSETS.fetch(request);
  },

  // The job that renews the lists, once a day (lists.go).
  scheduled: (event, env, context) => go.scheduled(event, env, context),
};

// The resident engine takes a renewed pack over while it answers.
const LOOK_AGAIN = 10 * 60 * 1000; // ms
let looked = 0;
let loaded; // SHA-256 of the pack in the engine, where it is not the deployment's

async function renew(env) {
  looked = Date.now();
  const record = await readRecord(env);
  if (!record || record.sha256 === loaded) return;
  const fresh = await readPack(env, record);
  if (fresh && resident.use(fresh)) loaded = record.sha256;
}

// The engine's function for each call that carries a text.
const calls = { "/api/v1/check": "check", "/api/v1/mask": "mask" };

async function answer(request, env, call) {
  const refused = await admit(request, env);
  if (refused) return problem(request, refused);
  const letter = await readLetter(request);
  if (letter.fault) return problem(request, letter.fault);
  const said = resident.ask(call, letter.language, letter.bytes);
  if (!said) return problem(request, "engine");
  return new Response(said, {
    headers: { ...protection, "Content-Type": "application/json", "Content-Language": letter.language, Vary: "Accept-Language" },
  });
}
