// The message again, with the telling words marked. A mark is a button: it
// opens its reason in place, right under the words, so that nobody has to look
// for it. Marks carry the numbers of their reasons.
import { el } from "./elements.js";
import { say } from "./texts.js";

// A message can be millions of letters and a hostile one can have a mark on
// every one of them; what is drawn is bounded.
const WHOLE = 6000; // letters up to which a message is shown whole
const HEAD = 1200; // letters shown from a longer one's beginning
const AROUND = 240; // letters shown on each side of a mark
const MARKS = 120;
const VISIBLE = /[^\s\p{Cf}\p{Cc}]/u;

// message returns the element and find(number, index), which gives the mark
// that shows the index-th quote of the numbered reason, or undefined.
// Offsets in findings are UTF-16 units, as strings in JavaScript count.
export function message(text, { verdict, findings }) {
  const marks = [];
  findings.forEach((finding, number) => finding.marks.forEach(({ start, end }, index) => {
    if (marks.length < MARKS && 0 <= start && start < end && end <= text.length) {
      marks.push({ start, end, number: number + 1, index, finding });
    }
  }));
  const shown = el("div", { class: "message", dir: "auto", translate: "no" });
  const places = new Map(); // "number.index" → its first mark

  let last = 0;
  for (const [start, end] of windows(text, marks)) {
    if (start > last) shown.append(gap(start - last));
    for (const piece of pieces(start, end, marks)) {
      const words = text.slice(piece.start, piece.end);
      if (piece.marks.length === 0) {
        shown.append(words);
        continue;
      }
      if (!VISIBLE.test(words)) {
        shown.append(el("mark", {}, words)); // a gap between two marks; nothing to name a button by
        continue;
      }
      const mark = markOf(words, piece);
      for (const { number, index } of piece.marks) {
        const place = number + "." + index;
        if (!places.has(place)) places.set(place, mark);
      }
      shown.append(mark);
    }
    last = end;
  }
  if (last < text.length) shown.append(gap(text.length - last));

  const hints = [];
  if (places.size) hints.push(say(verdict === "no-sign" ? "message-hint-weak" : "message-hint"));
  if (text.length > WHOLE) hints.push(say("message-cut"));
  return {
    element: el("div", { class: "original" }, hints.length > 0 && el("p", { class: "hint" }, hints.join(" ")), shown),
    find: (number, index) => places.get(number + "." + index),
  };
}

const gap = (n) => el("span", { class: "gap" }, say("message-gap", { n: n.toLocaleString(document.documentElement.lang) }));

// windows lists the ranges to show: all of a short message; of a long one the
// beginning and the surroundings of each mark, joined where they meet.
function windows(text, marks) {
  if (text.length <= WHOLE) return [[0, text.length]];
  const ranges = [[0, HEAD], ...marks.map(({ start, end }) => [start - AROUND, Math.min(end, start + WHOLE) + AROUND])]
    .map(([start, end]) => [whole(text, Math.max(0, start)), whole(text, Math.min(text.length, end))])
    .sort((a, b) => a[0] - b[0]);
  const joined = [ranges[0]];
  for (const range of ranges) {
    const before = joined[joined.length - 1];
    if (range[0] <= before[1]) before[1] = Math.max(before[1], range[1]);
    else joined.push(range);
  }
  return joined;
}

// whole moves a border off the middle of a surrogate pair.
function whole(text, at) {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0 ? at - 1 : at;
}

// pieces cuts a range at the borders of all marks: overlapping marks make
// pieces that belong to several reasons.
function pieces(from, to, marks) {
  const borders = new Set([from, to]);
  const here = marks.filter(({ start, end }) => start < to && end > from);
  for (const { start, end } of here) {
    borders.add(Math.max(start, from));
    borders.add(Math.min(end, to));
  }
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => ({
    start: cuts[i],
    end,
    marks: here.filter((mark) => mark.start <= cuts[i] && mark.end >= end),
  }));
}

function markOf(words, { end, marks }) {
  const reasons = [...new Map(marks.map(({ number, finding }) => [number, finding]))].sort(([a], [b]) => a - b);
  const mark = el("mark", {
    role: "button", tabindex: "0", "aria-expanded": "false",
    // Each number stands once: where the words of that reason end.
    "data-numbers": [...new Set(marks.filter((mark) => mark.end === end).map(({ number }) => number))].join(" ") || undefined,
    class: reasons.every(([, { weight }]) => weight < 0) ? "for" : undefined,
    click: () => toggle(),
    keydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      toggle();
    },
  }, words);
  let open;
  function toggle() {
    if (open) {
      open.remove();
      open = undefined;
    } else {
      open = el("span", { class: "aside", translate: "yes" }, ...reasons.map(([number, { title, why }]) =>
        el("span", { class: "aside-reason" }, el("b", {}, number + ". " + title), " " + why)));
      mark.after(open);
    }
    mark.setAttribute("aria-expanded", String(Boolean(open)));
  }
  return mark;
}
