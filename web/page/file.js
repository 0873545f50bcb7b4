// A message out of a file: chosen, or dropped anywhere on the page. The file is
// read here, on the device; no address is asked for it.
import { say } from "./texts.js";
import { isExport } from "./whole.js";

// The largest file that is read, in bytes: the longest message in the widest
// encoding. A larger one is refused before it is read.
const LARGEST_FILE = 16 * 1024 * 1024;

const picker = document.getElementById("picker");
const desk = document.getElementById("desk");

// wireFiles takes files in. took(text, words) is called with the text and a
// sentence that names the file, refused(words, whole) with a sentence that says why
// not, and whether the page for whole chats may read it;
// dropped texts come with no words.
export function wireFiles(took, refused) {
  document.getElementById("file").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    readFiles(picker.files, took, refused);
    picker.value = ""; // so that the same file can be chosen again
  });
  // A file dropped beside the box would replace the page, and the message with it.
  let inside = 0; // dragenter and dragleave come for each element on the way
  const over = (by) => {
    inside = Math.max(0, inside + by);
    desk.toggleAttribute("data-over", inside > 0);
  };
  const kinds = ({ dataTransfer }) => dataTransfer?.types ?? [];
  addEventListener("dragenter", (event) => kinds(event).length > 0 && over(1));
  addEventListener("dragleave", (event) => kinds(event).length > 0 && over(-1));
  addEventListener("dragover", (event) => {
    if (!event.target.closest?.("textarea") || kinds(event).includes("Files")) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    over(-inside);
    const { files } = event.dataTransfer;
    if (files.length > 0) {
      event.preventDefault();
      return readFiles(files, took, refused);
    }
    if (event.target.closest?.("textarea")) return; // the browser puts it where it was dropped
    event.preventDefault();
    const text = event.dataTransfer.getData("text");
    if (text) took(text);
  });
}

// readFiles takes in the one file of a list, as wireFiles does.
export async function readFiles(files, took, refused) {
  if (files.length === 0) return;
  if (files.length > 1) return refused(say("file-several"));
  const [file] = files;
  const name = file.name.length > 60 ? file.name.slice(0, 40) + "…" + file.name.slice(-15) : file.name;
  if (/^(image|video|audio)\//.test(file.type)) return refused(say("file-picture"));
  if (file.size > LARGEST_FILE) return refused(say("file-large"), true);
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return refused(say("file-unread")); // a folder, or gone meanwhile
  }
  const text = decoded(bytes);
  if (text === undefined) return refused(say("file-other", { name }), isExport(file));
  if (!/\S/.test(text)) return refused(say("file-empty", { name }));
  took(text, say("file-opened", { name }));
}

// decoded returns the text of a file, or undefined where it is none. Old programs
// write UTF-16 with a mark, or one byte a letter.
function decoded(bytes) {
  const mark = bytes[0] * 256 + bytes[1];
  const wide = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "";
  if (wide) return new TextDecoder(wide).decode(bytes);
  // No text holds these, and nearly all else does in its first few thousand bytes.
  const head = bytes.subarray(0, 65536);
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 27)) || /^(%PDF|\{\\rtf)/.test(String.fromCharCode(...head.subarray(0, 5)))) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
