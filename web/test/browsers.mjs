// Starts the system's Chromium through playwright-core. The packages of npm
// bring no browser with them: a browser is installed by web/test/install.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { newFolder, removeFolder } from './scratch.mjs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is; an Error that says what to install where there is none. */
export function chromiumPath() {
  const found = process.env.CHROMIUM ?? places.find((place) => fs.existsSync(place));
  if (!found || !fs.existsSync(found)) {
    throw new Error('Chromium is missing: install the package "chromium", or set CHROMIUM to a browser of its family.');
  }
  return found;
}

function options(extra) {
  return {
    executablePath: chromiumPath(),
    timeout: 120000,
    // Left in, this flag of playwright's would switch off the guessing ahead that a reader's browser does.
    ignoreDefaultArgs: ['--disable-background-networking'],
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium's sandbox refuses to run as root
      // The browser's own calls home end here; the page's would end here too, and show as failed requests.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...extra,
    ],
  };
}

/** Starts Chromium; extra are more command-line flags. */
export function startChromium(...extra) {
  return chromium.launch(options(extra));
}

/**
 * Starts Chromium with a new profile on disk, as a reader has one: only such a
 * profile connects ahead of need (link rel=preconnect), a private one does not.
 * An object among the words is what the profile's settings say.
 * @returns {Promise<{context: import('playwright-core').BrowserContext, stop: () => Promise<void>}>}
 */
export async function startProfile(...extra) {
  const profile = newFolder('profile');
  const settings = extra.find((word) => typeof word === 'object');
  if (settings) {
    fs.mkdirSync(path.join(profile, 'Default'));
    fs.writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(settings));
  }
  extra = extra.filter((word) => word !== settings);
  const context = await chromium.launchPersistentContext(profile, options(extra));
  return {
    context,
    async stop() {
      await context.close();
      removeFolder(profile);
    },
  };
}

/** Runs work on a page in a context of its own, before whose pages script runs, and returns what work does. */
export async function inContext(browser, options, work, script) {
  const context = await browser.newContext(options);
  try {
    if (script) await context.addInitScript(script);
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}
