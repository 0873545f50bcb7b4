// The engine in the browser gives the golden reports byte for byte: the same
// answers as Go (internal/check) and as the engine outside a browser (wasm/).
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { startChromium } from './browsers.mjs';
import { repository, startSite } from './site.mjs';
import { open } from './reader.mjs';

const folder = path.join(repository, 'internal', 'check', 'testdata', 'golden');
let site, browser;
const pages = {}; // by language: an engine speaks that of its page

before(async () => {
  site = await startSite();
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Takes the white space out of JSON and changes nothing else. */
const compact = (json) => json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');

/** Hands a message to the checking room as the page does, and catches its answer there. */
async function report(lang, text) {
  const page = pages[lang] ??= await open(await browser.newPage(), site, lang);
  return page.workers()[0].evaluate(([lang, text]) => new Promise((resolve) => {
    const say = self.postMessage;
    self.postMessage = (answer) => {
      self.postMessage = say;
      resolve(answer.report ?? `no report: ${JSON.stringify(answer)}`);
    };
    self.onmessage({ data: { id: -1, lang, text } });
  }), [lang, text]);
}

const names = fs.readdirSync(folder).filter((name) => name.endsWith('.txt'));

test('there are golden messages, each with reports in two languages or more', () => {
  assert.ok(names.length >= 10);
});

for (const name of names) {
  test(name, async () => {
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    const message = name.replace(/txt$/, '');
    const tags = fs.readdirSync(folder).filter((file) => file.startsWith(message) && file.endsWith('.json')).map((file) => file.split('.')[1]);
    assert.ok(tags.length >= 2, tags.join(' '));
    for (const lang of tags) {
      const golden = fs.readFileSync(path.join(folder, `${message}${lang}.json`), 'utf8');
      assert.equal(await report(lang, text), compact(golden), lang);
    }
  });
}
