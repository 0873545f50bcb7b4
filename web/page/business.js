// The page for businesses: a form that makes a channel pack and the code that puts
// the widget into a page. It decides nothing: the pack is read by the engine in the
// checking room, as the widget's frame reads it, so both mean the same.
//
// Hooks for tests and automation; they are stable:
//   <html data-seal="loading|sealed|failed">   as on the home page
//   [data-field="domains"]                     a field by its path in the pack; aria-invalid while faulty
//   #out-state[data-state="empty|good|faults|failed"]  what the engine says of the pack;
//                                              "" while its answer is on its way
//   #out, #embed-code, #headers-lines          what to copy
//   #pack-picker                               the file input that opens an earlier pack
import { el } from "./elements.js";
import { wireEmbed } from "./embed-form.js";
import { wirePack } from "./pack-form.js";
import { openRooms } from "./rooms.js";
import { say } from "./texts.js";

const root = document.documentElement;
const trouble = document.getElementById("pack-trouble");
const controls = document.querySelectorAll("main :is(button, input, select, textarea)");

for (const control of controls) control.disabled = !control.readOnly; // Firefox restores what they were before a reload
const embed = wireEmbed();
open(false);

async function open(again) {
  root.dataset.seal = "loading";
  trouble.replaceChildren();
  let checker;
  try {
    ({ checker } = await openRooms(again));
  } catch ({ message }) {
    root.dataset.seal = "failed";
    trouble.append(el("div", { class: "trouble" },
      el("p", {}, say("failed-" + message)),
      message !== "wasm" && message !== "https" && el("button", { type: "button", class: "button strong", click: () => open(true) }, say("retry"))));
    return;
  }
  for (const control of controls) control.disabled = false;
  embed.draw(); // the choices may be those before a reload
  wirePack((text) => checker.usePack(root.lang, text), embed.pack);
  root.dataset.seal = "sealed";
}

// What is there to be copied says what became of it beside its button.
document.querySelector("main").addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy);
  const told = button.parentElement.querySelector(".told");
  try {
    await navigator.clipboard.writeText(text.value);
    told.textContent = say("copied");
  } catch {
    text.focus();
    text.select();
    told.textContent = say("copy-failed");
  }
});
