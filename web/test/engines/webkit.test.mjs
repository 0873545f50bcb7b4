// Saring in WebKit (WebKitGTK, the engine that Safari is built on).
import { startWebKit } from './webkit.mjs';
import { testEngine } from './suite.mjs';

testEngine(
  startWebKit,
  // Not in WebKitGTK 2.50; link-preconnect sends no request, and a driven window opens no second one.
  new Set([
    'fetch-later', 'websocket-stream', 'web-transport', 'speculation-rules', 'paint-worklet', 'link-prefetch',
    'link-preconnect', 'form-window', 'blank-window-fetch',
  ]),
  // A font of another origin is asked for only when its server agrees.
  new Set(['font-css', 'font-object']),
  // It would look for a service worker after the seal, so it gets none (page/offline.js).
  false,
);
