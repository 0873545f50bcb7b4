// The guided check "is my account tapped?": one question a screen, back and
// forth, and at the end a level, its reasons and ordered steps.
//
// Questions, weights, steps and levels stand in the language pack and come with
// the page as data blocks, made from internal/lang/signs.go; this script only walks them. Nothing is stored or
// sent: the answers live in a variable until the page is closed.
import { el } from "./elements.js";

const data = (id) => JSON.parse(document.getElementById(id).textContent);
const { signs, steps } = data("check");
const { levels, texts } = data("check-texts");
const guide = document.getElementById("guide");
const all = document.getElementById("all");

let taken = []; // { sign, answer } in the order of the questions asked

guide.hidden = false;
all.hidden = true;
ask(0, false);

// who the reader is: "person" or "business", as an answer said, or "".
const who = () => taken.reduce((known, { answer }) => answer.as ?? known, "");

// from returns the first question from position at on that is meant for the reader.
function from(at) {
  while (at < signs.length && signs[at].for && signs[at].for !== who()) at++;
  return at;
}

function ask(at, focus = true) {
  at = from(at);
  if (at >= signs.length) return show();
  const sign = signs[at];
  const title = el("h2", { id: "question", tabindex: "-1" }, sign.ask);
  guide.replaceChildren(
    el("p", { class: "progress" }, texts.progress.replace("{n}", taken.length + 1)),
    title,
    ...(sign.help ? [el("p", { class: "help" }, sign.help)] : []),
    el("div", { class: "replies", role: "group", "aria-labelledby": "question" },
      ...sign.answers.map((answer) => el("button", { type: "button", class: "reply", click: () => take(at, sign, answer) }, answer.label))),
    el("div", { class: "guide-ways" }, taken.length > 0 && way("back", back)));
  if (focus) title.focus();
}

function take(at, sign, answer) {
  taken.push({ at, sign, answer });
  const leap = answer.next ? signs.findIndex(({ id }) => id === answer.next) : at + 1;
  ask(leap);
}

function back() {
  const last = taken.pop();
  ask(last ? last.at : 0);
}

function restart() {
  taken = [];
  ask(0);
}

function show() {
  const sum = taken.reduce((total, { answer }) => total + answer.weight, 0);
  const level = levels.find(({ from }) => sum >= from).name;
  const reasons = taken.filter(({ answer }) => answer.why).sort((a, b) => b.answer.weight - a.answer.weight);
  const wanted = new Set(taken.flatMap(({ answer }) => answer.steps ?? []));
  const todo = steps.filter(({ id }) => wanted.has(id));
  const title = el("h2", { id: "question", tabindex: "-1" }, texts[level + "-title"]);
  guide.replaceChildren(
    el("div", { class: "level", "data-level": level, role: "group", "aria-label": texts["result-label"] },
      title, el("p", {}, texts[level + "-text"])),
    el("h3", {}, texts["steps-title"]),
    todo.length > 0
      ? el("ol", { class: "steps" }, ...todo.map(({ id, title: name, text }) => el("li", { "data-step": id }, el("div", {}, el("b", {}, name), text))))
      : el("p", {}, texts["none-steps"]),
    ...(reasons.length > 0 ? [el("h3", {}, texts["why-title"]),
      el("ul", { class: "plain" }, ...reasons.map(({ sign, answer }) => el("li", { "data-sign": sign.id }, answer.why)))] : []),
    el("div", { class: "guide-ways" }, way("back", back), way("again", restart), way("print", () => print())));
  title.focus();
  title.scrollIntoView({ block: "nearest" });
}

const way = (key, go) => el("button", { type: "button", class: "button quiet", click: go }, texts[key]);
