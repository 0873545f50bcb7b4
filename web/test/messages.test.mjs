// The main job: messages as crooks and as honest senders write them, in both
// languages, each checked on the page of its language. A lure ends in danger
// with a right reason and a quoted mark; an honest message stays quiet.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, messages, open } from './reader.mjs';

// The rules that are a right reason for each technique: at least one must be among the reasons shown.
const brand = ['combo-brand', 'brand-in-host', 'brand-in-subdomain', 'brand-other-ending', 'lookalike', 'foreign-domain'];
const right = {
  1: ['dial-code'],
  2: ['code-sent-by-mistake', 'asks-for-code'],
  3: ['asks-for-code', 'code-sent-by-mistake'],
  4: ['pairing-code'],
  5: ['device-link'],
  6: ['scan-to-join', ...brand],
  7: ['fake-vote', 'asks-for-code'],
  8: ['apk-file', 'apk-link', 'apk-lure', 'install-from-chat'],
  9: ['points-expire', ...brand],
};

let site, browser, page;

before(async () => {
  site = await startSite();
  browser = await startChromium();
  page = await browser.newPage();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** What the report says beside the verdict. */
const report = () => page.evaluate(() => ({
  rules: Array.from(document.querySelectorAll('#report [data-rule]'), ({ dataset }) => dataset.rule),
  quotes: Array.from(document.querySelectorAll('#report [data-rule] q'), (quote) => quote.textContent),
  marks: Array.from(document.querySelectorAll('#report mark'), (mark) => mark.textContent),
  sentence: document.querySelector('#report h2')?.textContent ?? '',
  steps: document.querySelectorAll('#report .steps li').length,
}));

for (const lang of ['id', 'en']) {
  describe(`in ${lang}`, () => {
    before(() => open(page, site, lang));

    for (const technique of Object.keys(right).map(Number)) {
      test(`technique ${technique} ends in danger, with a right reason and its words quoted`, async () => {
        const wrong = [];
        const rows = messages.lures.filter((row) => row.lang === lang && row.technique === technique);
        assert.ok(rows.length >= 3);
        for (const { text } of rows) {
          const verdict = await check(page, text);
          const { rules, quotes, marks, sentence, steps } = await report();
          const faults = [
            verdict !== 'danger' && `verdict ${verdict}`,
            !rules.some((rule) => right[technique].includes(rule)) && `reasons: ${rules.join(' ') || 'none'}`,
            !quotes.some((quote) => quote.trim() && text.includes(quote.replace(/…$/, ''))) && 'no quote of the message',
            !marks.some((mark) => mark.trim() && text.includes(mark)) && 'no mark in the message',
            sentence.trim().length < 10 && 'no sentence',
            steps === 0 && 'no step to take',
          ].filter(Boolean);
          if (faults.length) wrong.push(`${faults.join('; ')} — ${text}`);
        }
        assert.deepEqual(wrong, []);
      });
    }

    for (const kind of ['code', 'bank', 'courier', 'chat', 'notice']) {
      test(`a genuine ${kind} message stays quiet`, async () => {
        const wrong = [];
        for (const { text } of messages.genuine.filter((row) => row.lang === lang && row.kind === kind)) {
          const verdict = await check(page, text);
          if (verdict !== 'no-sign') wrong.push(`${verdict}: ${(await report()).rules.join(' ')} — ${text}`);
        }
        assert.deepEqual(wrong, []);
      });
    }
  });
}

test('the report is in the language of the page, whatever language the message is in', async () => {
  const text = messages.lures.find(({ technique, lang }) => technique === 2 && lang === 'id').text;
  const sentences = [];
  for (const lang of ['id', 'en']) {
    await open(page, site, lang);
    assert.equal(await check(page, text), 'danger');
    sentences.push((await report()).sentence);
  }
  assert.notEqual(sentences[0], sentences[1]);
});

test('a report appears while a message is typed, and grows with it', async () => {
  await open(page, site, 'en');
  await page.focus('#message');
  await page.keyboard.type('Hello, ');
  await page.waitForFunction(() => document.querySelector('#report').dataset.verdict === 'no-sign');
  await page.keyboard.type('please dial **21*081200001234# now');
  await page.waitForFunction(() => document.querySelector('#report').dataset.verdict === 'danger');
});

test('the Paste button takes what the clipboard holds', async () => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  try {
    const sealed = await open(await context.newPage(), site, 'id');
    const { text } = messages.lures[0];
    await sealed.evaluate((words) => navigator.clipboard.writeText(words), text);
    await sealed.click('#paste');
    await sealed.waitForFunction(() => document.querySelector('#report').dataset.verdict === 'danger');
    assert.equal(await sealed.inputValue('#message'), text);
  } finally {
    await context.close();
  }
});

test('every example on the page gets a verdict, and Clear wipes box and report', async () => {
  for (const lang of ['id', 'en']) {
    await open(page, site, lang);
    const seen = new Set();
    for (let turn = 0; turn < 5; turn++) {
      const last = await page.inputValue('#message');
      await page.click('#example');
      await page.waitForFunction((old) => document.querySelector('#message').value !== old, last);
      await page.waitForFunction(() => {
        const report = document.querySelector('#report');
        return report.dataset.verdict !== '' && !report.hasAttribute('aria-busy');
      });
      seen.add(await page.evaluate(() => document.querySelector('#report').dataset.verdict));
    }
    assert.ok(seen.has('danger') && seen.has('no-sign'), `verdicts of the examples: ${[...seen]}`);
    await page.click('#clear');
    await page.waitForFunction(() => document.querySelector('#report').dataset.verdict === '');
    assert.equal(await page.inputValue('#message'), '');
    assert.equal(await page.evaluate(() => document.querySelector('#report').textContent), '');
  }
});
