// <saring-check>: a facade of the message checker for pages of other sites.
//
// Until somebody opens it, it is a button and a plain link, and loads nothing. Then it
// opens the checker in a frame of Saring's own origin, which this page can't read.
//
//   <saring-check lang="id" theme="auto" accent="#0b4f5f" size="inline|compact|dialog"
//     channels="/channels.json" label="…" origin="https://…"><a href="https://…/id/">…</a></saring-check>
//
// channels is the address of a channel pack on this page's own origin, or the id of a
// <script type="application/json"> that holds one; origin is Saring's where this script
// does not come from there. The link inside serves readers without script.
// Events: saring-open, saring-close, saring-resize { height }, saring-verdict { verdict }.
// The attribute state says "loading", "sealed" or "failed" while the widget is open.
//
// The border between this page and the frame, version 1 of it:
//  1. Frame to page, by window: { saring: 1 }, "I listen". Heard from the frame's own
//     window and Saring's origin alone.
//  2. Page to frame, by window, to Saring's origin alone: { saring: 1, theme, accent, size }
//     with one MessagePort. The frame takes it from its parent, and takes one only.
//  3. Page to frame, by the port: { theme, accent } when they change, and { pack } once: a
//     channel pack as JSON text, "" where it could not be loaded.
//  4. Frame to page, by the port: { state: "loading" | "sealed" | "failed" | "closed" };
//     { height } in CSS pixels, which knows nothing of the message; and { verdict: "danger" |
//     "caution" | "no-sign" } only if the pack has tellVerdict and the reader is told so.
//  5. Nothing else is heard. What a message says never crosses, nor how long it is.
import { allow, sandbox } from "./grants.js";
import { closed, inkOn, opened, wear } from "./look.js";
import { texts } from "./texts.js";

const VERSION = 1;
const PATIENCE = 20000; // ms for the frame's first word
const NAMES = ["--saring-accent", "--saring-on-accent"];
const LETTERS = {
  state: (state) => ["loading", "sealed", "failed", "closed"].includes(state),
  height: (height) => height > 0 && height < 5000,
  verdict: (verdict) => ["danger", "caution", "no-sign"].includes(verdict),
};

