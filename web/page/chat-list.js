// The list of the messages that matter, strongest first. It keeps as many as the
// engine tells in full, draws a page of them at a time, and filters by kind and by
// sender. A message is only its summary here; its report is text until it is
// opened.
import { el, icon } from "./elements.js";
import { say } from "./texts.js";

const KEPT = 400; // as many as check.MostFound
const SHOWN = 30; // drawn at once, so that drawing stays short
const SENDERS = 200; // in the filter
const WORDS = 140; // letters of a message in the list

const place = document.getElementById("list");
const more = document.getElementById("more");
const kinds = document.getElementById("filter-kind");
const senders = document.getElementById("filter-sender");

// listOf makes the list; open(message) is called when one is chosen.
export function listOf({ open }) {
  let all = [];
  let shown = SHOWN;
  let sums = {};
  let changed = false;
  let last;

  function add(found) {
    if (found.length === 0) return;
    all.push(...found);
    all.sort((a, b) => b.score - a.score || a.number - b.number || a.part - b.part);
    all.length = Math.min(all.length, KEPT);
    changed = true;
  }

  function draw(now) {
    const ordered = sums.order !== now.order;
    sums = now;
    if (!changed && !ordered) return;
    changed = false;
    fill(kinds, "any-kind", [["danger", say("verdict-danger")], ["caution", say("verdict-caution")], ...pairs(({ kind, title }) => [kind, title])]);
    fill(senders, "any-sender", pairs(({ sender }) => [sender || "·", sender || say("no-sender")]).slice(0, SENDERS));
    show();
  }

  // pairs returns different values with their words, the most frequent first.
  function pairs(of) {
    const counts = new Map();
    for (const message of all) {
      const [value, words] = of(message);
      const entry = counts.get(value) ?? { words, n: 0 };
      entry.n++;
      counts.set(value, entry);
    }
    return [...counts].sort((a, b) => b[1].n - a[1].n).map(([value, { words, n }]) => [value, words + " (" + n + ")"]);
  }

  function fill(select, first, options) {
    const { value } = select;
    select.replaceChildren(el("option", { value: "" }, say(first)), ...options.map(([value, words]) => el("option", { value }, words)));
    select.value = value;
    if (select.selectedIndex < 0) select.value = "";
  }

  function wanted() {
    const kind = kinds.value;
    const sender = senders.value;
    return all.filter((message) =>
      (!kind || message.verdict === kind || message.kind === kind) && (!sender || (message.sender || "·") === sender));
  }

  function show() {
    const messages = wanted();
    const focused = document.activeElement?.closest?.("#list li")?.dataset.key;
    place.replaceChildren(...messages.slice(0, shown).map(item));
    if (focused) place.querySelector(`li[data-key="${focused}"] button`)?.focus({ preventScroll: true });
    more.hidden = messages.length <= shown;
    more.textContent = say("more", { n: messages.length - shown });
    document.getElementById("list-none")?.remove();
    if (all.length > 0 && messages.length === 0) place.after(el("p", { id: "list-none" }, say("filter-none")));
  }

  function item(message) {
    const { text } = message;
    return el("li", { "data-number": message.number, "data-key": message.number + "." + message.part, "data-verdict": message.verdict },
      el("button", { type: "button", class: "chat-item", click: (event) => {
        last = event.currentTarget.closest("li").dataset.key;
        open(message);
      } },
        icon(message.verdict),
        el("span", { class: "chat-who" },
          el("b", { dir: "auto", translate: "no" }, message.sender || say("no-sender")), " ",
          el("span", { class: "chat-when" }, dated(message, sums.order))),
        el("span", { class: "chat-says" }, el("b", {}, say("verdict-" + message.verdict) + "."), " " + message.sentence),
        el("q", { class: "chat-words", dir: "auto", translate: "no" }, text.length > WORDS ? text.slice(0, WORDS) + "…" : text)));
  }

  for (const select of [kinds, senders]) {
    select.addEventListener("change", () => {
      shown = SHOWN;
      show();
    });
  }
  more.addEventListener("click", () => {
    const { length } = place.children;
    shown += SHOWN;
    show();
    place.children[length]?.querySelector("button").focus();
  });

  return {
    add, draw,
    clear() {
      all = [];
      shown = SHOWN;
      sums = {};
      last = undefined;
      for (const select of [kinds, senders]) select.value = "";
      show();
    },
    focus: () => place.querySelector(last ? `li[data-key="${last}"] button` : "button")?.focus(),
    all: () => wanted(),
  };
}

// Made once: making one takes milliseconds, and there is a date in each line.
const local = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
const written = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

// dated writes the time of a message in the page's language. order says which of
// the three numbers is which; years of two digits are of this century.
export function dated({ date, clock, unix }, order = "dmy") {
  if (unix && !date[0]) return local.format(new Date(unix * 1000));
  const [year, month, day] = ["y", "m", "d"].map((letter) => date[order.indexOf(letter)]);
  const when = new Date(Date.UTC(year < 100 ? 2000 + year : year, month - 1, day, clock[0], clock[1]));
  return isNaN(when) ? date.join("/") : written.format(when);
}
