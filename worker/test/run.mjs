// Builds the edge folder once and runs every test of this folder on it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEdge } from './edge.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const built = buildEdge();
const files = fs.readdirSync(here).filter((name) => name.endsWith('.test.mjs')).map((name) => path.join(here, name));
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files], {
  stdio: 'inherit', env: { ...process.env, SARING_EDGE: built },
});
fs.rmSync(path.dirname(built), { recursive: true });
process.exit(status ?? 1);
