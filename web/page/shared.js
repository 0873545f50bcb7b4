// Asks for a message that the reader has shared from another app. The page is
// sealed by now; the worker that holds the message (offline/receive.js) gives it
// to nobody else and to no page that does not say so.
import { say } from "./texts.js";

const PATIENCE = 5000; // ms

// takeShared does nothing on a page that was opened in another way. took(text,
// words) gets the message, tookFile(file) a shared file, lost(words) a sentence
// about a message that did not come.
export function takeShared(took, tookFile, lost) {
  if (!location.pathname.endsWith("/share")) return;
  // From here on the page is like any other: loading it anew shares nothing again.
  history.replaceState(null, "", location.pathname.slice(0, -"share".length));
  const late = setTimeout(lost, PATIENCE, say("shared-lost"));
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: { text, file } }) => {
    clearTimeout(late);
    port1.close();
    if (text) took(text, say("shared"));
    else if (file) tookFile(file);
    else lost(say("shared-lost"));
  };
  navigator.serviceWorker?.controller?.postMessage("sealed", [port2]);
}
