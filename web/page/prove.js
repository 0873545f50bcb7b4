// The page "prove it": opens the rooms and seals itself as the home page does,
// then lets the reader attack it with a text of their own.
import { attacks, run } from "./attacks.js";
import { el } from "./elements.js";
import { openRooms } from "./rooms.js";
import { say } from "./texts.js";

const root = document.documentElement;
const button = document.getElementById("attack");
const results = document.getElementById("attack-results");
const word = document.getElementById("attack-word");

openRooms(false).then(() => {
  root.dataset.seal = "sealed";
  button.disabled = false;
}, () => {
  root.dataset.seal = "failed";
  word.textContent = say("prove-failed");
});

button.addEventListener("click", async () => {
  button.disabled = true;
  word.textContent = say("prove-running");
  results.replaceChildren();
  const counts = { blocked: 0, absent: 0, silent: 0, passed: 0 };
  for (const name of Object.keys(attacks)) {
    const [ended, directive] = (await run(name, say("prove-text"))).split(":");
    counts[ended]++;
    results.append(el("li", { "data-attack": name, "data-ended": ended },
      el("b", {}, say("prove-" + name)), " ",
      el("span", { class: "ended" }, say("prove-ended-" + ended)),
      directive && el("code", { dir: "ltr", translate: "no" }, directive)));
  }
  word.textContent = say(counts.passed > 0 ? "prove-leaked" : "prove-held", counts);
  button.disabled = false;
});
