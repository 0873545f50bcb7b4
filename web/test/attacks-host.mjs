// Every way that a page has of looking into a frame that it embeds. The functions
// are handed to a browser as they stand, so they use nothing from outside.

/** Runs before the scripts of a host page: it keeps all that passes its window and its ports, and every event that it hears. */
export function eavesdrop() {
  globalThis.overheard = [];
  const keep = (way, data) => overheard.push({ way, data: JSON.stringify(data ?? null) });
  addEventListener('message', ({ data }) => keep('window', data));
  const RealChannel = MessageChannel;
  globalThis.MessageChannel = function () {
    const channel = new RealChannel();
    (globalThis.ports ??= []).push(channel.port1);
    channel.port1.addEventListener('message', ({ data }) => keep('port', data));
    return channel;
  };
  for (const name of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'paste', 'copy', 'cut', 'selectionchange', 'select', 'dragstart', 'drag', 'dragover', 'drop', 'compositionend', 'scroll', 'securitypolicyviolation', 'error', 'storage']) {
    addEventListener(name, (event) => keep(`event ${name}`, { key: event.key, data: event.data, text: event.clipboardData?.getData('text') ?? event.dataTransfer?.getData('text'), target: event.target?.localName, message: event.message }), true);
  }
  const types = PerformanceObserver.supportedEntryTypes;
  for (const type of types) new PerformanceObserver((list) => keep(`performance ${type}`, list.getEntries())).observe({ type, buffered: true });
  new ReportingObserver((reports) => keep('reports', reports), { buffered: true }).observe();
}

/**
 * The ways that read the control frame, which is of the host's own origin. The others
 * are refused or come back empty there as well: nobody knows a page for which they work.
 */
export const worksOnOwnOrigin = new Set([
  'content-document', 'content-window-document', 'frames-index', 'box-value', 'eval', 'function-constructor', 'selection',
  'parent-of-node', 'take-over-element', 'patch-prototype', 'every-property', 'javascript-address', 'javascript-location',
  'location-read', 'location-text', 'location-hash', 'name', 'storage', 'post-to-frame', 'second-port', 'broadcast', 'fetch-frame', 'overheard',
]);

/**
 * Looks into a frame in one way, or, with way undefined, returns the names of all.
 * @param {{way?: string, word: string}} about word: one that stands in the frame
 * @returns {Promise<string | string[]>} all that the host got, as a text
 */
