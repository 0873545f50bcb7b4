// Says what the device keeps, that there is a newer build, and how Saring comes
// on the home screen. Nothing here presses: the lines stand at the end of the
// page, and a page is loaded anew only by the reader's own tap, since that empties
// the box.
const place = document.getElementById("device");

const show = (name, is = true) => {
  const line = place.querySelector(`[data-when=${name}]`);
  if (line) line.hidden = !is;
};

// showKept takes what page/offline.js has collected: { kept, why, newer }. A page
// whose files could not all be fetched in time says nothing; the next visit goes on.
export function showKept({ kept, why, newer }) {
  place.dataset.kept = why ?? (kept ? "kept" : "never");
  show(place.dataset.kept);
  if (!newer) return;
  place.dataset.newer = "";
  show("newer");
}

document.getElementById("renew").addEventListener("click", () => location.reload());

// Where the browser has an offer of its own to install, it is held back and kept
// for the button. It comes before the seal or not at all, because the browser
// reads the manifest for it.
let offer;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
  show("install");
});
document.getElementById("install").addEventListener("click", () => {
  show("install", false); // an offer can be made once
  offer?.prompt();
});
addEventListener("appinstalled", () => show("install", false));

// Only Apple's phones have this word. False: in the browser, not on the home screen.
if (navigator.standalone === false) show("by-hand");