// On a server, which renders pages without elements, there is nothing to extend.
export class SaringCheck extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["lang", "label", "theme", "accent", "origin"];

  // Saring's origin where the attribute names none.
  static origin = "";

  #parts; // of the shadow tree
  #frame;
  #port;
  #late;
  #hear = (event) => this.#hello(event);

  connectedCallback() {
    if (!this.#parts) this.#build();
    this.#name();
  }

  // Taken out of the page, the frame is gone, and the message in it.
  disconnectedCallback() {
    this.#end();
  }

  attributeChangedCallback(name) {
    if (!this.#parts) return;
    if (name === "theme" || name === "accent") {
      this.#colour();
      this.#port?.postMessage(this.#wishes());
    } else if (!this.#frame) this.#name();
  }

  // open opens the frame; without an origin it does nothing.
  open() {
    const origin = this.#origin();
    if (this.#frame || !origin || !this.isConnected) return;
    const { panel, button, close, status, bar, link } = this.#withPanel();
    const words = this.#texts();
    const frame = (this.#frame = make("iframe", "frame"));
    Object.assign(frame, { title: words.title, allow, referrerPolicy: "no-referrer", src: origin + words.path });
    frame.sandbox = sandbox;
    bar.insertBefore(link, close);
    panel.append(frame);
    status.textContent = words.loading;
    this.#become("loading");
    addEventListener("message", this.#hear);
    this.#late = setTimeout(() => this.#fail(), PATIENCE);
    panel.className = this.#size();
    if (this.#size() === "dialog") panel.showModal();
    else {
      button.hidden = true;
      panel.show();
    }
    frame.focus();
    this.#say("open");
  }

  // close ends the frame and whatever stands in it, and gives the focus back.
  close() {
    if (!this.#frame) return;
    const had = this.shadowRoot.activeElement;
    this.#end();
    if (had) this.#parts.button.focus();
  }

  #end() {
    if (!this.#frame) return;
    const { panel, button, facade, link } = this.#parts;
    removeEventListener("message", this.#hear);
    clearTimeout(this.#late);
    this.#port?.close();
    this.#frame.remove();
    this.#frame = this.#port = undefined;
    panel.close();
    facade.append(link);
    button.hidden = false;
    this.removeAttribute("state");
    this.#name();
    this.#say("close");
  }

  #build() {
    wear(this.attachShadow({ mode: "open" }), closed);
    const button = make("button", "button", { type: "button", ariaHasPopup: "dialog" });
    const link = make("a", "link", { rel: "noopener noreferrer" });
    const facade = make("div", "facade");
    facade.append(button, link);
    this.shadowRoot.append(facade);
    this.#parts = { button, link, facade };
    button.addEventListener("click", () => this.open());
    // A script that is there before the element wakes it before the link inside is read.
    new MutationObserver(() => this.#frame || this.#name()).observe(this, { childList: true, subtree: true, characterData: true });
    this.#colour();
  }

  // Most widgets of a page are never opened: the panel is made when one is.
  #withPanel() {
    if (this.#parts.panel) return this.#parts;
    const panel = make("dialog", "panel");
    const bar = make("div", "bar");
    const status = make("span", "status");
    status.setAttribute("role", "status");
    const close = make("button", "close", { type: "button" });
    bar.append(status, close);
    panel.append(bar);
    wear(this.shadowRoot, opened);
    this.shadowRoot.append(panel);
    close.addEventListener("click", () => this.close());
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    panel.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    Object.assign(this.#parts, { panel, bar, status, close });
    this.#name();
    return this.#parts;
  }

  // name gives all parts their words. The link inside the element says where its own
  // page is, and what the button says where no label does.
  #name() {
    const { button, link, panel, close } = this.#parts;
    const words = this.#texts();
    const own = this.querySelector("a[href]");
    const origin = this.#origin();
    const label = this.getAttribute("label") || own?.textContent.trim() || words.label;
    button.textContent = label;
    panel?.setAttribute("aria-label", label);
    if (close) close.textContent = words.close;
    link.textContent = words.link;
    link.href = own?.href ?? `${origin}/${this.#lang()}/`;
    if (!origin) console.error("saring-check: name Saring's origin in the attribute origin, as in origin=\"https://saring.example\"; this script does not come from there.");
    button.hidden = !origin || !globalThis.HTMLDialogElement; // an old browser keeps the link
    link.hidden = !origin && !own;
  }

  #lang() {
    const asked = (this.getAttribute("lang") || this.closest("[lang]")?.lang || "en").toLowerCase().split("-")[0];
    return asked in texts ? asked : "en";
  }

  #texts() {
    return texts[this.#lang()];
  }

  #size() {
    return oneOf(this.getAttribute("size"), ["inline", "compact", "dialog"]);
  }

  #wishes() {
    const accent = this.getAttribute("accent") ?? "";
    return {
      theme: oneOf(this.getAttribute("theme"), ["auto", "light", "dark"]),
      accent: /^#[0-9a-f]{6}$/i.test(accent) ? accent : "",
    };
  }

  #origin() {
    try {
      return new URL(this.getAttribute("origin") || SaringCheck.origin).origin;
    } catch {
      return "";
    }
  }

  #colour() {
    const { accent } = this.#wishes();
    const own = accent ? { "--saring-accent": accent, "--saring-on-accent": inkOn(accent) } : {};
    for (const name of NAMES) {
      if (own[name]) this.style.setProperty(name, own[name]);
      else if (this.hasAttribute("style")) this.style.removeProperty(name);
    }
  }

  // hello hears the frame's first word and hands over the port. A frame that loads
  // itself anew says it again and gets a new one.
  #hello({ source, origin, data }) {
    if (source !== this.#frame?.contentWindow || origin !== this.#origin() || data?.saring !== VERSION) return;
    clearTimeout(this.#late);
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#heard(data);
    source.postMessage({ saring: VERSION, size: this.#size(), ...this.#wishes() }, origin, [port2]);
    this.#parts.status.textContent = "";
    // The focus was given to the empty frame; what has come into it gets it only now.
    if (this.shadowRoot.activeElement === this.#frame) source.focus();
    packOf(this.getAttribute("channels")).then((pack) => {
      if (pack !== undefined) port1.postMessage({ pack });
    });
  }

  #heard(letter) {
    for (const name of Object.keys(LETTERS)) {
      const value = letter?.[name];
      if (!LETTERS[name](value) || !this.#frame) continue;
      if (name === "verdict") this.#say("verdict", { verdict: value });
      else if (name === "height") {
        this.#frame.style.blockSize = value + "px";
        this.#say("resize", { height: value });
      } else if (value === "closed") this.close();
      else this.#become(value);
    }
  }

  #become(state) {
    this.setAttribute("state", state);
  }

  #fail() {
    this.#become("failed");
    this.#parts.status.textContent = this.#texts().failed;
  }

  #say(what, detail) {
    this.dispatchEvent(new CustomEvent("saring-" + what, { bubbles: true, composed: true, detail }));
  }
}

// packOf resolves to a channel pack as text, "" where there should be one and is none,
// undefined where none is wanted.
async function packOf(where) {
  if (!where) return undefined;
  const inline = document.getElementById(where);
  if (inline?.localName === "script") return inline.textContent;
  try {
    // Only from this page's own origin, and without telling it who asks.
    const response = await fetch(where, { mode: "same-origin", credentials: "omit" });
    return response.ok ? await response.text() : "";
  } catch {
    return "";
  }
}

const oneOf = (word, words) => words.includes(word) ? word : words[0];

function make(tag, part, about) {
  const element = Object.assign(document.createElement(tag), about);
  element.setAttribute("part", part);
  return element;
}
