// The page for exported chats: hands files to the checking room and shows the few
// messages that matter while the room reads. It decides nothing and reads nothing:
// a file is opened only inside the room.
//
// Hooks for tests and automation; they are stable:
//   <html data-seal="loading|sealed|failed">   as on the home page
//   #picker                                    the file input; #choose is disabled until sealed
//   <html data-reading="reading|done|stopped|failed">
//   #found[data-messages|data-danger|data-caution]  the sums so far; data-memory is the engine's, in bytes
//   #list > li[data-number]                    the messages on show, strongest first
//   #chat-failed > [data-failed]               what could not be read, and why
import { el, icon } from "./elements.js";
import { exportOf } from "./chat-export.js";
import { listOf } from "./chat-list.js";
import { wireFiles } from "./chat-files.js";
import { openRooms } from "./rooms.js";
import { clearReport, drawReport, showReport } from "./report.js";
import { say } from "./texts.js";

const root = document.documentElement;
const at = (id) => document.getElementById(id);
const [choose, stop, progress, bar, pace, note, failed, found, title, order, back] =
  ["choose", "stop", "progress", "bar", "pace", "chat-note", "chat-failed", "found", "found-title", "found-order", "chat-back"].map(at);
// Made once: making one takes a slow phone milliseconds.
const formats = [0, 1].map((digits) => new Intl.NumberFormat(root.lang, { maximumFractionDigits: digits }));
const number = (n, digits = 0) => formats[digits].format(n);

let checker;
let began = 0;
let sums;
let drawing = 0;
const list = listOf({ open: openReport });

open(false);

async function open(again) {
  root.dataset.seal = "loading";
  failed.replaceChildren();
  try {
    ({ checker } = await openRooms(again));
  } catch (error) {
    root.dataset.seal = "failed";
    complain(undefined, error.message, error.message !== "wasm" && error.message !== "https" && (() => open(true)));
    return;
  }
  checker.onread = heard;
  wireFiles(read);
  choose.disabled = false;
  root.dataset.seal = "sealed";
}

stop.addEventListener("click", () => {
  checker.stop();
  ended("stopped");
  note.textContent = say("stopped");
  choose.focus();
});

back.addEventListener("click", () => {
  closeReport();
  list.focus();
});

at("export").addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (!button || button.disabled) return;
  const word = at("export-note");
  const buttons = button.parentElement.querySelectorAll("button");
  for (const one of buttons) one.disabled = true;
  word.textContent = say("exporting");
  const { written, left } = await exportOf((text) => checker.mask(root.lang, text))(button.dataset.form, list.all(), sums.order);
  word.textContent = say(left ? "exported-left" : "exported", { n: number(written), left: number(left) });
  for (const one of buttons) one.disabled = false;
});

function read(files) {
  checker.stop();
  closeReport();
  failed.replaceChildren();
  note.textContent = "";
  sums = undefined;
  began = performance.now();
  root.dataset.reading = "reading";
  list.clear();
  found.hidden = at("export").hidden = true;
  at("export-note").textContent = "";
  progress.hidden = stop.hidden = false;
  bar.value = 0;
  pace.textContent = say("opening");
  checker.read(root.lang, files);
}

// heard takes what the room posts; drawing is put off to at most four times a
// second, however many letters come.
function heard(letter) {
  if (letter.sums) {
    sums = { ...letter.sums, bytes: letter.bytes, place: letter.place, of: letter.of, memory: letter.memory };
    list.add(letter.found);
    drawing ||= setTimeout(draw, 250);
  } else if (letter.file !== undefined) {
    complain(letter.file, letter.failed);
  } else if (letter.failed) {
    ended("failed");
    complain(undefined, letter.failed, letter.failed === "dead" && (() => location.reload()), "reload");
  } else if (letter.done) {
    ended(sums?.messages ? "done" : "failed");
  }
}

function ended(how) {
  clearTimeout(drawing);
  draw();
  root.dataset.reading = how;
  progress.hidden = stop.hidden = true;
  if (how === "done") {
    const told = say(sums.danger + sums.caution ? "done" : "done-none", inWords());
    at("announce").textContent = told;
    title.focus({ preventScroll: true });
  }
}

function inWords() {
  return { messages: number(sums.messages), danger: number(sums.danger), caution: number(sums.caution) };
}

function draw() {
  drawing = 0;
  if (!sums) return;
  const seconds = (performance.now() - began) / 1000;
  bar.value = sums.of ? sums.place / sums.of : 0;
  pace.textContent = say("pace", {
    ...inWords(),
    place: number(sums.place / 1e6, 1), of: number(sums.of / 1e6, 1), pace: number(sums.bytes / 1e6 / Math.max(seconds, 0.1), 1),
  });
  if (!sums.messages) return;
  found.hidden = false;
  Object.assign(found.dataset, { messages: sums.messages, danger: sums.danger, caution: sums.caution, memory: sums.memory });
  title.textContent = say(sums.danger + sums.caution ? "found" : "found-none", inWords());
  order.textContent = sums.format === "whatsapp" ? say("order-" + sums.sure, { order: say("order-" + sums.order) }) : "";
  list.draw(sums);
  at("export").hidden = list.all().length === 0;
}

// complain says which file could not be read and why.
function complain(file, reason, act, label = "retry") {
  const key = (file === undefined ? "failed-" : "unread-") + reason;
  if (failed.childElementCount >= 20) return;
  failed.append(el("div", { class: "trouble", role: "alert", "data-failed": reason },
    icon("trouble"),
    el("p", {}, file && el("b", { dir: "auto", translate: "no" }, short(file)), file && " ", say(key)),
    act && el("button", { type: "button", class: "button strong", click: act }, say(label))));
}

const short = (name) => name.length > 60 ? name.slice(0, 40) + "…" + name.slice(-15) : name;

function openReport(message) {
  drawReport(message.text, JSON.parse(message.report), { again() {}, mask: () => checker.mask(root.lang, message.text) });
  back.hidden = false;
  showReport();
}

function closeReport() {
  clearReport();
  back.hidden = true;
}
