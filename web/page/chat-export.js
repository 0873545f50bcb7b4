// Saves the list of messages that matter, masked: personal data behind labels,
// links dead, senders numbered. A message that can't be masked whole is left out and
// counted, so that nothing that was found stands in the file.
import { dated } from "./chat-list.js";
import { maskedCopy } from "./masked.js";
import { say } from "./texts.js";

// exportOf makes a function (form, messages, order) that saves "txt" or "csv" and
// resolves to { written, left }. mask(text) is checker.mask in the page's language.
export function exportOf(mask) {
  return async (form, messages, order) => {
    const senders = new Map();
    const rows = [];
    let left = 0;
    for (const message of messages) {
      const report = JSON.parse(message.report);
      const copy = maskedCopy(message.text, await mask(message.text), report);
      if (copy === undefined) {
        left++;
        continue;
      }
      if (!senders.has(message.sender)) senders.set(message.sender, say("sender", { n: senders.size + 1 }));
      rows.push([dated(message, order), senders.get(message.sender), say("verdict-" + message.verdict), message.title ?? "", copy]);
    }
    const text = form === "csv"
      ? rows.map((row) => row.map(cell).join(",") + "\r\n").join("")
      : rows.map(([when, who, verdict, why, copy]) => `${when} · ${who} · ${verdict}: ${why}\n${copy}\n\n`).join("");
    save(new File(["\ufeff" + text], "saring." + form, { type: form === "csv" ? "text/csv" : "text/plain" }));
    return { written: rows.length, left };
  };
}

// cell writes one field. A spreadsheet would run what begins with these signs.
const cell = (text) => '"' + (/^[=+\-@\t\r]/.test(text) ? "'" : "") + text.replaceAll('"', '""') + '"';

function save(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
