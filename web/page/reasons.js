// The reasons, strongest first as the report gives them; each quotes the words
// that caused it, and a quote leads back to its place in the message.
import { el, icon } from "./elements.js";
import { say } from "./texts.js";

const QUOTES = 3; // quotes shown per reason
const QUOTE = 160; // letters shown of one quote
const REASONS = 40;

// reasons returns the list against the message and, where there is any, the
// list of what speaks for the sender. find is that of message.js.
export function reasons(report, find) {
  const all = report.findings.map((finding, i) => ({ finding, number: i + 1 })).slice(0, REASONS);
  const unseen = report.findings.length - all.length + (report.more?.findings ?? 0);
  return [
    ...list(say(report.verdict === "no-sign" ? "reasons-weak-title" : "reasons-title"), "reasons", all.filter(({ finding }) => finding.weight >= 0), find),
    unseen > 0 && el("p", { class: "hint" }, say("reasons-more", { n: unseen })),
    ...list(say("reasons-for-title"), "reasons for", all.filter(({ finding }) => finding.weight < 0), find),
  ];
}

function list(title, kind, items, find) {
  if (items.length === 0) return [];
  return [
    el("h4", {}, title),
    el("ol", { class: kind, role: "list" }, ...items.map(({ finding, number }) =>
      el("li", { "data-rule": finding.rule },
        el("span", { class: "number", "aria-hidden": "true" }, String(number)),
        el("div", {},
          el("p", { class: "reason" }, finding.title),
          el("p", {}, finding.why),
          ...quotes(finding, number, find))))),
  ];
}

function quotes({ marks }, number, find) {
  const said = new Set();
  return marks.map(({ quote }, index) => {
    if (!quote || said.has(quote) || said.size >= QUOTES) return undefined;
    said.add(quote);
    const short = quote.length > QUOTE ? quote.slice(0, QUOTE) + "…" : quote;
    const words = el("q", { dir: "auto", translate: "no" }, short);
    const mark = find(number, index);
    if (!mark) return el("span", { class: "quote" }, words);
    return el("button", { type: "button", class: "quote", click: () => lead(mark) },
      words, icon("up"), el("span", { class: "unseen" }, say("show-mark")));
  });
}

function lead(mark) {
  mark.scrollIntoView({ block: "center" });
  mark.focus({ preventScroll: true });
}
