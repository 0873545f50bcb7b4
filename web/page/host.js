// The frame's side of the border to the page that embeds it, the host. The other
// side, and the protocol, stand in widget/element.js.
//
// Whatever comes from the host is data: its theme is one of three words, its accent
// six digits, its channel pack goes into the checking room, and what the engine gives
// back of it is shown as text. What goes out is listed here in whole: a state, a
// height that knows nothing of the message, and the verdict's word where the pack
// asks for it and the reader can read that it does.
import { dress } from "./dress.js";
import { el, latin } from "./elements.js";
import { say } from "./texts.js";

const VERSION = 1;
const LARGEST = 64 * 1024; // letters of a channel pack; the engine takes as many bytes (channel.MaxSize)
const FAULTS = 5; // shown of a faulty pack

// The height of a frame in use, in CSS pixels, by the widget's size. A dialog has a
// height of its own.
const IN_USE = { inline: 720, compact: 560 };
const STEP = 20; // of heights before that

const REST = 1000; // ms

const box = document.getElementById("message");
const at = (name) => document.getElementById("host-" + name);
const own = location.host;

let port; // to the host, once it has answered
let around; // who the host is, as the browser says
let state = "loading";
let height;
let tellsVerdict = false;
let before = ""; // what stood in the box when the reader was told about the word
let resting;

const post = (letter) => port?.postMessage(letter);

// meetHost says hello to the host and hears its answer; gave(text) is called with its
// channel pack. It returns what the rest of the frame tells the host.
export function meetHost(gave) {
  at("origin").textContent = say("origin-alone", { own });
  if (parent !== window) {
    addEventListener("message", function hear({ data, source, origin, ports }) {
      if (source !== parent || data?.saring !== VERSION || ports.length !== 1) return;
      removeEventListener("message", hear);
      [port] = ports;
      port.onmessage = ({ data }) => heard(data, gave);
      around = origin === "null" ? "" : new URL(origin).host;
      // Of one origin, the two are not parted, whatever the sandbox says.
      if (around) at("origin").textContent = say(origin === location.origin ? "origin-same" : "origin", { own, host: around });
      dress(data);
      post({ state });
      grow(data.size);
    });
    parent.postMessage({ saring: VERSION }, "*"); // nobody's secret, so anybody may hear it
  }
  guard();
  return { became, judged, showPack };
}

let given = false;
function heard(data, gave) {
  dress(data ?? {});
  if (given || typeof data?.pack !== "string") return;
  given = true; // a second pack would change results behind the reader's back
  if (data.pack === "") showPack({ state: "missing" });
  else if (data.pack.length > LARGEST) showPack({ state: "large" });
  else gave(data.pack);
}

function became(now) {
  state = now;
  post({ state });
}

// judged tells the word once typing has come to rest, and only of a message that came
// after the reader could see that it is told. It is a leak by design: the host learns
// one of three words of each message, and how many were checked. So typing tells
// nothing until it rests, and the pack, whose text anybody can read, must ask for it.
function judged(verdict) {
  clearTimeout(resting);
  const text = box.value;
  if (!tellsVerdict || text === before) return;
  resting = setTimeout(() => box.value === text && post({ verdict }), REST);
}

// showPack says whose pack is used and who stands behind it. It takes the engine's
// answer about the pack, { failed } or { state } where it never got there.
function showPack(told = { failed: true }) {
  const { name, date, signature, key, texts, report, verdict, faults } = told;
  const became = told.state ?? (told.failed ? "failed" : faults ? "faulty" : "good");
  const line = at("pack");
  const host = around || say("host-unknown");
  line.dataset.pack = became;
  line.hidden = false;
  if (became !== "good") {
    line.replaceChildren(say("pack-" + became, { host }),
      faults ? el("details", {}, el("summary", {}, say("pack-faults")),
        ...faults.slice(0, FAULTS).map(({ path, text }) => el("p", { dir: "auto" }, `${path}: ${text}`))) : "");
    return;
  }
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
  line.replaceChildren(say("pack", { name, host, date: day }), " ", say("pack-" + signature, { key }));
  for (const place of ["intro", "help"]) {
    const words = place === "intro" ? [texts.intro, texts.never] : [texts.help];
    const lines = words.filter(Boolean).map((text) => el("p", { dir: "auto" }, text));
    const contacts = place === "help" ? Object.values(report).filter(Boolean) : [];
    if (contacts.length > 0) lines.push(el("p", {}, say("report-to", { name }), ...contacts.flatMap((one) => [" ", latin("b", {}, one)])));
    at(place).hidden = lines.length === 0;
    at(place).replaceChildren(el("p", { class: "says" }, say("says", { host })), ...lines);
  }
  at("word").textContent = say("word", { host });
  at("word").hidden = !verdict;
  tellsVerdict = verdict === true;
  before = box.value;
}

// grow tells the host how high the frame would like to be. A height that followed the
// report would tell the host how long it is, and so what it says. So it follows the
// layout only until the reader first touches the desk; from then on it is one number,
// whatever stands in the box, and the report scrolls inside.
function grow(size) {
  if (!(size in IN_USE)) return;
  const main = document.querySelector("main");
  const tell = (wanted) => {
    if (wanted !== height) post({ height: (height = wanted) });
  };
  const natural = () => Math.ceil(main.getBoundingClientRect().height / STEP) * STEP;
  const watch = new ResizeObserver(() => tell(natural()));
  watch.observe(main);
  const used = () => {
    watch.disconnect();
    for (const way of ways) desk.removeEventListener(way, used, true);
    tell(Math.max(IN_USE[size], height ?? 0));
  };
  const ways = ["pointerdown", "keydown", "input", "drop", "focusin"];
  const desk = document.getElementById("desk");
  for (const way of ways) desk.addEventListener(way, used, true);
}

function guard() {
  // Escape closes the widget; only the host can do that.
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) post({ state: "closed" });
  });
  // A host could lay a game over the frame that has the reader drag the message out.
  addEventListener("dragstart", (event) => event.preventDefault());
}
