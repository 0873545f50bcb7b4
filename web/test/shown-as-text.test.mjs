// A message is text. Whatever markup or script it contains, the page shows it
// and builds nothing from it.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { check, open } from './reader.mjs';

// Each message is also a lure, so that its words are quoted, marked and taken apart.
const hostile = [
  `<script>alert(1)</script><img src=x onerror="alert(1)"> dial **21*081200001234#`,
  `send me the code <svg/onload=alert(1)> I sent by mistake</textarea></mark></li><iframe srcdoc="<script>alert(1)</script>"></iframe>`,
  `{{.T "home.title"}} \${alert(1)} <style>*{display:none}</style> install <b>Invitation.apk</b> "><a href=javascript:alert(1)>here</a>`,
  `open http://bca-poin.example/"><img/src/onerror=alert(1)>?q=<script>alert(1)</script>&x='onmouseover='alert(1) your points expire`,
  `javascript:alert(1)//https://bca-poin.example/<script> <base href=//other.example> <meta http-equiv=refresh content=0;url=//other.example>`,
  `dial **21*081200001234# \u202E\u2066#4321*12**\u2069 <!--<details open ontoggle=alert(1)> ]]> &lt;b&gt;`,
];

let site, browser;

before(async () => {
  site = await startSite();
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

test('a message full of HTML and script is shown as text', async () => {
  const page = await browser.newPage();
  const complaints = [];
  page.on('dialog', (dialog) => (complaints.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (line) => line.type() === 'error' && complaints.push(`console: ${line.text()}`));
  page.on('framenavigated', (frame) => complaints.push(`navigated: ${frame.url()}`));
  await open(page, site, 'en');
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.startsWith('navigated:')));
  for (const text of hostile) {
    const verdict = await check(page, text);
    assert.ok(['danger', 'caution', 'no-sign'].includes(verdict), `${verdict}: ${text}`);
    const built = await page.evaluate(() => {
      const report = document.querySelector('#report');
      const forbidden = 'script, img, iframe, object, embed, base, meta, style, a, form, textarea, [onerror], [onload], [ontoggle], [onmouseover], [href^="javascript"], [srcdoc]';
      return Array.from(report.querySelectorAll(forbidden), (element) => element.outerHTML.slice(0, 200));
    });
    assert.deepEqual(built, [], text);
    const shown = await page.evaluate(() => document.querySelector('#report').textContent);
    assert.ok(shown.includes('<') || !text.includes('<'), `the markup is shown as it was written: ${text}`);
  }
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the message is shown whole, letter by letter', async () => {
  const page = await browser.newPage();
  await open(page, site, 'en');
  const text = hostile[0];
  await check(page, text);
  const whole = await page.evaluate((words) => Array.from(document.querySelectorAll('#report *')).some((element) => element.textContent === words), text);
  assert.ok(whole, 'some element of the report holds exactly the message');
  await page.close();
});

test('no script of the page writes to the console', async () => {
  const page = await browser.newPage();
  const lines = [];
  page.on('console', (line) => lines.push(`${line.type()}: ${line.text()}`));
  page.on('pageerror', (error) => lines.push(`error: ${error.message}`));
  for (const lang of ['id', 'en', 'ms']) {
    await open(page, site, lang);
    await check(page, 'dial **21*081200001234#');
  }
  assert.deepEqual(lines, []);
  await page.close();
});
