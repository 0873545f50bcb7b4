// Drives Firefox through WebDriver BiDi, the protocol that it speaks itself: no
// driver to install. Commands and events are JSON over one WebSocket
// (https://w3c.github.io/webdriver-bidi/).
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import WebSocket from 'ws';
import { newFolder, removeFolder } from '../scratch.mjs';
import { until } from '../wait.mjs';

const places = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

// No calls home: the pages under test are the only thing this Firefox talks to.
const preferences = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.disable_open_during_load': false, // windows that a script opens are attacks here, let them open
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.active-protocols': 1,
  'remote.prefs.recommended': true,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

/** Starts Firefox without a window and returns a browser (see engines/reader.mjs for what is asked of it). */
export async function startFirefox() {
  const program = process.env.FIREFOX ?? places.find((place) => fs.existsSync(place));
  if (!program || !fs.existsSync(program)) {
    throw new Error('Firefox is missing: install the package "firefox-esr", or set FIREFOX to its program.');
  }
  const profile = newFolder('firefox');
  // What a page saves goes with the profile.
  const saving = { 'browser.download.folderList': 2, 'browser.download.dir': profile };
  const lines = Object.entries({ ...preferences, ...saving }).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  fs.writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // a group of its own, so that its content processes end with it
  });
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {} // it has ended already
  };
  process.on('exit', kill);
  let said = '';
  child.stderr.on('data', (words) => (said += words));
  try {
    const address = await until('Firefox to say where it listens', () => {
      if (child.exitCode !== null) throw new Error(`Firefox ended at once: ${said.slice(-500)}`);
      return said.match(/WebDriver BiDi listening on (ws:\/\/\S+)/)?.[1];
    }, { within: 90000 });
    const socket = new WebSocket(`${address}/session`);
    await once(socket, 'open');
    const firefox = new Firefox(socket);
    const { capabilities } = await firefox.send('session.new', { capabilities: {} });
    firefox.version = `Firefox ${capabilities.browserVersion}`;
    const { contexts } = await firefox.send('browsingContext.getTree', {});
    firefox.context = contexts[0].context;
    firefox.stop = async () => {
      socket.terminate();
      kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      process.off('exit', kill);
      removeFolder(profile);
    };
    return firefox;
  } catch (failure) {
    kill();
    throw failure;
  }
}

class Firefox {
  #socket;
  #next = 1;
  #waiting = new Map();

  constructor(socket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const message = JSON.parse(data);
      const asked = this.#waiting.get(message.id);
      if (!asked) return; // an event
      this.#waiting.delete(message.id);
      if (message.type === 'error') asked.reject(new Error(`${asked.method}: ${message.error}: ${message.message}`));
      else asked.resolve(message.result);
    });
    socket.on('close', () => {
      for (const { reject, method } of this.#waiting.values()) reject(new Error(`${method}: Firefox has gone`));
    });
  }

  send(method, params) {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { method, resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Opens an address in the one window. */
  async open(url) {
    await this.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  /** Runs a function, handed over as source, in the page and returns what it gives, by way of JSON. */
  run(work, argument) {
    return this.#call({ context: this.context }, work, argument);
  }

  async #call(target, work, argument) {
    const { type, result, exceptionDetails } = await this.send('script.callFunction', {
      functionDeclaration: `async (given) => JSON.stringify((await (${work})(JSON.parse(given))) ?? null)`,
      arguments: [{ type: 'string', value: JSON.stringify(argument ?? null) }],
      target,
      awaitPromise: true,
      userActivation: true,
    });
    if (type === 'exception') throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  }

  /** Types text into the element that a selector finds, key by key. */
  async type(selector, text) {
    await this.run((found) => document.querySelector(found).focus(), selector);
    const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await this.send('input.performActions', {
      context: this.context,
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  }
}
