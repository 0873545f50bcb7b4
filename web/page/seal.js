// The seal: the page gives up, for good, every way to the outside.
//
// Content security policies add up and only ever tighten, so a policy that is
// added by script can't be taken back by any script. From here on this page
// can't fetch, beacon, open a socket, load a picture, a style, a script or a
// frame, prefetch, send a form or start another worker. What is loaded already
// stays: styles keep working, and the rooms live under policies of their own.
//
// Policies of this kind have no word for three things: a link that the reader
// follows, WebRTC, and a connection that is opened ahead of need and carries no
// request. Prefetches fall under default-src. Directives that Chromium 156 does
// not know ("webrtc", "prefetch-src") are left out: they would hold nothing and
// fill the console.

const POLICY = [
  "default-src 'none'",
  // Named although default-src covers them, so that a reader sees the list.
  "script-src 'none'",
  "style-src 'none'",
  "img-src 'none'",
  "font-src 'none'",
  "media-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "manifest-src 'none'",
  "connect-src 'none'",
  // Not covered by default-src.
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

export function seal() {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = POLICY;
  document.head.append(meta);
}
