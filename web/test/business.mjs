// What a business does on the page for businesses, in words. Only the page's
// documented hooks are used (page/business.js).
import { addresses } from './addresses.mjs';
import { untilSealed } from './reader.mjs';

/** Opens the page for businesses and waits for the seal. */
export async function openBusiness(page, site, lang = 'en') {
  await page.goto(site.origin + addresses[lang].business);
  await untilSealed(page);
}

/** The field of a path in the pack: "report.phone". */
export const field = (page, path) => page.locator(`[data-field="${path}"]`);

/** The control in it. */
export const input = (page, path) => field(page, path).locator('input, textarea').first();

/** Writes into a field, unfolding what hides it. */
export async function write(page, path, text) {
  await field(page, path).evaluate((element) => {
    for (let fold = element.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  });
  await input(page, path).fill(text);
  await input(page, path).blur();
}

/** Waits until the engine has said something of the pack, and returns what: "empty", "good", "faults" or "failed". */
export async function said(page, wanted) {
  await page.waitForTimeout(300); // longer than the page waits for somebody who goes on typing
  const state = page.locator(`#out-state${wanted ? `[data-state=${wanted}]` : ':not([data-state=""])'}`);
  await state.waitFor();
  return state.getAttribute('data-state');
}

/** The faults beside a field. */
export const faultsAt = (page, path) => field(page, path).locator('.fault li').allInnerTexts();

/** The pack as the page would save it. */
export const pack = async (page) => JSON.parse(await page.inputValue('#out'));
