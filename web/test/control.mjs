// The control page: the same attacks where nothing stops them. A test of the
// seal that finds an empty log proves something only if the same attack fills
// the log here.
import { listener } from './engines/open-room.mjs';
import { openPost } from './listening-post.mjs';

const answers = {
  '/': { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>control</title><body>Nothing is sealed here.' },
  '/room.js': { status: 200, headers: { 'content-type': 'text/javascript' }, body: 'onmessage = () => {};' },
  // The same worker with a listener that obeys a page, for browsers that let no test into a worker.
  '/open-room.js': { status: 200, headers: { 'content-type': 'text/javascript' }, body: listener },
};

/** Opens a post that serves the control page at / and a worker without a policy at /room.js. */
export const openControl = () => openPost((path) => answers[path]);

/** Whether an attack through channel has reached the post. */
export function arrived(post, channel) {
  return post.entries.some(
    ({ how, path }) => path?.startsWith(`/leak/${channel}?`) || (channel === 'web-transport' && how === 'udp'),
  );
}

/** Lets the attacks of a page make trusted strings, where its policy allows that. Runs before the page's own scripts. */
export function makeAttackPolicy() {
  const same = (words) => words;
  try {
    globalThis.attackPolicy = trustedTypes.createPolicy('attack', { createHTML: same, createScript: same, createScriptURL: same });
  } catch {
    // No Trusted Types in this browser, or the page's policy names the only policies it allows.
  }
}
