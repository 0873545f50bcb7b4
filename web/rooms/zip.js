// Looks into a zip file without unpacking it: which files are in it, and the
// bytes of one, unpacked as they are read. The browser unpacks; this reads the
// list at the file's end, which is where a zip says what it holds.
//
// Bounds: a list of at most 16 MB, and no more than 200 times what was packed,
// beyond the first 64 MB. Real chats pack to a third or a tenth. A zip inside a
// zip is never opened.
//
// Each failure is an Error whose message is a reason of rooms/reading.js.
const LIST = 16 << 20;
const FREE = 64 << 20;
const MOST = 200; // times as large as packed
const STEP = 16 << 10; // bytes given to the browser at once, so that even a bomb swells to 16 MB only

// listZip resolves to the files in a zip: [{ name, locked, method, packed, size, at }].
export async function listZip(file) {
  const tail = await view(file, Math.max(0, file.size - 65557), file.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Error("zip-cut");
  let count = tail.getUint16(end + 10, true);
  let size = tail.getUint32(end + 12, true);
  let at = tail.getUint32(end + 16, true);
  if (at === 0xffffffff || count === 0xffff || size === 0xffffffff) {
    // More than 4 GB or 65,535 files: a second, longer record stands before.
    if (end < 20 || tail.getUint32(end - 20, true) !== 0x07064b50) throw new Error("zip-cut");
    const long = Number(tail.getBigUint64(end - 12, true));
    const record = await view(file, long, long + 56);
    if (record.byteLength < 56 || record.getUint32(0, true) !== 0x06064b50) throw new Error("zip-cut");
    [count, size, at] = [32, 40, 48].map((place) => Number(record.getBigUint64(place, true)));
  }
  if (size > LIST) throw new Error("zip-odd");
  if (at + size > file.size) throw new Error("zip-cut");
  const list = await view(file, at, at + size);
  const files = [];
  for (let place = 0; files.length < count; ) {
    if (place + 46 > list.byteLength || list.getUint32(place, true) !== 0x02014b50) throw new Error("zip-cut");
    const [name, extra, comment] = [28, 30, 32].map((field) => list.getUint16(place + field, true));
    const entry = {
      name: new TextDecoder().decode(new Uint8Array(list.buffer, place + 46, Math.min(name, list.byteLength - place - 46))),
      locked: (list.getUint16(place + 8, true) & 1) === 1,
      method: list.getUint16(place + 10, true),
      packed: list.getUint32(place + 20, true),
      size: list.getUint32(place + 24, true),
      at: list.getUint32(place + 42, true),
    };
    longer(entry, list, place + 46 + name, extra);
    files.push(entry);
    place += 46 + name + extra + comment;
  }
  return files;
}

// longer puts 64-bit sizes in, which stand in an extra field of kind 1, in the
// order of those that do not fit.
function longer(entry, list, from, length) {
  for (let at = from; at + 4 <= Math.min(from + length, list.byteLength); at += 4 + list.getUint16(at + 2, true)) {
    if (list.getUint16(at, true) !== 1) continue;
    let place = at + 4;
    for (const field of ["size", "packed", "at"]) {
      if (entry[field] !== 0xffffffff || place + 8 > list.byteLength) continue;
      entry[field] = Number(list.getBigUint64(place, true));
      place += 8;
    }
  }
}

// unpack gives the bytes of one file of a zip, piece by piece. count(bytes) is
// told how many packed bytes were taken.
export async function* unpack(file, entry, count) {
  if (entry.locked || entry.method === 99) throw new Error("zip-locked");
  if (entry.method !== 0 && entry.method !== 8) throw new Error("zip-odd");
  const head = await view(file, entry.at, entry.at + 30);
  if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw new Error("zip-cut");
  const from = entry.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  if (from + entry.packed > file.size) throw new Error("zip-cut");
  let taken = 0;
  let large = new Uint8Array(0);
  let used = 0;
  const packed = new ReadableStream({
    async pull(control) {
      if (used === large.length) {
        large = new Uint8Array(await file.slice(from + taken, from + Math.min(entry.packed, taken + 16 * STEP)).arrayBuffer());
        used = 0;
        if (large.length === 0) return control.close();
      }
      const piece = large.subarray(used, used + STEP);
      used += piece.length;
      taken += piece.length;
      count(piece.length);
      control.enqueue(piece);
    },
  }, { highWaterMark: 0 });
  let stream = packed;
  if (entry.method === 8) {
    let inflate;
    try {
      inflate = new DecompressionStream("deflate-raw");
    } catch {
      throw new Error("zip-old");
    }
    stream = packed.pipeThrough(inflate);
  }
  const reader = stream.getReader();
  let out = 0;
  try {
    for (;;) {
      let read;
      try {
        read = await reader.read();
      } catch {
        throw new Error("zip-cut");
      }
      if (read.done) break;
      out += read.value.length;
      if (out > FREE && out > MOST * taken) throw new Error("zip-bomb");
      yield read.value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
  if (out !== entry.size) throw new Error("zip-cut");
}

async function view(file, from, to) {
  return new DataView(await file.slice(from, to).arrayBuffer());
}
