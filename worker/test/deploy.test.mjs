// wrangler takes the folder as it is: a deployment up to the point where it
// would leave this machine.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEdge } from './edge.mjs';

const wrangler = fileURLToPath(new URL('../node_modules/wrangler/bin/wrangler.js', import.meta.url));
let folder;

before(() => { folder = buildEdge(); });
after(() => { if (folder) fs.rmSync(path.dirname(folder), { recursive: true }); });

test('wrangler deploy --dry-run', () => {
  const out = path.join(path.dirname(folder), 'out');
  const said = execFileSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', out], {
    cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG_PATH: path.join(path.dirname(folder), 'logs'), NO_COLOR: '1' },
  });
  assert.doesNotMatch(said, /WARNING|ERROR/);
  assert.match(said, /env\.CHECK_API \("off"\)/);
  assert.match(said, /env\.CHECK_RATE_LIMIT/);
  // What is sent is what the folder holds, byte for byte, and the engine is the page's own.
  const sent = fs.readdirSync(out, { recursive: true }).filter((name) => fs.statSync(path.join(out, name)).isFile() && name !== 'README.md');
  assert.deepEqual(sent.sort(), fs.readdirSync(path.join(folder, 'worker'), { recursive: true }).filter((name) => name !== 'go').sort());
  for (const name of sent) assert.ok(fs.readFileSync(path.join(out, name)).equals(fs.readFileSync(path.join(folder, 'worker', name))), name);
  const assets = path.join(folder, 'site', 'a');
  const engine = fs.readdirSync(assets).find((name) => name.startsWith('engine-'));
  assert.ok(fs.readFileSync(path.join(out, 'engine.wasm')).equals(fs.readFileSync(path.join(assets, engine))));
});
