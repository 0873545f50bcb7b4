// What keeping the site on the device costs a visit: first paint and the opened
// box, in ms from the start of the navigation, with service workers and, in the
// same run and in turns, without them.
//
//   node test/bench/visits.mjs [rounds]
import { startProfile } from '../browsers.mjs';
import { startSite } from '../site.mjs';
import { untilSealed } from '../reader.mjs';

const rounds = Number(process.argv[2] ?? 5);
const ways = { with: () => {}, without: () => delete Navigator.prototype.serviceWorker };
const taken = {};

const site = await startSite();
for (let round = 0; round < rounds; round++) {
  for (const [way, script] of Object.entries(ways)) {
    const profile = await startProfile();
    await profile.context.addInitScript(script);
    // Written down in the page, so that the driver's own delay does not count.
    await profile.context.addInitScript(() => {
      new MutationObserver(() => {
        if (document.documentElement?.dataset.seal === 'sealed') globalThis.sealedAt ??= performance.now();
      }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-seal'] });
    });
    const page = await profile.context.newPage();
    for (const visit of ['first', 'second', 'third']) {
      await page.goto(`${site.origin}/id/`);
      await untilSealed(page);
      const [paint, sealed] = await page.evaluate(() => [performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN, globalThis.sealedAt]);
      ((taken[visit] ??= {})[way] ??= []).push({ paint, sealed });
    }
    await profile.stop();
  }
}
await site.stop();

const median = (list) => Math.round([...list].sort((a, b) => a - b)[list.length >> 1]);
console.log(`${rounds} rounds, medians in ms      paint with · without      open box with · without`);
for (const [visit, by] of Object.entries(taken)) {
  const of = (way, what) => String(median(by[way].map((row) => row[what]))).padStart(6);
  console.log(visit.padEnd(30), of('with', 'paint'), ' · ', of('without', 'paint'), '        ', of('with', 'sealed'), ' · ', of('without', 'sealed'));
}
