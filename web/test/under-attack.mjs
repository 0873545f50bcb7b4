// A sealed page under attack: every way to a network is tried, each carrying the
// message, and the servers' logs decide.
import assert from 'node:assert/strict';
import { untilQuiet } from './wait.mjs';

/** What the post has written down beyond connections. A refused frame or form still makes Chromium open one; gaps.test.mjs counts those. */
export const requestsOf = ({ entries }) => entries.filter(({ how }) => how !== 'connection');

/**
 * Tries all channels in a place against the site and another server.
 * @param {{evaluate: Function}} place a page, a frame or a room
 * @param {(about: object) => any} attacks attackFromPage or attackFromRoom
 * @param {{text: string, origins: string[], nothingArrived: () => Promise<void>}} about
 */
export async function attackFrom(place, attacks, { text, origins, nothingArrived }) {
  const channels = await place.evaluate(attacks, {});
  assert.ok(channels.length > 10);
  for (const origin of origins) {
    for (const channel of channels) await place.evaluate(attacks, { channel, origin, text });
  }
  await nothingArrived();
}

/** Fails unless the logs stay as they were: the site's since its request number from, the other's empty. */
export async function nothingArrived(site, from, other) {
  await untilQuiet('the servers', () => site.requests().length + requestsOf(other).length, { quiet: 1500 });
  assert.deepEqual(site.requests().slice(from), [], "the site's own server");
  assert.deepEqual(requestsOf(other), [], 'the other server');
}
