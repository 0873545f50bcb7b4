// The whole job without a mouse: from the top of the page into the box, through
// the report, to a reason, to the advice, to a copy button, and back to Clear.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { startChromium } from './browsers.mjs';
import { startSite } from './site.mjs';
import { open, untilVerdict } from './reader.mjs';

let site, browser, context, page;

before(async () => {
  site = await startSite();
  browser = await startChromium();
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce' });
  page = await context.newPage();
  page.on('filechooser', () => {}); // the driver begins to catch choosers in its own time, so long before the first
  await open(page, site, 'en');
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** What has the focus, and whether a person can see that it has. */
const focused = () => page.evaluate(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  // A radio button may be drawn by its label; then the label shows the focus.
  const drawn = [element, element.closest('label'), element.nextElementSibling].filter(Boolean).map((part) => getComputedStyle(part));
  const box = element.getBoundingClientRect();
  return {
    id: element.id,
    tag: element.tagName.toLowerCase(),
    role: element.getAttribute('role'),
    type: element.getAttribute('type'),
    inLinks: Boolean(element.closest('.links')),
    inReasons: Boolean(element.closest('[data-rule]')),
    name: (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60),
    visible: drawn.some(({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'),
    inView: box.bottom > 0 && box.top < innerHeight && style.visibility !== 'hidden',
  };
});

/** Presses Tab (or Shift+Tab) until wanted(focus) is true; every stop on the way must be seen. */
async function tabTo(what, wanted, key = 'Tab') {
  const way = [];
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press(key);
    const now = await focused();
    if (now.tag === 'body') continue; // the end of the page: the next press starts at its other end
    way.push(now);
    assert.ok(now.visible, `the focus cannot be seen on ${JSON.stringify(now)}`);
    assert.ok(now.inView, `the focus is outside the window on ${JSON.stringify(now)}`);
    if (wanted(now)) return now;
  }
  assert.fail(`${what} cannot be reached; on the way: ${way.map(({ tag, id, name }) => `${tag}#${id} ${name}`).join(' | ')}`);
}

test('the first stop jumps to the box', async () => {
  await page.keyboard.press('Tab');
  const first = await focused();
  assert.equal(first.tag, 'a');
  assert.ok(first.visible);
  await page.keyboard.press('Enter');
  assert.equal((await focused()).id, 'message');
});

test('the box is reached with Tab alone, and takes a message', async () => {
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.seal === 'sealed');
  await tabTo('the box', ({ id }) => id === 'message');
  await page.keyboard.type('BCA: your points expire today, redeem at https://bca-rewards.example/gift and send me the code');
  await untilVerdict(page, 'danger');
});

test('a mark opens its reason and closes it again', async () => {
  await tabTo('a mark', ({ tag, role }) => tag === 'mark' || role === 'button');
  const expanded = () => page.evaluate(() => document.activeElement.getAttribute('aria-expanded'));
  assert.equal(await expanded(), 'false');
  const before = await page.evaluate(() => document.querySelector('#report').textContent.length);
  await page.keyboard.press('Enter');
  assert.equal(await expanded(), 'true');
  assert.ok(await page.evaluate(() => document.querySelector('#report').textContent.length) > before, 'the reason appeared');
  await page.keyboard.press('Space');
  assert.equal(await expanded(), 'false');
});

test('a quote in a reason leads back to its words', async () => {
  await tabTo('a quote', ({ inReasons }) => inReasons);
  await page.keyboard.press('Enter');
  const { tag, role, inView } = await focused();
  assert.ok(tag === 'mark' || role === 'button');
  assert.ok(inView);
});

test('the link is copied in its dead form', async () => {
  await tabTo('the copy button', ({ inLinks, tag }) => inLinks && tag === 'button');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#report .told').textContent !== '');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /bca-rewards/);
  assert.doesNotMatch(copied, /https?:\/\/bca-rewards\.example/, 'the copy cannot be clicked');
});

test('the advice follows the state that the arrow keys choose', async () => {
  await tabTo('the states', ({ type }) => type === 'radio', 'Shift+Tab');
  const steps = () => page.evaluate(() => document.querySelector('#steps').textContent);
  const first = await steps();
  await page.keyboard.press('ArrowDown');
  const next = await focused();
  assert.equal(next.type, 'radio');
  assert.ok(next.visible);
  assert.notEqual(await steps(), first);
});

test('Clear is reached and wipes everything', async () => {
  await tabTo('Clear', ({ id }) => id === 'clear', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await untilVerdict(page, '');
  assert.equal(await page.inputValue('#message'), '');
  assert.equal((await focused()).id, 'message', 'the reader can go on typing');
});

test('the explanation of the seal opens by keyboard', async () => {
  await tabTo('the seal', ({ tag }) => tag === 'summary', 'Shift+Tab');
  await page.keyboard.press('Enter');
  assert.ok(await page.evaluate(() => document.querySelector('details').open));
});

test('where a message came from is answered with the arrow keys', async () => {
  await page.evaluate(() => document.querySelector('#message').focus());
  await page.keyboard.type('Please transfer the money to me now, it is urgent');
  await untilVerdict(page, 'no-sign');
  await tabTo('the question', ({ tag, name }) => tag === 'summary' && /come from/.test(name));
  await page.keyboard.press('Enter');
  await tabTo('its answers', ({ type }) => type === 'radio');
  await page.keyboard.press('ArrowDown');
  await page.locator('#report [data-rule=from-unknown]').waitFor();
  assert.equal((await focused()).type, 'radio', 'the focus stays on the answer');
});

test('the result is unfolded, copied and saved with Tab and Enter', async () => {
  await tabTo('the share part', ({ tag, name }) => tag === 'summary' && /Share/.test(name));
  await page.keyboard.press('Enter');
  await page.locator('[data-share=copy-masked]').waitFor();
  await tabTo('copying', ({ name }) => name === 'Copy text');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => navigator.clipboard.readText().then((text) => text.includes('Checked with Saring')));
  await tabTo('saving', ({ name }) => name === 'Save picture');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  assert.equal(download.suggestedFilename(), 'saring.png');
});

test('a file is chosen from the keyboard', async () => {
  await tabTo('the button', ({ id }) => id === 'file', 'Shift+Tab');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Hi hun, tell me the code that came to your phone') });
  await untilVerdict(page, 'danger');
});
