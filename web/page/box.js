// The text box and its buttons.
import { forget, wireContext } from "./context.js";
import { readFiles, wireFiles } from "./file.js";
import { framed } from "./framed.js";
import { takeShared } from "./shared.js";
import { has, say } from "./texts.js";
import { hintAtWhole, looksLikeChat } from "./whole.js";

const box = document.getElementById("message");
const desk = document.getElementById("desk");
const note = document.getElementById("box-note"); // a live region under the box
const spoken = document.getElementById("announce"); // a live region that is not seen

// The largest message, in letters; the engine takes as many bytes.
export const LARGEST = 4 * 1024 * 1024;

// The box follows the direction of its first letter. Not by dir="auto": that
// holds for each line apart, and Chromium 156 then lays out 1 MB for 28 s.
const FIRST_LETTER = /^[^\p{L}]*(?:([\p{Script=Arab}\p{Script=Hebr}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}\p{Script=Adlm}])|\p{L})/u;

function follow() {
  const first = FIRST_LETTER.exec(box.value.slice(0, 400));
  if (first) box.dir = first[1] ? "rtl" : "ltr";
  else box.removeAttribute("dir");
}

const controls = desk.querySelectorAll(".ask :is(textarea, button, input)");

// closeBox closes the box and its buttons. They are closed in the page as it
// is served, but Firefox restores what they were before a reload.
export function closeBox() {
  for (const control of controls) control.disabled = true;
}

// wireBox opens the box. todo.typed() is called at once and todo.changed()
// soon after each change of its text, todo.cleared() after Clear, todo.showReport() when the reader asked for
// the result and should be taken there, todo.tooLarge() instead of taking in a
// text over LARGEST.
export function wireBox(todo) {
  let frame = 0;
  const changed = () => {
    desk.dataset.empty = box.value === "";
    note.textContent = "";
    hintAtWhole(looksLikeChat(box.value));
    if (box.value === "") forget();
    follow();
    todo.typed();
    // At most one question per picture drawn, however fast somebody types.
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      todo.changed();
    });
  };
  const fill = (text, words = "") => {
    if (text.length > LARGEST) return todo.tooLarge();
    forget();
    box.value = text;
    box.scrollTop = 0;
    changed();
    note.textContent = words;
    todo.showReport();
  };
  wireContext(() => box.value && changed());
  const refused = (words, whole = false) => {
    note.textContent = words;
    hintAtWhole(whole);
  };
  wireFiles(fill, refused);

  if (!framed) on("paste", async () => {
    let text;
    try {
      text = await navigator.clipboard.readText();
    } catch {
      // Not every browser lets a page read the clipboard, and a reader may say no.
      box.focus();
      note.textContent = say("pasted-failed");
      return;
    }
    if (text) return fill(text);
    note.textContent = say("pasted-empty");
  });

  let next = 1;
  on("example", (button) => {
    const shown = next;
    next = has("example-" + (shown + 1)) ? shown + 1 : 1;
    fill(say("example-" + shown));
    let all = shown;
    while (has("example-" + (all + 1))) all++;
    button.lastChild.textContent = say("example-more", { n: next, all });
  });

  on("clear", () => {
    box.value = "";
    changed();
    cancelAnimationFrame(frame);
    frame = 0;
    todo.cleared();
    box.focus();
    announce("");
    note.textContent = say("cleared");
  });

  on("check", () => {
    if (/\S/.test(box.value)) return changed(), todo.showReport();
    box.focus();
    note.textContent = say("box-empty");
  });

  box.addEventListener("input", changed);
  for (const [way, carrier] of [["paste", "clipboardData"], ["drop", "dataTransfer"]]) {
    box.addEventListener(way, (event) => {
      // Refused before the box lays it out, which would take seconds.
      if ((event[carrier]?.getData("text").length ?? 0) <= LARGEST) return;
      event.preventDefault();
      todo.tooLarge();
    });
  }
  box.placeholder = say("box-hint");
  for (const control of controls) control.disabled = false;
  takeShared(fill, (file) => readFiles([file], fill, refused), refused);
}

function on(name, act) {
  const button = document.getElementById(name);
  button.addEventListener("click", () => act(button));
}

// announce says a sentence to a screen reader, once typing has come to rest.
let rest;
export function announce(sentence) {
  clearTimeout(rest);
  rest = setTimeout(() => {
    if (spoken.textContent !== sentence) spoken.textContent = sentence;
  }, 700);
}
