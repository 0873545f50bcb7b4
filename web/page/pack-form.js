// The form for a channel pack: asks the checking room about what stands in it, and
// puts each fault beside the field that it belongs to.
import { el } from "./elements.js";
import { lineOf, packOf, placeOf, valuesOf } from "./pack.js";
import { say } from "./texts.js";

const LARGEST_FILE = 1024 * 1024; // bytes; the engine says what is too large for a pack
const REST = 250; // ms without a key pressed before the room is asked

const at = (id) => document.getElementById(id);
const [form, out, state, list, note, save, picker] = ["form", "out", "out-state", "out-faults", "pack-note", "save", "pack-picker"].map(at);
const fields = Object.fromEntries(Array.from(form.querySelectorAll("[data-field]"), (field) => [field.dataset.field, field]));
const kinds = Object.fromEntries(Object.entries(fields).map(([path, { dataset }]) => [path, dataset.kind]));
const inputs = Object.fromEntries(Object.entries(fields).map(([path, field]) => [path, field.querySelector("input, textarea")])); // of choices, the first
const choices = (path) => [...fields[path].querySelectorAll("input")];

let base = {}; // the pack that was opened
let signed; // the values for which the opened pack's signature holds
let touched = new Set(); // paths of fields that the business has left, whose faults are shown

