// The desk: carries a message from the box to the checking room and shows the
// report that comes back. It decides nothing. The home page and the frame that
// other sites embed are built around it.
//
// No message is stored, no address changes, and the text box has no name, so that
// not even a form could carry it.
import { announce, closeBox, LARGEST, wireBox } from "./box.js";
import { said } from "./context.js";
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
let heard = {}; // what openDesk was called with

// openDesk starts the rooms. about.opened(rooms) is called with what openRooms gave,
// before anybody can type; about.became(state) with "loading", "sealed" or "failed";
// about.judged(verdict) after each report drawn, with its word.
export function openDesk(about) {
  heard = about;
  open(false);
}

// recheck asks again about what stands in the box, since something else has changed.
export function recheck() {
  if (!checker || !/\S/.test(box.value)) return;
  typed();
  changed();
}

function become(state) {
  root.dataset.seal = state;
  heard.became?.(state);
}

async function open(again) {
  become("loading");
  closeBox();
  clearReport();
  try {
    const rooms = await openRooms(again);
    checker = rooms.checker;
    showKnown(rooms.known);
    heard.opened?.(rooms);
  } catch (error) {
    box.placeholder = say("box-dead");
    drawFailure(error.message, hopeless.has(error.message) ? undefined : () => open(true));
    become("failed");
    report.scrollIntoView({ block: "nearest" });
    return;
  }
  checker.onanswer = answered;
  wireBox({ typed, changed, cleared, showReport, tooLarge: () => failed("large") });
  become("sealed");
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
  else {
    announce(drawReport(text, parsed, { again: recheck, mask: () => checker.mask(root.lang, text) }));
    heard.judged?.(parsed.verdict);
  }
}

function failed(reason) {
  drawn = undefined;
  if (reason === "dead" || reason === "answer") drawFailure(reason, () => location.reload(), undefined, "reload");
  else drawFailure(reason, reason === "memory" && recheck);
}
