// Waiting for something to become true, and saying what it was when it does not.
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until look() gives something true.
 * @param {string} what named in the error
 * @param {() => any} look may be async
 * @param {{within?: number, every?: number}} [times] milliseconds
 * @returns the true value
 */
export async function until(what, look, { within = 15000, every = 25 } = {}) {
  const end = Date.now() + within;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${within} ms in vain for ${what}`);
    await pause(every);
  }
}

/**
 * Waits until measure() has given the same number for the whole of quiet
 * milliseconds: the only way to see that nothing more arrives.
 */
export async function untilQuiet(what, measure, { quiet = 1000, within = 20000 } = {}) {
  let last = await measure();
  let since = Date.now();
  const end = since + within;
  while (Date.now() - since < quiet) {
    if (Date.now() > end) throw new Error(`${what} did not become quiet within ${within} ms`);
    await pause(50);
    const now = await measure();
    if (now !== last) [last, since] = [now, Date.now()];
  }
  return last;
}
