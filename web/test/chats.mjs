// What a reader does on the page for exported chats, in words, and files that
// nobody exports by hand. Only the page's documented hooks are used.
import zlib from 'node:zlib';
import { of } from './addresses.mjs';
import { untilSealed } from './reader.mjs';

export const addresses = of('chat');

/** Opens the page for chats and waits for the seal. */
export async function openChats(page, site, lang = 'en') {
  await page.goto(site.origin + addresses[lang]);
  await untilSealed(page);
}

/** Chooses files and waits until they are read, or until they could not be. */
export async function read(page, files, { timeout = 120000 } = {}) {
  await choose(page, files);
  await ended(page, { timeout });
  return told(page);
}

/** Chooses files; returns at once. A file is a path, or { name, mimeType, buffer }. */
export async function choose(page, files) {
  await page.evaluate(() => delete document.documentElement.dataset.reading);
  await page.locator('#picker').setInputFiles(files);
}

export function ended(page, { timeout = 120000 } = {}) {
  return page.waitForFunction(() => ['done', 'failed', 'stopped'].includes(document.documentElement.dataset.reading), undefined, { timeout });
}

/** What the page tells: how the reading ended, sums, failures, and the list. */
export function told(page) {
  return page.evaluate(() => {
    const { messages, danger, caution } = document.querySelector('#found').dataset;
    return {
      reading: document.documentElement.dataset.reading,
      messages: Number(messages ?? 0), danger: Number(danger ?? 0), caution: Number(caution ?? 0),
      failed: [...document.querySelectorAll('#chat-failed [data-failed]')].map(({ dataset }) => dataset.failed),
      sentences: [...document.querySelectorAll('#chat-failed [data-failed]')].map(({ innerText }) => innerText.trim()),
      list: [...document.querySelectorAll('#list > li')].map((item) => ({ verdict: item.dataset.verdict, words: item.querySelector('q').innerText, number: Number(item.dataset.number) })),
    };
  });
}

/** A file for setInputFiles. */
export const file = (name, bytes) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

/**
 * A zip of files [{ name, bytes, stored?, locked?, method?, claim? }], written by
 * hand so that it can be wrong on purpose. claim is the size that the list states.
 */
export function zip(files) {
  const bodies = [];
  const list = [];
  let at = 0;
  for (const { name, bytes, stored = false, locked = false, method, packed: ready, claim } of files) {
    const packed = ready ?? (stored ? bytes : zlib.deflateRawSync(bytes));
    const size = claim ?? bytes.length;
    const path = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(locked ? 1 : 0, 2);
    fields.writeUInt16LE(method ?? (stored ? 0 : 8), 4);
    fields.writeUInt32LE(zlib.crc32?.(bytes) ?? 0, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(path.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, path, packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, entry, path]));
    bodies.push(body);
    at += body.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
