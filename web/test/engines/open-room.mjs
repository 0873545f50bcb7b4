// Not every browser lets a test look inside a worker. Here the site is served
// through a post that adds a listener to the checking room's script, so that a
// page can ask the room to attack. The policies stay the site's own: every
// header goes through unchanged but those that describe the body's length and
// packing.
import { openPost } from '../listening-post.mjs';
import { attackFromRoom } from '../attacks-room.mjs';

const aboutTheBody = new Set(['content-length', 'content-encoding', 'etag', 'transfer-encoding', 'connection', 'date', 'keep-alive']);

/** Opens the post that stands between a browser and the site. */
export function openRelay(site) {
  return openPost(async (path) => {
    const response = await fetch(site.origin + path, { headers: { 'accept-encoding': 'identity' }, redirect: 'manual' });
    let body = Buffer.from(await response.arrayBuffer());
    if (/\/checking-[^/]*\.js$/.test(path)) body = Buffer.concat([body, Buffer.from(listener)]);
    const headers = Object.fromEntries([...response.headers].filter(([name]) => !aboutTheBody.has(name)));
    return { status: response.status, headers, body };
  });
}

/** What is added to a worker's script so that it obeys the page's orders, each once. */
export const listener = `
;(() => {
  const attack = ${attackFromRoom};
  const room = Math.random();
  const done = new Map();
  const orders = new BroadcastChannel("orders");
  orders.onmessage = async ({ data: { number, order } }) => {
    if (!order) return;
    if (!done.has(number)) done.set(number, attack(order));
    orders.postMessage({ number, room, outcome: await done.get(number) });
  };
})();`;

/**
 * Runs in the page: hands an order to the rooms, and waits for an answer from
 * each. Nobody keeps a broadcast for a room that does not listen yet, so the
 * order is given again until all have answered.
 */
export function orderRooms({ order, rooms }) {
  return new Promise((resolve, reject) => {
    const orders = new BroadcastChannel('orders');
    const number = Math.random();
    const outcomes = new Map();
    const say = () => orders.postMessage({ number, order });
    const again = setInterval(say, 1000);
    const stop = () => {
      clearInterval(again);
      clearTimeout(late);
      orders.close();
    };
    const late = setTimeout(() => {
      stop();
      reject(new Error(`${outcomes.size} of ${rooms} rooms answered to ${order.channel}`));
    }, 15000);
    orders.onmessage = ({ data }) => {
      if (data.number !== number || !('outcome' in data)) return;
      outcomes.set(data.room, data.outcome);
      if (outcomes.size < rooms) return;
      stop();
      resolve([...outcomes.values()]);
    };
    say();
  });
}
