// Starts what `make edge` builds on the real runtime, on a free port of
// loopback and without a network.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Miniflare } from 'miniflare';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Tokens of every test deployment. They open nothing. */
export const TOKENS = 'a-token-for-tests-only-1, another-token-for-tests-1';

/** Builds the edge folder, or copies the one that SARING_EDGE names, into a folder of its own and returns its path. */
export function buildEdge() {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'saring-edge-')), 'edge');
  if (process.env.SARING_EDGE) {
    fs.cpSync(process.env.SARING_EDGE, folder, { recursive: true });
  } else {
    execFileSync('go', ['run', './internal/site', '-quick', '-out', folder, 'edge'], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return folder;
}

const types = { '.mjs': 'ESModule', '.js': 'ESModule', '.wasm': 'CompiledWasm', '.pack': 'Data', '.txt': 'Data' };

/** Lists the modules as wrangler's rules do, the entry first. */
function modulesOf(folder, entry) {
  const all = fs.readdirSync(folder, { recursive: true })
    .filter((name) => types[path.extname(name)])
    .map((name) => ({ type: types[path.extname(name)], path: path.join(folder, name) }));
  const first = (module) => path.basename(module.path) === entry;
  return [...all.filter(first), ...all.filter((module) => !first(module))];
}

/**
 * Starts a deployment of an edge folder. bindings are its variables and
 * secrets; entry is the module that answers; options go to the runtime.
 */
export async function startEdge(folder, { bindings = {}, entry = 'entry.mjs', ...options } = {}) {
  const worker = path.join(folder, 'worker');
  const lines = [];
  const runtime = new Miniflare({
    modules: modulesOf(worker, entry),
    modulesRoot: worker,
    compatibilityDate: '2026-04-22',
    bindings: { CHECK_API: 'on', CHECK_TOKENS: TOKENS, HASH_SEED: 'a seed for tests', ...bindings },
    assets: {
      directory: path.join(folder, 'site'),
      binding: 'ASSETS',
      routerConfig: { has_user_worker: true, static_routing: { user_worker: ['/api/*', '/hooks/*', '/known/*', '/*/share', '/*/share/'] } },
      assetConfig: { html_handling: 'auto-trailing-slash', not_found_handling: '404-page' },
    },
    port: 0,
    host: '127.0.0.1',
    cf: false,
    telemetry: { enabled: false },
    handleRuntimeStdio(out, err) {
      for (const stream of [out, err]) stream.setEncoding('utf8').on('data', (text) => lines.push(text));
    },
    // What the worker itself writes, with console or on its standard error.
    handleStructuredLogs: ({ message }) => lines.push(`${message}\n`),
    ...options,
  });
  const address = (await runtime.ready).href.replace(/\/$/, '');
  return {
    address,
    runtime,
    /** Everything that the runtime and the worker have written. */
    log: () => lines.join(''),
    stop: () => runtime.dispose(),
  };
}
