// Links taken apart and codes found. A link in a report is text and nothing
// else: there is no way to follow it from here.
import { askedQuestion } from "./context.js";
import { el, icon, latin } from "./elements.js";
import { say } from "./texts.js";

const LINKS = 20;
const CODES = 20;
const REST = 140; // letters shown of a part that decides nothing

export function links({ links, more }) {
  if (!links?.length) return undefined;
  const unseen = Math.max(0, links.length - LINKS) + (more?.links ?? 0);
  return el("section", { class: "part links" },
    el("h3", {}, say("links-title")),
    el("p", { class: "hint" }, say("links-hint")),
    el("ul", { class: "cards" }, ...links.slice(0, LINKS).map(link)),
    unseen > 0 && el("p", { class: "hint" }, say("links-more", { n: unseen })));
}

// Large is what opens: where an address forwards to another, or shows it under
// its own name, that other one; where it only mentions it, the address itself.
function link(found) {
  const { targets = [], defanged, clean } = found;
  const opens = (target) => target?.how === "forwards" || target?.how === "carries";
  return el("li", {},
    ...address(found, !opens(targets[0])),
    ...targets.map((target, i) => el("div", { class: "inside" },
      el("p", { class: "hint" }, say(opens(target) ? "opens" : "opens-" + target.how)),
      ...address(target, opens(target) && !opens(targets[i + 1])),
      target.clean && copies([target.clean, "copy-clean"]))),
    copies([defanged, "copy-link"], clean && [clean, "copy-clean"]));
}

function address({ parts, note, tracking = [] }, large) {
  return [
    latin("p", { class: large ? "address" : "address via" }, ...whole(parts)),
    note && el("p", {}, note),
    tracking.length > 0 && el("details", { class: "trackers" },
      el("summary", {}, say("tracking", { n: tracking.length })),
      el("p", { class: "hint" }, say("tracking-hint")),
      el("ul", {}, ...tracking.map(({ name, note }) => el("li", {}, latin("code", {}, short(name)), " ", note)))),
  ];
}

// The deciding part is one, however many letters in it stand out.
function whole(parts) {
  const site = parts.filter(({ role }) => role !== "rest")
    .map(({ text, role }) => role === "odd" ? el("span", { class: "odd" }, text) : text);
  return parts.flatMap((part) => part.role === "rest" ? el("span", {}, short(part.text))
    : part === parts.find(({ role }) => role !== "rest") ? el("strong", {}, ...site) : []);
}

// A row of buttons, each of which copies a text.
function copies(...choices) {
  const told = el("span", { class: "told", role: "status" });
  return el("p", { class: "row" },
    ...choices.filter(Boolean).map(([text, words]) =>
      el("button", { type: "button", class: "button small", click: () => copy(text, told) }, icon("copy"), say(words))),
    told);
}

// The beginning and the end of a long part tell more than its middle.
const short = (text) => text.length <= REST ? text : text.slice(0, REST - 30) + " … " + text.slice(-30);

async function copy(text, told) {
  try {
    await navigator.clipboard.writeText(text);
    told.textContent = say("copied");
  } catch {
    told.textContent = say("copy-failed") + " ";
    told.append(latin("span", { class: "dead" }, text));
  }
  setTimeout(() => told.replaceChildren(), 12000);
}

export function codes({ codes, more }, again) {
  if (!codes?.length) return undefined;
  const unseen = Math.max(0, codes.length - CODES) + (more?.codes ?? 0);
  return el("section", { class: "part codes" },
    el("h3", {}, say("codes-title")),
    el("ul", { class: "cards" }, ...codes.slice(0, CODES).map(({ code, note }) => el("li", {},
      el("p", { class: "code" }, latin("b", {}, code), el("span", { class: "tag" }, icon("lock"), say("codes-secret"))),
      note && el("p", {}, note)))),
    unseen > 0 && el("p", { class: "hint" }, say("codes-more", { n: unseen })),
    askedQuestion(again));
}
