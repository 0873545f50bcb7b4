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
 * Builds the static site and the server into a new temporary folder, unless
 * this run has done so, and returns its path. The folder goes when this process ends.
 */
export async function build() {
  if (process.env[builtAt]) return process.env[builtAt];
  const folder = newFolder('test');
  process.on('exit', () => removeFolder(folder));
  await run('go', 'build', '-o', folder, './internal/site', './worker');
  await run(path.join(folder, 'site'), '-out', path.join(folder, 'dist'));
  return folder;
}

/** Runs a program in the repository to its end; its complaint is the error's. */
async function run(program, ...words) {
  const { cwd = repository } = typeof words.at(-1) === 'object' ? words.pop() : {};
  const ended = promisify(execFile)(program, words, { cwd, maxBuffer: 64 << 20 });
  const kill = () => ended.child.kill();
  process.on('exit', kill);
  try {
    await ended;
  } catch (failure) {
    if (failure.code === 'ENOENT') throw new Error('Go is missing: install Go 1.26 and put it on the PATH.');
    throw new Error(`${program} ${words.join(' ')} failed:\n${(failure.stderr || failure.message).slice(-2000)}`);
  } finally {
    process.off('exit', kill);
  }
}

/**
 * Builds the site as it would be with other sources.
 * @param {(web: string) => void} change changes a copy of web/ whose path it gets
 * @returns {Promise<string>} the folder of the site
 */
export async function buildChanged(folder, change) {
  const copy = newFolder('changed');
  process.on('exit', () => removeFolder(copy));
  for (const name of ['go.mod', 'go.sum', 'internal', 'wasm', 'web']) {
    fs.cpSync(path.join(repository, name), path.join(copy, name), { recursive: true, filter: (from) => !/node_modules|testdata/.test(from) });
  }
  change(path.join(copy, 'web'));
  await run(path.join(folder, 'site'), { cwd: copy });
  return path.join(copy, 'dist');
}

/**
 * Starts the server under test.
 * @param {string} [dist] the site to serve, if not the one of this run; deploy() may then replace it
 * @param {number} [port] where it listens, if not on any that is free
 * @returns {Promise<Site>}
 */
export async function startSite(dist, port = 0) {
  const folder = await build();
  const own = newFolder('log');
  const served = dist ? path.join(own, 'dist') : path.join(folder, 'dist');
  if (dist) fs.cpSync(dist, served, { recursive: true, preserveTimestamps: true });
  const log = path.join(own, 'requests.jsonl');
  fs.writeFileSync(log, '');
  const child = spawn(
    path.join(folder, 'worker'),
    ['-addr', `127.0.0.1:${port}`, '-dir', served, '-log', log],
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
  let stopped = false;
  return new Site(origin, served, log, packets, async () => {
    if (stopped) return;
    stopped = true;
    ear.close();
    child.kill('SIGTERM');
    await until('the server to end', () => child.exitCode !== null || child.signalCode !== null, { within: 5000 }).catch(kill);
    process.off('exit', kill);
    removeFolder(own);
  }, child);
}

class Site {
  constructor(origin, dist, log, packets, stop, child) {
    Object.assign(this, { origin, dist, log, packets, stop });
    /** From here on connections are taken and never answered, as on a bad line; go() ends that. */
    this.pause = () => child.kill('SIGSTOP');
    this.go = () => child.kill('SIGCONT');
  }

  /** Puts another site in the place of the one served, as a build does, and waits until it is. */
  async deploy(dist) {
    const fresh = `${this.dist}-fresh`;
    fs.cpSync(dist, fresh, { recursive: true });
    fs.renameSync(this.dist, `${this.dist}-${Date.now()}`);
    fs.renameSync(fresh, this.dist);
    const { build } = JSON.parse(fs.readFileSync(path.join(dist, 'keep.json'), 'utf8'));
    await until('the server to see the new site', async () => (await (await fetch(`${this.origin}/keep.json`)).json()).build === build, { every: 300 });
  }

  /** Every request that reached the server so far, in order: {method, path, bytes}; UDP packets last. */
  requests() {
    const lines = fs.readFileSync(this.log, 'utf8').split('\n').filter(Boolean);
    return [...lines.map((line) => JSON.parse(line)), ...this.packets];
  }
}
