// Links taken apart and codes found. A link in a report is text and nothing
// else: there is no way to follow it from here.
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

// What an address forwards to, or shows under its own name, is what opens: the
// address itself then steps back.
function link(found) {
  const { targets = [] } = found;
  return el("li", {},
    ...address(found, ["forwards", "carries"].includes(targets[0]?.how)),
    ...targets.map((target, i) => el("div", { class: "inside" },
      el("p", { class: "hint" }, say(["returns", "mentions"].includes(target.how) ? "opens-" + target.how : "opens")),
      ...address(target, ["forwards", "carries"].includes(targets[i + 1]?.how), true))));
}

function address({ parts, note, defanged, tracking = [], clean }, passes, inside) {
  const told = el("span", { class: "told", role: "status" });
  const button = (text, words) => el("button", { type: "button", class: "button small", click: () => copy(text, told) }, icon("copy"), words);
  return [
    latin("p", { class: passes ? "address via" : "address" }, ...parts.map(({ text, role }) =>
      role === "site" ? el("strong", {}, text) : el("span", {}, short(text)))),
    note && el("p", {}, note),
    tracking.length > 0 && el("details", { class: "trackers" },
      el("summary", {}, say("tracking", { n: tracking.length })),
      el("p", { class: "hint" }, say("tracking-hint")),
      el("ul", {}, ...tracking.map(({ name, note }) => el("li", {}, latin("code", {}, short(name)), " ", note)))),
    (!inside || clean) && el("p", { class: "row" },
      !inside && button(defanged, say("copy-link")),
      clean && button(clean, say("copy-clean")),
      told),
  ];
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

export function codes({ codes, more }) {
  if (!codes?.length) return undefined;
  const unseen = Math.max(0, codes.length - CODES) + (more?.codes ?? 0);
  return el("section", { class: "part codes" },
    el("h3", {}, say("codes-title")),
    el("ul", { class: "cards" }, ...codes.slice(0, CODES).map(({ code, note }) => el("li", {},
      el("p", { class: "code" }, latin("b", {}, code), el("span", { class: "tag" }, icon("lock"), say("codes-secret"))),
      note && el("p", {}, note)))),
    unseen > 0 && el("p", { class: "hint" }, say("codes-more", { n: unseen })));
}
