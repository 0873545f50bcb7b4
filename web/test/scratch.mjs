// Folders that live as long as a test: inside the folder of the run, where
// run.mjs has made one, so that a run that is ended leaves nothing behind.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where run.mjs says that the site of this run has been built. */
export const builtAt = 'SARING_TEST_BUILD';

/** Makes a new folder whose name begins with saring-NAME-. */
export function newFolder(name) {
  return fs.mkdtempSync(path.join(process.env[builtAt] ?? os.tmpdir(), `saring-${name}-`));
}

/** Removes a folder; a browser that has just ended may still hold it for a moment. */
export function removeFolder(folder) {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
