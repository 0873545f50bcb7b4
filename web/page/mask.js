// A copy of the message without personal data, for passing it on. The engine says
// what is personal and what stands in its place; here the reader chooses the kinds
// and the look, sees both texts, and copies.
import { el, icon } from "./elements.js";
import { say } from "./texts.js";

const LONGEST = 4000; // letters shown of a text; the copy is always whole

// masked puts masks in place of findings. found and the offsets in it are those of
// check.AppendMasks; kinds has the kinds to mask, all where it is left out; dots
// chooses "08••••12" and not "[telepon 1]".
export function masked(text, found, kinds, dots) {
  return pieces(text, found, kinds, dots).map(([piece]) => piece).join("");
}

// pieces lists [what stands there, the finding or undefined].
function pieces(text, found, kinds, dots) {
  const list = [];
  let from = 0;
  for (const one of found) {
    if (kinds && !kinds.has(one.kind)) continue;
    list.push([text.slice(from, one.start)], [dots ? one.dots : `[${one.name} ${one.number}]`, one]);
    from = one.end;
  }
  list.push([text.slice(from)]);
  return list;
}

// masking returns the part of a report that offers the copy; mask() resolves to what
// to mask in the text, or to undefined. It is asked when the reader unfolds the part.
export function masking(text, mask) {
  const inside = el("div", { class: "share-inside" });
  return el("details", { class: "part mask", toggle: async ({ target }) => {
    if (!target.open || inside.firstChild) return;
    const wait = el("p", {}, say("masked-wait"));
    inside.append(wait);
    const { found, more } = (await mask()) ?? {};
    wait.remove();
    if (!found || more > 0) inside.append(el("p", {}, say("masked-not")));
    else if (found.length === 0) inside.append(el("p", { "data-mask": "none" }, say("mask-none")));
    else fill(inside, text, found);
  } },
    el("summary", {}, icon("lock"), el("h3", {}, say("mask-title"))),
    inside);
}

function fill(inside, text, found) {
  const counts = new Map(); // kind → [name, count]
  for (const { kind, name } of found) counts.set(kind, [name, (counts.get(kind)?.[1] ?? 0) + 1]);
  const kinds = new Set(counts.keys());
  let dots = false;
  const shown = (name) => el("div", { class: "message", "data-mask": name, dir: "auto", translate: "no" });
  const original = shown("before"), copy = shown("after");
  const count = el("p", { role: "status", "data-mask": "count" });
  const told = el("span", { class: "told", role: "status" });

  const draw = () => {
    original.replaceChildren(...marked(pieces(text, found, kinds).map(([piece, one]) => [one ? text.slice(one.start, one.end) : piece, one])));
    copy.replaceChildren(...marked(pieces(text, found, kinds, dots)));
    count.textContent = say("mask-count", { n: found.filter(({ kind }) => kinds.has(kind)).length, all: found.length });
    told.textContent = "";
  };
  const choice = (type, name, checked, words, act) => el("label", { class: "choice" },
    el("input", { type, name, checked, change: ({ target }) => (act(target), draw()) }), el("span", {}, words));

  inside.append(
    el("p", { class: "hint" }, say("mask-hint")),
    el("fieldset", { class: "choices" }, el("legend", {}, say("mask-kinds")),
      ...[...counts].map(([kind, [name, n]]) => choice("checkbox", "mask-" + kind, true, `${name} (${n})`, ({ checked }) => kinds[checked ? "add" : "delete"](kind)))),
    el("fieldset", { class: "choices" }, el("legend", {}, say("mask-look")),
      choice("radio", "mask-look", true, `[${found[0].name} 1]`, () => (dots = false)),
      choice("radio", "mask-look", false, "08••••12", () => (dots = true))),
    el("h4", {}, say("mask-before")), original,
    el("h4", {}, say("mask-after")), copy,
    count,
    el("p", { class: "row" }, el("button", { type: "button", class: "button small", "data-mask": "copy", click: async () => {
      try {
        await navigator.clipboard.writeText(masked(text, found, kinds, dots));
        told.textContent = say("share-copied");
      } catch {
        told.textContent = say("copy-failed");
      }
    } }, icon("copy"), say("mask-copy"))),
    told);
  draw();
}

// marked draws pieces up to the longest that is shown.
function marked(list) {
  const drawn = [];
  let room = LONGEST;
  for (const [piece, one] of list) {
    if (room <= 0) break;
    const words = piece.length > room ? piece.slice(0, room) + "…" : piece;
    drawn.push(one ? el("mark", { "data-kind": one.kind }, words) : words);
    room -= piece.length;
  }
  return drawn;
}
