// What a reader does on the page, in words: open it, write into the box, read
// the report. Only the page's documented hooks are used: data-seal on <html>,
// #message, #report with data-verdict.
import { readFileSync } from 'node:fs';

/** The messages that the tests write: {lures: [{technique, lang, text}], genuine: [{kind, lang, text}]}. */
export const messages = JSON.parse(readFileSync(new URL('./messages.json', import.meta.url), 'utf8'));

/** Waits until the page says that it is sealed. */
export async function untilSealed(page) {
  await page.waitForFunction(
    () => ['sealed', 'failed'].includes(document.documentElement.dataset.seal),
    undefined,
    { timeout: 60000 },
  );
  const seal = await page.evaluate(() => document.documentElement.dataset.seal);
  if (seal !== 'sealed') throw new Error(`the page says data-seal=${seal}: ${await page.evaluate(() => document.body.innerText.slice(0, 300))}`);
}

/** Opens the page of a language and waits for the seal. */
export async function open(page, site, lang = 'en') {
  await page.goto(`${site.origin}/${lang}/`);
  await untilSealed(page);
  return page;
}

/**
 * Opens the page until it says that the site lies on the device: on a busy
 * machine or a slow line the seal does not wait for all of it at once.
 */
export async function openKept(page, site, lang) {
  for (let visit = 1; visit <= 6; visit++) {
    await open(page, site, lang);
    const { kept, newer } = await page.evaluate(() => ({ ...document.getElementById('device').dataset }));
    if (kept === 'kept' && newer === undefined) return page;
  }
  throw new Error(`after six visits the page says ${await page.evaluate(() => JSON.stringify(document.getElementById('device').dataset))}`);
}

/** Empties the box and waits until the report is empty too. */
export async function clear(page) {
  await put(page, '');
  await page.waitForFunction(() => {
    const report = document.querySelector('#report');
    return report.dataset.verdict === '' && !report.dataset.failed && !report.hasAttribute('aria-busy');
  }, undefined, { timeout: 20000 });
}

/**
 * Puts a text into the box in place of what stood there and waits for the
 * answer: a verdict, or a failure that the page says in a sentence.
 * @returns {Promise<string>} the verdict, or "failed: …" with the page's reason
 */
export async function check(page, text, { timeout = 20000 } = {}) {
  await clear(page);
  await put(page, text);
  return answer(page, { timeout });
}

/** Waits for the answer to what stands in the box. */
export async function answer(page, { timeout = 20000 } = {}) {
  await page.waitForFunction(() => {
    const { dataset } = document.querySelector('#report');
    return dataset.verdict !== '' || dataset.failed;
  }, undefined, { timeout });
  return page.evaluate(() => {
    const { verdict, failed } = document.querySelector('#report').dataset;
    return failed ? `failed: ${failed}` : verdict;
  });
}

/** Puts a text into the box as a paste does: the value at once, then one input event. */
export function put(page, text) {
  return page.evaluate((units) => {
    const bytes = Uint8Array.from(atob(units), (letter) => letter.charCodeAt(0));
    const codes = new Uint16Array(bytes.buffer);
    let value = '';
    for (let at = 0; at < codes.length; at += 8192) value += String.fromCharCode(...codes.subarray(at, at + 8192));
    const box = document.querySelector('#message');
    box.value = value;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, Buffer.from(text, 'utf16le').toString('base64'));
}

/** The verdict that the report shows now. */
export function verdict(page) {
  return page.evaluate(() => document.querySelector('#report').dataset.verdict);
}

/** Waits until the report shows a verdict ("" for the empty report). */
export function untilVerdict(page, wanted, { timeout = 20000 } = {}) {
  return page.waitForFunction(
    (word) => document.querySelector('#report').dataset.verdict === word,
    wanted,
    { timeout },
  );
}
