// Who may call, and how often. api.go does the same natively, in the same order.

const read = (text) => new TextEncoder().encode(text);
const hash = (text) => crypto.subtle.digest("SHA-256", read(text));

let tokens; // promise of the hashes of CHECK_TOKENS
let tokensOf; // the setting that they were made from

/** admit returns the key of a fault, or undefined for a caller who may go on. No byte of the body is read. */
export async function admit(request, env) {
  if (env.CHECK_API !== "on") return "off";
  const caller = await callerOf(request.headers.get("Authorization") ?? "", env.CHECK_TOKENS ?? "");
  if (caller < 0) return "token";
  if (env.CHECK_RATE_LIMIT && !(await env.CHECK_RATE_LIMIT.limit({ key: "token " + caller })).success) return "rate";
  return undefined;
}

// callerOf returns the number of the token, or -1. All are compared each time,
// by hashes of one length, so that the time taken tells nothing.
async function callerOf(header, setting) {
  if (tokensOf !== setting) {
    tokensOf = setting;
    tokens = Promise.all(setting.split(/[,\s]+/).filter((token) => token.length >= 20).map(hash));
  }
  const space = header.indexOf(" ");
  const sent = await hash(header.slice(space + 1).trim());
  let found = -1;
  (await tokens).forEach((token, number) => {
    if (crypto.subtle.timingSafeEqual(token, sent)) found = number;
  });
  return /^bearer$/i.test(header.slice(0, Math.max(space, 0))) ? found : -1;
}
