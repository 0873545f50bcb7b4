// The colours of the design, held to WCAG 2.2: text 4.5 : 1 on whatever it stands
// on, edges of controls and drawings 3 : 1, in both schemes. And no green.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const style = readFileSync(new URL('../style/tokens.css', import.meta.url), 'utf8');
const [light, dark] = style.split('@media (prefers-color-scheme: dark)').map((part) => Object.fromEntries(Array.from(part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g), ([, name, colour]) => [name, colour])));
const schemes = { light, dark: { ...light, ...dark } };

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
const luminance = (colour) => {
  const [r, g, b] = channels(colour).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
};

const grounds = ['paper', 'sheet', 'sunk'];
const verdicts = ['danger', 'caution', 'no-sign'];
const text = [
  ...['ink', 'ink-soft', 'teal'].flatMap((ink) => grounds.map((ground) => [ink, ground])),
  ['teal-deep', 'sunk'], ['on-teal', 'teal'], ['on-teal', 'teal-deep'], ['sheet', 'ink'],
  ...verdicts.flatMap((verdict) => [[`on-${verdict}`, verdict], [`${verdict}-ink`, 'sheet'], [`${verdict}-ink`, 'paper'], ['ink', `${verdict}-tint`]]),
];
const edges = [
  ...['edge', 'focus'].flatMap((ink) => ['paper', 'sheet'].map((ground) => [ink, ground])),
  ...verdicts.map((verdict) => [`${verdict}-ink`, `${verdict}-tint`]),
];

for (const [scheme, colours] of Object.entries(schemes)) {
  for (const [what, pairs, least] of [['text', text, 4.5], ['edges', edges, 3]]) {
    test(`${what} can be read in the ${scheme} scheme`, () => {
      const weak = pairs.map(([ink, ground]) => {
        assert.ok(colours[ink] && colours[ground], `tokens.css lacks ${ink} or ${ground}`);
        return [ink, ground, contrast(colours[ink], colours[ground])];
      }).filter(([, , ratio]) => ratio < least);
      assert.deepEqual(weak, []);
    });
  }

  test(`no verdict is green in the ${scheme} scheme`, () => {
    for (const name of Object.keys(colours).filter((name) => verdicts.some((verdict) => name.includes(verdict)))) {
      const [r, g, b] = channels(colours[name]);
      assert.ok(g <= Math.max(r, b) + 0.02, `${name} is ${colours[name]}`);
    }
  });
}

test('the measure itself is right', () => {
  assert.equal(contrast('#000000', '#ffffff').toFixed(2), '21.00');
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48'); // WCAG's own example of just too little
});
