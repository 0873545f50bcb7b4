// A text as a caller sends it. text.go reads it natively, by the same rules.
import { languageOf } from "./problem.mjs";
import speech from "./speech.mjs";

const MAX_BODY = 64 * 1024; // bytes

/** readLetter resolves to { language, bytes } or { fault }, the key of a fault. */
export async function readLetter(request) {
  const type = request.headers.get("Content-Type") ?? "text/plain";
  const media = /^\s*(text\/plain|application\/json)\s*((?:;\s*[\w-]+=(?:"[^"]*"|[^\s;"]+)\s*)*);?\s*$/i.exec(type);
  const charset = media && /;\s*charset="?([^\s;"]+)/i.exec(media[2]);
  if (!media || charset && !/^utf-8$/i.test(charset[1])) return { fault: "media-type" };
  if (Number(request.headers.get("Content-Length")) > MAX_BODY) return { fault: "large" };
  let bytes;
  try {
    bytes = await readBody(request.body);
  } catch {
    return { fault: "cut" };
  }
  if (!bytes) return { fault: "large" };
  if (media[1].toLowerCase() === "text/plain") return { language: languageOf(request), bytes };
  return parse(bytes, request);
}

// readBody resolves to the bytes, or to undefined as soon as they are too many.
async function readBody(body) {
  if (!body) return new Uint8Array();
  const parts = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > MAX_BODY) return undefined; // leaving the loop cancels the rest
    parts.push(part);
  }
  if (parts.length === 1) return parts[0];
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

// parse reads the JSON form strictly: one object, the two fields by their names.
function parse(bytes, request) {
  let text, fields;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { fault: "utf8" };
  }
  try {
    fields = JSON.parse(text);
  } catch {
    return { fault: "json" };
  }
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return { fault: "json" };
  const names = Object.keys(fields);
  if (names.some((name) => name !== "text" && name !== "language")) return { fault: "field" };
  if (!names.includes("text") || names.some((name) => typeof fields[name] !== "string")) return { fault: "text" };
  if (fields.language && !speech.problems[fields.language]) return { fault: "language" };
  return { language: fields.language || languageOf(request), bytes: new TextEncoder().encode(fields.text) };
}
