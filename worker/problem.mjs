// Problem documents (RFC 9457) in the caller's language, as problem.go writes
// them. speech.mjs holds the sentences and the languages; it is written by
// `go run ./worker speech`, out of the language packs.
import speech from "./speech.mjs";

/** What every answer of the API carries; _headers reaches files only. */
export const protection = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

const more = { token: { "WWW-Authenticate": 'Bearer realm="saring"' }, rate: { "Retry-After": "60" } };

/** problem returns the answer for a fault, given by its key. */
export function problem(request, key) {
  const tag = languageOf(request);
  const { status, title } = speech.faults[key];
  const document = { type: "about:blank", title, status, detail: speech.problems[tag][key] };
  return new Response(JSON.stringify(document) + "\n", {
    status,
    headers: { ...protection, ...more[key], "Content-Type": "application/problem+json", "Content-Language": tag, Vary: "Accept-Language" },
  });
}

const MAX_ACCEPT_LANGUAGE = 1024; // characters

/** languageOf returns the tag of the pack for the header Accept-Language, as language.go chooses it. */
export function languageOf(request) {
  const header = request.headers.get("Accept-Language") ?? "";
  if (header.trim() === "" || header.length > MAX_ACCEPT_LANGUAGE) return speech.first;
  let best = speech.fallback;
  let weight = 0;
  for (const part of header.split(",")) {
    const wish = /^\s*([a-z]{2,3}|\*)(?:-[a-z0-9]{1,8})*\s*(?:;\s*q\s*=\s*(\d+(?:\.\d*)?)\s*)?$/i.exec(part);
    if (!wish) continue;
    const tag = wish[1] === "*" ? speech.first : speech.languages[wish[1].toLowerCase()];
    const q = wish[2] === undefined ? 1 : Number(wish[2]);
    if (tag && q > weight) [best, weight] = [tag, q];
  }
  return best;
}
