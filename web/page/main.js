// Saring's page: carries a message from the box to the checking room and shows
// the report that comes back. It decides nothing.
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
//
// No message is stored, no address changes, and the text box has no name, so that
// not even a form could carry it.
import { announce, closeBox, LARGEST, wireBox } from "./box.js";
import { said } from "./context.js";
import { showKept } from "./device.js";
import { showKnown } from "./known.js";
import { openRooms } from "./rooms.js";
import { clearReport, drawFailure, drawReport, showReport } from "./report.js";
import { say } from "./texts.js";

const root = document.documentElement;
const box = document.getElementById("message");
const report = document.getElementById("report");
const hopeless = new Set(["wasm", "https"]); // what no second attempt cures

let checker;
let drawn; // what the report on show was made from

// A link to the line about the seal also unfolds it.
document.querySelector('a[href$="#seal"]').addEventListener("click", () => {
  document.getElementById("seal").open = true;
});

open(false);

async function open(again) {
  root.dataset.seal = "loading";
  closeBox();
  clearReport();
  try {
    const rooms = await openRooms(again);
    checker = rooms.checker;
    showKnown(rooms.known);
    showKept(rooms.kept);
  } catch (error) {
    root.dataset.seal = "failed";
    box.placeholder = say("box-dead");
    drawFailure(error.message, hopeless.has(error.message) ? undefined : () => open(true));
    report.scrollIntoView({ block: "nearest" });
    return;
  }
  checker.onanswer = answered;
  wireBox({ typed, changed, cleared, showReport, tooLarge: () => failed("large") });
  root.dataset.seal = "sealed";
  announce(document.querySelector("[data-when=sealed]").textContent);
}

// typed is called at once when the box holds something new: until the answer
// comes the page has no verdict on it. What is drawn stays, in its colours,
// unless there is nothing to check any more.
function typed() {
  if (!/\S/.test(box.value)) {
    drawn = undefined;
    clearReport();
    return;
  }
  report.dataset.verdict = "";
  delete report.dataset.failed;
  report.setAttribute("aria-busy", "true");
}

// changed is called a moment later, once for all that was typed meanwhile.
function changed() {
  const text = box.value;
  if (!/\S/.test(text)) return;
  if (text.length > LARGEST) failed("large");
  else checker.ask(root.lang + said(), text);
}

function cleared() {
  drawn = undefined;
  clearReport();
  checker.wipe();
}

function answered(text, answer, reason) {
  if (text !== box.value) return; // cleared or changed meanwhile
  report.removeAttribute("aria-busy");
  if (reason) return failed(reason);
  // The same answer to the same text: leave what the reader has opened.
  if (drawn === answer + "\n" + text) {
    report.dataset.verdict = report.dataset.drawn;
    return;
  }
  let parsed;
  try {
    parsed = JSON.parse(answer);
  } catch {
    return failed("answer");
  }
  drawn = answer + "\n" + text;
  if (parsed.error) drawFailure(undefined, undefined, parsed.error);
  else if (!parsed.verdict) clearReport();
  else announce(drawReport(text, parsed, { again: () => (typed(), changed()), mask: () => checker.mask(root.lang, text) }));
}

function failed(reason) {
  drawn = undefined;
  if (reason === "dead" || reason === "answer") drawFailure(reason, () => location.reload(), undefined, "reload");
  else drawFailure(reason, reason === "memory" && (() => (typed(), changed())));
}