export async function lookInto({ way, word }) {
  const frame = document.querySelector('saring-check')?.shadowRoot.querySelector('iframe') ?? document.querySelector('iframe');
  const inner = frame.contentWindow;
  const soon = (ms = 600) => new Promise((done) => setTimeout(done, ms));
  const answered = async (act) => {
    const got = [];
    const hear = ({ data }) => got.push(typeof data === 'string' ? data : JSON.stringify(data));
    addEventListener('message', hear);
    await act();
    await soon();
    removeEventListener('message', hear);
    return got.join();
  };
  const telling = 'parent.postMessage(document.querySelector("textarea").value, "*")';
  const ways = {
    'content-document': () => frame.contentDocument.documentElement.innerHTML + frame.contentDocument.querySelector('textarea').value,
    'content-window-document': () => inner.document.querySelector('textarea').value,
    'frames-index': () => frames[0].document.querySelector('textarea').value,
    'box-value': () => Array.from(inner.document.querySelectorAll('textarea, #report'), (one) => one.value ?? one.innerText).join(),
    'svg-document': () => String(frame.getSVGDocument()?.documentElement.outerHTML),
    eval: () => inner.eval('document.querySelector("textarea").value'),
    'function-constructor': () => new inner.Function('return document.querySelector("textarea").value')(),
    selection: () => {
      inner.document.querySelector('textarea').select();
      return inner.document.activeElement.value + inner.getSelection();
    },
    'parent-of-node': () => inner.frameElement.contentDocument.querySelector('textarea').value,
    'take-over-element': () => document.adoptNode(inner.document.querySelector('textarea').cloneNode(true)).value + inner.document.querySelector('textarea').value,
    'patch-prototype': () => Object.getOwnPropertyDescriptor(inner.HTMLTextAreaElement.prototype, 'value').get.call(inner.document.querySelector('textarea')),
    'every-property': () => {
      const got = [];
      for (const name of new Set([...Object.getOwnPropertyNames(window), ...Object.getOwnPropertyNames(Object.getPrototypeOf(window))])) {
        try {
          const value = inner[name];
          got.push(`${name}=${typeof value === 'object' || typeof value === 'function' ? value?.body?.innerText ?? typeof value : value}`);
        } catch {}
      }
      return got.join(';') + inner.document?.querySelector('textarea').value;
    },
    'location-read': () => inner.location.href,
    'location-text': () => String(inner.location),
    'location-hash': () => inner.location.hash,
    name: () => inner.name,
    history: () => `${history.length} ${JSON.stringify(history.state)} ${inner.history.length}`,
    opener: () => String(inner.opener?.document.body.innerText),
    'own-history': () => `${history.length} ${JSON.stringify(history.state)}`,
    'document-domain': () => {
      document.domain = location.hostname;
      return inner.document.body.innerText;
    },
    'javascript-address': () => answered(() => void (frame.src = `javascript:void ${telling}`)),
    'javascript-window': () => answered(() => {
      frame.name = 'looked-into';
      open(`javascript:void ${telling}`, 'looked-into');
    }),
    'javascript-location': () => answered(() => void (inner.location = `javascript:void ${telling}`)),
    'post-to-frame': () => answered(() => {
      for (const letter of [{ saring: 1 }, { saring: 1, theme: 'dark' }, { text: true }, 'report', { id: 1, mask: true }, { pack: '{}' }]) inner.postMessage(letter, '*');
    }),
    'second-port': async () => {
      const got = [];
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => got.push(JSON.stringify(data));
      inner.postMessage({ saring: 1, size: 'inline' }, '*', [port2]);
      await soon();
      return got.join();
    },
    find: () => (window.find(word, false, false, true, false, true, false) ? `found ${word}` : ''),
    'copy-all': () => {
      document.execCommand('selectAll');
      document.execCommand('copy');
      return String(getSelection());
    },
    'clipboard-read': () => Promise.race([navigator.clipboard.readText(), soon().then(() => '')]),
    'element-from-point': () => {
      const { left, top } = frame.getBoundingClientRect();
      return [100, 300, 500].map((y) => document.elementFromPoint(left + 60, top + y)?.textContent + document.caretPositionFromPoint?.(left + 60, top + y)?.offsetNode.textContent + document.caretRangeFromPoint?.(left + 60, top + y)?.startContainer.textContent).join();
    },
    'active-element': () => `${document.activeElement.outerHTML} ${document.querySelector('saring-check')?.shadowRoot.activeElement?.outerHTML}`,
    serialise: () => frame.outerHTML + new XMLSerializer().serializeToString(document) + document.documentElement.getHTML?.({ shadowRoots: Array.from(document.querySelectorAll('saring-check'), (one) => one.shadowRoot) }),
    'computed-style': () => Array.from(getComputedStyle(frame), (name) => getComputedStyle(frame).getPropertyValue(name)).join(),
    'draw-on-canvas': () => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d').drawImage(frame, 0, 0);
      return canvas.toDataURL();
    },
    'draw-as-image': async () => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><foreignObject width="300" height="300"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${frame.src}"></iframe></foreignObject></svg>`;
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      await Promise.race([image.decode(), soon()]);
      const canvas = document.createElement('canvas');
      canvas.getContext('2d').drawImage(image, 0, 0);
      return String(canvas.getContext('2d').getImageData(0, 0, 300, 150).data.some((byte) => byte !== 0));
    },
    'share-screen': () => Promise.race([navigator.mediaDevices.getDisplayMedia({ preferCurrentTab: true }).then((stream) => `stream ${stream.id}`), soon().then(() => '')]),
    'view-transition': async () => {
      const transition = document.startViewTransition(() => {});
      await Promise.race([transition.ready, soon()]);
      return getComputedStyle(document.documentElement, '::view-transition-old(root)').content;
    },
    'performance-entries': () => JSON.stringify(performance.getEntries()),
    memory: () => JSON.stringify(performance.memory ?? null),
    storage: async () => JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie, databases: await indexedDB.databases(), caches: await caches.keys() }),
    'fetch-frame': async () => (await fetch(frame.src)).text(),
    'open-same-address': async () => {
      const opened = open(frame.src);
      await soon();
      const text = opened.document.body.innerText;
      opened.close();
      return text;
    },
    'shared-worker': () => Promise.race([answered(() => new SharedWorker(frame.src).port.start()), soon().then(() => '')]),
    broadcast: () => answered(() => {
      for (const name of ['saring', 'widget', 'message', 'report']) new BroadcastChannel(name).onmessage = ({ data }) => postMessage(data, '*');
    }),
    'frame-count': () => `${inner.length} ${inner.closed}`,
    overheard: () => JSON.stringify(globalThis.overheard ?? []),
  };
  if (!way) return Object.keys(ways);
  try {
    return String(await ways[way]());
  } catch (refusal) {
    return `refused: ${refusal?.name}`;
  }
}
