// Draws the report: the verdict first, then what to do, then why.
import { advice } from "./advice.js";
import { channels } from "./channels.js";
import { el, icon, latin } from "./elements.js";
import { framed } from "./framed.js";
import { codes, links } from "./links.js";
import { masking } from "./mask.js";
import { message } from "./message.js";
import { reasons } from "./reasons.js";
import { share } from "./share.js";
import { say } from "./texts.js";

const place = document.getElementById("report");
const peek = document.querySelector(".peek");

// drawReport shows a report about the text, and a copy without personal data
// (mask.js), and returns the sentence that a
// screen reader should hear. again() is called when the reader has answered a
// question in it; mask() resolves to what to mask in the text.
export function drawReport(text, report, { again, mask }) {
  const shown = message(text, report);
  put(report.verdict, [
    verdict(report),
    advice(report.advice),
    el("section", { class: "part why" },
      el("h3", {}, say("message-title")),
      shown.element,
      ...reasons(report, shown.find)),
    channels(text, report),
    links(report),
    codes(report, again),
    report.unknown && el("section", { class: "part unknown" },
      el("h3", {}, say("unknown-title")),
      el("p", {}, report.unknown)),
    masking(text, mask),
    share(text, report, mask),
  ]);
  drawPeek(report.verdict);
  return say("verdict-" + report.verdict) + ". " + report.sentence;
}

function verdict({ verdict, sentence, party }) {
  return el("header", { class: "verdict" },
    icon(verdict),
    el("p", { class: "word" }, say("verdict-" + verdict)),
    // In a frame no name: the page around it could ask for the address #verdict, and see
    // by the focus whether there is one.
    el("h2", { id: !framed && "verdict", tabindex: "-1" }, sentence || say("verdict-" + verdict)),
    party && party.addresses.length > 0 && el("p", { class: "party" },
      say("party", { name: party.name }) + " ",
      ...party.addresses.slice(0, 3).map((address) => latin("b", {}, address))));
}

// drawFailure shows what went wrong and the ways on: a button where another try may
// help, and the advice that needs no checker.
export function drawFailure(reason, act, sentence = say("failed-" + reason), label = "retry") {
  put("", [
    el("div", { class: "trouble", role: "alert" },
      icon("trouble"),
      el("p", {}, sentence),
      act && el("button", { type: "button", class: "button strong", click: act }, say(label)),
      el("a", { class: "button", href: "#without" }, say("failed-advice"))),
  ]);
  place.dataset.failed = reason ?? "message";
}

export function clearReport() {
  put("", []);
}

function put(verdict, parts) {
  const { name, value } = place.contains(document.activeElement) ? document.activeElement : {};
  place.replaceChildren(...parts.filter(Boolean));
  // An answer given in the report redraws it: the focus stays on that answer.
  if (name) place.querySelector(`[name="${name}"][value="${value}"]`)?.focus({ preventScroll: true });
  place.dataset.verdict = place.dataset.drawn = verdict; // the hook, and what the colours follow
  place.removeAttribute("aria-busy");
  delete place.dataset.failed;
  if (!verdict) peek.hidden = true;
}

// showReport takes the reader to the verdict as soon as there is one.
export function showReport() {
  const tries = Date.now() + 3000;
  const look = () => {
    const heading = place.querySelector(".verdict h2");
    if (heading && !place.hasAttribute("aria-busy")) {
      heading.focus({ preventScroll: true });
      const { top, bottom } = heading.parentElement.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) heading.parentElement.scrollIntoView();
    } else if (Date.now() < tries) {
      setTimeout(look, 50);
    }
  };
  setTimeout(look, 50);
}

// The peek is a strip at the foot of a small screen: the verdict, while the
// keyboard or the box hides the report itself.
const watch = globalThis.IntersectionObserver && new IntersectionObserver((seen) => {
  peek.hidden = seen[seen.length - 1].isIntersecting;
});
peek.addEventListener("click", showReport);

function drawPeek(verdict) {
  peek.dataset.verdict = verdict;
  peek.replaceChildren(icon(verdict), el("b", {}, say("verdict-" + verdict)), el("span", {}, say("peek")));
  watch?.disconnect();
  watch?.observe(place.firstElementChild);
}
