// Saring's home page: the desk, and what the device keeps of the site.
//
// Hooks for tests and automation; they are stable:
//   <html data-seal="loading|sealed|failed">   where the seal stands (seal.js)
//   #message                                   the text box; disabled until sealed
//   #report[data-verdict]                      "" | "danger" | "caution" | "no-sign";
//                                              "" while the box is empty or an answer is on its way
//   #report[data-failed]                       only after a failure: its reason, as in "failed-…"
//   #report[aria-busy="true"]                  while an answer is on its way
//   #known[data-known="good|old|missing"]      what became of the known-bad pack; set before the seal
//   #device[data-kept]                         "kept" where the page also opens without a network, else why not:
//                                              "away", "full", "refused" or "never"; set before the seal
//   #device[data-newer]                        only where the server has a newer build than the page's
import { openDesk } from "./desk.js";
import { showKept } from "./device.js";

// A link to the line about the seal also unfolds it.
document.querySelector('a[href$="#seal"]').addEventListener("click", () => {
  document.getElementById("seal").open = true;
});

openDesk({ opened: ({ kept }) => showKept(kept) });
