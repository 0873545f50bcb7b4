// Saring in Firefox.
import { startFirefox } from './firefox.mjs';
import { testEngine } from './suite.mjs';

testEngine(
  startFirefox,
  // Not in Firefox 153; link-preconnect sends no request, and pings are off by default.
  new Set(['fetch-later', 'websocket-stream', 'speculation-rules', 'paint-worklet', 'link-preconnect', 'anchor-ping']),
  new Set(),
  true,
);
