// The verdict card: what a reader may pass on about a message. It is made of the
// pack's own sentences and never of the message. Those that name an address, a
// number or a code are left out: whoever gets the card can tap nothing in it and
// learns nobody's secret.
import { say } from "./texts.js";

const REASONS = 4;
const STEPS = 3;

// What a phone would make a link of, or could be a code or a number.
const TELLS = /\d{3}|\d[\s-]\d|\p{L}\.\p{L}|:\/\/|[@*#]/u;

const bare = (texts) => texts.filter((text) => text && !TELLS.test(text));

// cardOf returns { verdict, word, sentence, parts: [{ title, items }], foot }, all
// of it in the page's language.
export function cardOf({ verdict, sentence, findings, advice }) {
  const told = bare(sentence.split(/\.\s+/)).join(". ");
  const reasons = bare(findings.filter(({ weight }) => weight > 0).map(({ title }) => title)).slice(0, REASONS);
  const steps = bare(advice?.[0]?.steps ?? [1, 2, 3].map((n) => say("doubt-" + n))).slice(0, STEPS);
  return {
    verdict,
    word: say("verdict-" + verdict),
    sentence: told && (/[.!?]$/.test(told) ? told : told + "."),
    parts: [
      { title: say(verdict === "no-sign" ? "reasons-weak-title" : "reasons-title"), items: reasons },
      { title: say(verdict === "no-sign" ? "doubt-title" : "now-title"), items: steps },
    ].filter(({ items }) => items.length > 0),
    foot: say("card-foot"),
  };
}

// textOf returns a card as a text for a chat.
export const textOf = ({ word, sentence, parts, foot }) => [
  [word.toLocaleUpperCase(), sentence].filter(Boolean).join("\n"),
  ...parts.map(({ title, items }) => [title, ...items.map((item) => "• " + item)].join("\n")),
  foot,
].join("\n\n");
