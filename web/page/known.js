// Says what became of the known-bad pack: how large it is and of which day, or
// that it is missing or old. Everything else works without it.
import { say } from "./texts.js";

const OLD = 30; // days; those who set traps change their addresses faster than that

const place = document.getElementById("known"); // in the fold-out of the seal
const note = document.getElementById("box-note");

// showKnown takes what the engine says of its pack: { date, entries, bytes }, or
// undefined where it has none. The engine has no clock; the page has.
export function showKnown(known) {
  const days = known && Math.floor((Date.now() - Date.parse(known.date)) / 86400000);
  const became = !known ? "missing" : days > OLD ? "old" : "good";
  const trouble = became === "good" ? "" : say("known-" + became, { days });
  place.dataset.known = became;
  place.textContent = known ? say("known", inWords(known)) + (trouble && " " + trouble) : trouble;
  note.textContent = trouble;
}

function inWords({ date, entries, bytes }) {
  const { lang } = document.documentElement;
  return {
    date: new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date)),
    entries: new Intl.NumberFormat(lang).format(entries),
    size: new Intl.NumberFormat(lang, { style: "unit", unit: "kilobyte", maximumSignificantDigits: 2 }).format(bytes / 1000),
  };
}
