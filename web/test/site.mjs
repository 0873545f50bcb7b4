// The server under test: the project's own builder and the project's own server.
// Both are built once a run; each test file starts a server of its own on a free
// port and reads its request log, one JSON line a request, which is the only
// witness that the tests of the seal believe.
import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listenForPackets } from './listening-post.mjs';
import { builtAt, newFolder, removeFolder } from './scratch.mjs';
import { until } from './wait.mjs';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

// Ended from outside, a test file still runs its exit handlers, which end the servers and browsers that it started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/**
 * Builds the static site and the server into a new temporary folder and
 * returns its path. The folder goes when this process ends.
 */
export async function build() {
  const folder = newFolder('test');
  process.on('exit', () => removeFolder(folder));
  await run('go', 'build', '-o', folder, './internal/site', './worker');
  await run(path.join(folder, 'site'), '-out', path.join(folder, 'dist'));
  return folder;
}

/** Runs a program in the repository to its end; its complaint is the error's. */
async function run(program, ...words) {
  const ended = promisify(execFile)(program, words, { cwd: repository, maxBuffer: 64 << 20 });
  const kill = () => ended.child.kill();
  process.on('exit', kill);
  try {
    await ended;
  } catch (failure) {
    if (failure.code === 'ENOENT') throw new Error('Go is missing: install Go 1.26 and put it on the PATH.');
    throw new Error(`${program} ${words.join(' ')} failed:\n${failure.stderr || failure.message}`);
  } finally {
    process.off('exit', kill);
  }
}

/**
 * Starts the server under test.
 * @returns {Promise<Site>}
 */
export async function startSite() {
  const shared = process.env[builtAt];
  const folder = shared ?? (await build());
  const own = newFolder('log');
  const log = path.join(own, 'requests.jsonl');
  fs.writeFileSync(log, '');
  const child = spawn(
    path.join(folder, 'worker'),
    ['-addr', '127.0.0.1:0', '-dir', path.join(folder, 'dist'), '-log', log],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words) => (said += words));
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  const origin = await until(
    'the server to print its address',
    () => {
      if (child.exitCode !== null) throw new Error(`the server ended at once: ${said}`);
      return said.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
    },
    { within: 60000 },
  );
  const packets = [];
  const ear = await listenForPackets(Number(new URL(origin).port), packets);
  return new Site(origin, path.join(folder, 'dist'), log, packets, async () => {
    ear.close();
    child.kill('SIGTERM');
    await until('the server to end', () => child.exitCode !== null || child.signalCode !== null, { within: 5000 }).catch(kill);
    process.off('exit', kill);
    removeFolder(own);
  });
}

class Site {
  constructor(origin, dist, log, packets, stop) {
    Object.assign(this, { origin, dist, log, packets, stop });
  }

  /** Every request that reached the server so far, in order: {method, path, bytes}; UDP packets last. */
  requests() {
    const lines = fs.readFileSync(this.log, 'utf8').split('\n').filter(Boolean);
    return [...lines.map((line) => JSON.parse(line)), ...this.packets];
  }
}
