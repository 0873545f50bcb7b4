// What to do now, by how far it went: the reader picks a state and gets its
// numbered steps. The pick outlives a redraw, because somebody who goes on
// typing has still opened the link.
import { el, icon } from "./elements.js";
import { say } from "./texts.js";

let picked = "not-opened";

// advice takes the report's list of { state, title, steps }; where it is empty
// (no sign was found) it gives what always holds.
export function advice(states) {
  if (!states?.length) {
    return el("section", { class: "part now doubt" },
      el("h3", {}, say("doubt-title")),
      el("ul", { class: "plain" }, ...["doubt-1", "doubt-2", "doubt-3"].map((key) => el("li", {}, say(key)))));
  }
  const current = states.find(({ state }) => state === picked) ?? states[0];
  const steps = el("ol", { class: "steps", id: "steps" });
  const show = ({ state, steps: list }) => {
    picked = state;
    steps.replaceChildren(...list.map((step) => el("li", {}, step)));
  };
  const choices = states.map((choice) => el("label", { class: "choice" },
    el("input", {
      type: "radio", name: "state", value: choice.state, "aria-controls": "steps",
      checked: choice === current, change: () => show(choice),
    }),
    el("span", {}, icon(choice.state), choice.title)));
  show(current);
  return el("section", { class: "part now" },
    el("h3", { id: "now" }, say("now-title")),
    el("fieldset", { class: "choices" }, el("legend", {}, say("now-ask")), ...choices),
    steps);
}
