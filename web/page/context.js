// What the reader may add about a message: where it came from, and whether they
// asked for the code in it. No answer is needed, and none is kept: a new message
// begins without one, because a friend's message says nothing about the next.
import { el } from "./elements.js";
import { say } from "./texts.js";

const place = document.getElementById("context");
const fields = place.elements ?? place.querySelectorAll("input");

let origin = ""; // a letter of check.Origin, as the radio's value has it
let asked = ""; // "y" or "n": check.Answer

// said returns the answers as the engine takes them behind a language tag: "",
// ";u", ";kn".
export const said = () => (origin || asked) && ";" + origin + asked;

// wireContext calls changed() after each answer about the origin.
export function wireContext(changed) {
  place.addEventListener("change", ({ target }) => {
    origin = target.value;
    changed();
  });
}

// forget takes all answers back.
export function forget() {
  origin = asked = "";
  for (const field of fields) field.checked = field.value === "";
}

// askedQuestion is the question under the codes of a report; changed() is called
// after an answer.
export function askedQuestion(changed) {
  return el("fieldset", { class: "choices" },
    el("legend", {}, say("asked")),
    ...["y", "n"].map((answer) => el("label", { class: "choice" },
      el("input", { type: "radio", name: "asked", value: answer, checked: asked === answer, change: () => {
        asked = answer;
        changed();
      } }),
      el("span", {}, say("asked-" + answer)))));
}
