// Drives WebKit (WebKitGTK's MiniBrowser) through WebKitWebDriver and plain
// WebDriver over HTTP (https://w3c.github.io/webdriver/), inside a screen that
// exists in memory only (Xvfb).
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import { once } from 'node:events';
import { until } from '../wait.mjs';

const driverPlace = '/usr/bin/WebKitWebDriver';
const browserPlaces = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine) =>
  ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((library) => `/usr/lib/${machine}/${library}/MiniBrowser`));

/** Starts WebKit and returns a browser (see engines/reader.mjs for what is asked of it). */
export async function startWebKit() {
  const binary = browserPlaces.find((place) => fs.existsSync(place));
  if (!fs.existsSync(driverPlace) || !binary || !fs.existsSync('/usr/bin/xvfb-run')) {
    throw new Error('WebKit is missing: install the packages "webkit2gtk-driver" and "xvfb".');
  }
  const port = await freePort();
  const child = spawn('/usr/bin/xvfb-run', ['-a', driverPlace, `--port=${port}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own: xvfb-run starts a screen and the driver
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }, // as root or in a container it can't start
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words) => (said += words));
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {} // it has ended already
  };
  process.on('exit', kill);
  const webkit = new WebKit(`http://127.0.0.1:${port}`);
  try {
    await until('WebKitWebDriver to answer', () => {
      if (child.exitCode !== null) throw new Error(`WebKitWebDriver ended at once: ${said.slice(-500)}`);
      return webkit.send('GET', '/status').then(({ ready }) => ready, () => false);
    }, { within: 60000, every: 100 });
    await webkit.begin(binary);
  } catch (failure) {
    kill();
    throw failure;
  }
  webkit.stop = async () => {
    await webkit.send('DELETE', webkit.session).catch(() => {}); // closes the browser's own processes
    kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    process.off('exit', kill);
  };
  return webkit;
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

class WebKit {
  constructor(driver) {
    this.driver = driver;
  }

  async send(method, where, body) {
    const response = await fetch(this.driver + where, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${where}: ${value?.error}: ${value?.message}`);
    return value;
  }

  async begin(binary) {
    const { sessionId, capabilities } = await this.send('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } },
    });
    this.session = `/session/${sessionId}`;
    this.version = `WebKit ${capabilities.browserVersion}`;
    await this.send('POST', `${this.session}/timeouts`, { script: 60000, pageLoad: 60000 });
  }

  /** Opens an address in the one window. */
  async open(url) {
    await this.send('POST', `${this.session}/url`, { url });
  }

  /** Runs a function, handed over as source, in the page and returns what it gives, by way of JSON. */
  async run(work, argument) {
    const [fault, result] = await this.send('POST', `${this.session}/execute/async`, {
      script: `const [given, done] = arguments;
        (async () => JSON.stringify((await (${work})(JSON.parse(given))) ?? null))()
          .then((result) => done([null, result]), (fault) => done([String(fault), null]));`,
      args: [JSON.stringify(argument ?? null)],
    });
    if (fault) throw new Error(fault);
    return JSON.parse(result);
  }

  /** Types text into the element that a selector finds, key by key. */
  async type(selector, text) {
    const element = await this.send('POST', `${this.session}/element`, { using: 'css selector', value: selector });
    await this.send('POST', `${this.session}/element/${Object.values(element)[0]}/value`, { text });
  }
}