// wirePack opens the form. ask(json) resolves to what the engine says of a pack:
// { v: 1, … }, or { v: 1, faults: [{ path, text }], more }, or undefined where it
// gave no answer. made(json) gets the pack as it stands, "" while it is empty or faulty.
export function wirePack(ask, made) {
  let count = 0;
  let rest;

  async function check() {
    clearTimeout(rest);
    const asked = ++count;
    const pack = current();
    const empty = Object.keys(pack).length === 1; // only its version
    out.value = empty ? "" : JSON.stringify(pack, null, 2) + "\n";
    grow();
    state.dataset.state = "";
    const answer = empty ? { v: 1 } : await ask(JSON.stringify(pack));
    if (asked !== count) return; // something newer stands there
    const faults = answer?.faults ?? [];
    show(faults);
    const word = !answer || answer.failed ? "failed" : empty ? "empty" : faults.length > 0 ? "faults" : "good";
    state.dataset.state = word;
    const { more = 0, key } = answer ?? {};
    tell(state, [say("state-" + word, { n: faults.length + more }), key && say("signed", { key })].filter(Boolean).join(" "));
    save.disabled = at("out").parentElement.querySelector("[data-copy]").disabled = word !== "good" && word !== "faults";
    made(word === "good" ? JSON.stringify(pack) : "");
  }

  form.addEventListener("input", () => {
    note.textContent = "";
    clearTimeout(rest);
    rest = setTimeout(check, REST);
  });
  form.addEventListener("focusout", ({ target }) => {
    const path = target.closest("[data-field]")?.dataset.field;
    if (!path || touched.has(path)) return;
    touched.add(path);
    check();
  });
  save.addEventListener("click", () => {
    showAll();
    const address = URL.createObjectURL(new Blob([out.value], { type: "application/json" }));
    el("a", { href: address, download: "channels.json" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    save.parentElement.querySelector(".told").textContent = say("saved");
  });
  const showAll = () => {
    touched = new Set(Object.keys(fields));
    return check();
  };
  list.addEventListener("click", ({ target }) => {
    const { goto, drop } = target.dataset;
    if (goto) {
      const closed = inputs[goto].closest("details");
      if (closed) closed.open = true;
      inputs[goto].focus();
    }
    if (drop) {
      const { [drop]: gone, ...others } = base;
      base = others;
      check();
    }
  });

  at("pack-example").addEventListener("click", () => {
    fill(JSON.parse(say("example")));
    note.textContent = say("example-filled");
  });
  at("pack-clear").addEventListener("click", () => {
    fill({});
    touched.clear();
    note.textContent = say("cleared");
    inputs.name.focus();
  });
  at("pack-open").addEventListener("click", () => picker.click());
  picker.addEventListener("change", async () => {
    const [file] = picker.files;
    if (file) note.textContent = await opened(file);
    picker.value = ""; // so that the same file can be chosen again
  });

  // opened fills the form from a file and returns what to say of it.
  async function opened(file) {
    if (file.size > LARGEST_FILE) return say("open-large");
    let text;
    try {
      text = (await file.text()).replace(/^\uFEFF/, "");
    } catch {
      return say("open-unread");
    }
    let pack;
    try {
      pack = JSON.parse(text);
    } catch {}
    if (typeof pack !== "object" || pack === null || Array.isArray(pack)) {
      // The room says in which line; what stands in the form stays.
      const answer = await ask(text);
      const fault = answer?.faults?.[0];
      return [say("open-not", { name: file.name }), fault && placed(fault.path), fault?.text].filter(Boolean).join(" ");
    }
    const sealed = pack.signature !== undefined;
    fill(pack);
    await showAll();
    return say(sealed ? "open-signed" : "opened", { name: file.name });
  }

  function fill(pack) {
    const values = valuesOf(pack, kinds);
    for (const [path, value] of Object.entries(values)) {
      if (kinds[path] === "check") inputs[path].checked = value;
      else if (kinds[path] === "choices") for (const box of choices(path)) box.checked = value.includes(box.value);
      else inputs[path].value = value;
    }
    base = pack;
    signed = JSON.stringify(read());
    for (const group of form.querySelectorAll("details")) {
      group.open = [...group.querySelectorAll("[data-field]")].some(({ dataset }) => values[dataset.field]);
    }
    touched = new Set(Object.keys(fields));
    check();
  }

  addEventListener("pageshow", check); // a reload may have kept what stood in the fields
  check();
}

const read = () => Object.fromEntries(Object.keys(inputs).map((path) => [path, valueOf(path)]));

function valueOf(path) {
  if (kinds[path] === "check") return inputs[path].checked;
  if (kinds[path] !== "choices") return inputs[path].value;
  const all = choices(path);
  const others = valuesOf(base, { [path]: "choices" })[path].filter((value) => !all.some((box) => box.value === value));
  return [...all.filter((box) => box.checked).map((box) => box.value), ...others];
}

// current is the pack that stands in the form. A signature holds for what was
// signed and no longer.
function current() {
  const values = read();
  const { signature, ...unsigned } = base;
  return packOf(values, kinds, JSON.stringify(values) === signed ? base : unsigned);
}

// show puts faults beside their fields, where the business has been already, and all
// of them into the list at the result.
function show(faults) {
  const byField = {};
  list.replaceChildren(...faults.map(({ path, text }) => {
    const place = placeOf(path, kinds);
    if (!place) {
      const [own] = path.split(/[.[]/);
      return el("li", {}, placed(path), text, " ",
        own in base && own !== "v" && el("button", { type: "button", class: "button quiet small", "data-drop": own }, say("drop", { name: own })));
    }
    const { field, line } = place;
    const words = line ? say("fault-line", { n: lineOf(inputs[field].value, line), text }) : text;
    (byField[field] ??= []).push(words);
    return el("li", {}, el("button", { type: "button", class: "to-field", "data-goto": field }, labelOf(field)), " ", words);
  }));
  list.hidden = faults.length === 0;
  for (const [path, field] of Object.entries(fields)) {
    const own = touched.has(path) ? byField[path] ?? [] : [];
    const place = field.querySelector(".fault");
    // Only what has changed is written, so that nothing is read out twice.
    if (place.dataset.says !== own.join("\n")) {
      place.replaceChildren(...own.map((text) => el("li", {}, text)));
      place.dataset.says = own.join("\n");
      place.hidden = own.length === 0;
    }
    field.toggleAttribute("data-faulty", own.length > 0);
    if (own.length > 0 && kinds[path] !== "choices") inputs[path].setAttribute("aria-invalid", "true");
    else inputs[path].removeAttribute("aria-invalid");
  }
}

// placed says where in a file a fault is that belongs to no field.
function placed(path) {
  const [, line, column] = /^(\d+):(\d+)$/.exec(path) ?? [];
  return line ? say("place", { line, column }) + " " : path && path + ": ";
}

const labelOf = (path) => fields[path].querySelector("label, legend").textContent.trim();

function tell(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

// grow gives each field of several lines the room that it needs.
function grow() {
  for (const area of [...form.querySelectorAll("textarea"), out]) {
    const least = area === out ? 10 : area.closest("[data-kind=text]") ? 2 : 1;
    const wanted = Math.max(least, Math.min(area.value.split("\n").length, 20));
    if (area.rows !== wanted) area.rows = wanted;
  }
}
