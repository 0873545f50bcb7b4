// Passing a result on: as a text or as a picture, by the device's own means. The
// picture is made and kept here. Only what the reader does with it takes it out:
// saving, copying, or the device's share sheet.
import { cardOf, textOf } from "./card.js";
import { el, icon } from "./elements.js";
import { framed } from "./framed.js";
import { maskedCopy } from "./masked.js";
import { picture } from "./picture.js";
import { say } from "./texts.js";

// share returns the part of a report that passes it on. The card is drawn when
// the reader unfolds it, not with each letter typed.
export function share(text, report, mask) {
  const inside = el("div", { class: "share-inside" });
  return el("details", { class: "part share", toggle: ({ target }) => target.open && !inside.firstChild && fill(inside, text, report, mask) },
    el("summary", {}, icon("share"), el("h3", {}, say("share-title"))),
    inside);
}

function fill(inside, message, report, mask) {
  const card = cardOf(report);
  const text = textOf(card);
  const canvas = picture(card);
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", text);
  const told = el("span", { class: "told", role: "status" });
  const tell = (key) => (told.textContent = say(key));
  const png = new Promise((made, failed) => canvas.toBlob((bytes) => bytes ? made(bytes) : failed(), "image/png"));
  png.catch(() => tell("share-failed"));
  const file = (bytes) => new File([bytes], "saring.png", { type: "image/png" });

  const button = (key, drawing, act, done) => el("button", { type: "button", class: "button small", "data-share": key, click: async () => {
    try {
      await act();
      if (done) tell(done);
    } catch (error) {
      if (error?.name !== "AbortError") tell("share-failed"); // the reader closed the share sheet
    }
  } }, icon(drawing), say("share-" + key));

  const { clipboard } = navigator;
  const sheet = !framed && navigator.share; // the device's share sheet
  const can = sheet && navigator.canShare;
  inside.append(
    el("p", { class: "hint" }, say("share-hint")),
    canvas,
    el("p", { class: "row" }, ...[
      sheet && button("text", "share", () => navigator.share({ text })),
      can && navigator.canShare({ files: [file("")] }) && button("picture", "share", async () => navigator.share({ files: [file(await png)] })),
      button("copy-text", "copy", () => clipboard.writeText(text), "share-copied"),
      globalThis.ClipboardItem && clipboard?.write && button("copy-picture", "copy", () => clipboard.write([new ClipboardItem({ "image/png": png })]), "share-copied"),
      !framed && button("save", "installed", async () => save(await png), "share-saved"),
    ].filter(Boolean)),
    told);
  const copy = el("p", { class: "message masked", dir: "auto", translate: "no" }, say("masked-wait"));
  const ways = el("p", { class: "row" });
  inside.append(el("h4", {}, say("masked-title")), el("p", { class: "hint" }, say("masked-hint")), copy, ways);
  mask().then((masks) => {
    const masked = maskedCopy(message, masks, report);
    copy.textContent = masked ?? say("masked-not");
    if (masked === undefined) return;
    ways.append(...[
      sheet && button("masked", "share", () => navigator.share({ text: masked })),
      button("copy-masked", "copy", () => clipboard.writeText(masked), "share-copied"),
    ].filter(Boolean));
  });
}

// A download of what the page has made asks no server, so the seal lets it pass.
function save(bytes) {
  const address = URL.createObjectURL(bytes);
  el("a", { href: address, download: "saring.png" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
