// What a script in this page could try in order to send a text away. Each
// attack is real: it aims at an address on this site's own server that holds
// the text, and only the browser's answer says whether it was stopped. That
// address answers "not found" to whoever reaches it.
//
// An attack ends as
//   blocked   the browser named the policy that stopped it, or refused to its face
//   absent    this browser has no such way
//   silent    it was tried, and the browser says neither that it was stopped nor that it got through
//   passed    an answer came back: the seal has failed

/** ms to wait for the browser's word on one attack. */
const PATIENCE = 1500;

const put = (tag, attributes) => {
  const element = document.createElement(tag);
  Object.assign(element, { className: "attack-trace", hidden: true }, attributes);
  document.body.append(element);
  return element;
};

const far = (address) => address.replace(/^http/, "ws");

/** The attacks by name. Those that return a promise pass where it is fulfilled. */
export const attacks = {
  fetch: (address) => fetch(address),
  post: (address, text) => fetch(address, { method: "POST", mode: "no-cors", body: text }),
  xhr: (address, text) => new Promise((passed, refused) => {
    const request = new XMLHttpRequest();
    Object.assign(request, { onload: passed, onerror: refused });
    request.open("POST", address);
    request.send(text);
  }),
  // Says "queued" whatever happens to it, so its answer is not believed.
  beacon: (address, text) => void navigator.sendBeacon(address, text),
  socket: (address) => new Promise((passed, refused) => Object.assign(new WebSocket(far(address)), { onopen: passed, onerror: refused })),
  events: (address) => new Promise((passed, refused) => Object.assign(new EventSource(address), { onopen: passed, onerror: refused })),
  image: (address) => new Promise((passed, refused) => put("img", { onload: passed, onerror: refused, src: address })),
  style: (address) => new Promise((passed, refused) => put("link", { rel: "stylesheet", onload: passed, onerror: refused, href: address })),
  background: (address) => void (put("p", { hidden: false, textContent: "·" }).style.backgroundImage = `url("${address}")`),
  font: (address) => new FontFace("attack", `url("${address}")`).load(),
  script: (address) => import(address),
  video: (address) => new Promise((passed, refused) => put("video", { onloadeddata: passed, onerror: refused, src: address })),
  frame: (address) => void put("iframe", { src: address }),
  form: (address, text) => {
    const form = put("form", { action: address, method: "post", target: "attack" });
    form.append(Object.assign(document.createElement("input"), { name: "text", value: text }));
    form.submit();
  },
  prefetch: (address) => void put("link", { rel: "prefetch", href: address }),
  worker: (address) => new Promise((passed, refused) => Object.assign(new Worker(address), { onmessage: passed, onerror: refused })),
};

/** Runs one attack and resolves to how it ended. */
export async function run(name, text) {
  const address = `${location.origin}/leak/${name}?text=${encodeURIComponent(text)}`;
  let seen;
  const stopped = new Promise((done) => {
    seen = ({ blockedURI, effectiveDirective }) => {
      // Browsers name the address, only the origin, or what kind of thing it was.
      if (blockedURI.includes(`/leak/${name}`) || !blockedURI.includes("/leak/")) done("blocked:" + effectiveDirective);
    };
    document.addEventListener("securitypolicyviolation", seen);
  });
  const patience = new Promise((done) => setTimeout(done, PATIENCE, "silent"));
  try {
    const made = attacks[name](address, text);
    const ended = made ? made.then(() => "passed", () => "blocked") : new Promise(() => {});
    const word = await Promise.race([stopped, patience, ended]);
    // A refusal may come before the browser names the policy.
    return word === "blocked" ? Promise.race([stopped, new Promise((done) => setTimeout(done, 200, "blocked"))]) : word;
  } catch (refusal) {
    return refusal instanceof ReferenceError || refusal instanceof TypeError && /not a (function|constructor)/.test(refusal.message) ? "absent" : "blocked";
  } finally {
    setTimeout(() => document.removeEventListener("securitypolicyviolation", seen), 0);
    for (const trace of document.querySelectorAll(".attack-trace")) trace.remove();
  }
}
