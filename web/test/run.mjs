// Runs a group of the browser tests: builds the site once, hands it to every
// test file, and removes it again.
//
//   node test/run.mjs pages      Chromium
//   node test/run.mjs engines    Firefox and WebKit
//   node test/run.mjs shots      screenshots into dist/shots/
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from 'node:events';

const here = fileURLToPath(new URL('./', import.meta.url));
const groups = {
  pages: () => ['--test', '--test-concurrency=1', '--test-timeout=600000', ...testsIn(here)],
  engines: () => ['--test', '--test-concurrency=1', '--test-timeout=600000', ...testsIn(path.join(here, 'engines'))],
  shots: () => [path.join(here, 'shots.mjs'), ...process.argv.slice(3)],
};

function testsIn(folder) {
  const wanted = process.argv.slice(3);
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
    .map((name) => path.join(folder, name));
}

const group = groups[process.argv[2]];
if (!group) fail(`Say which group to run: ${Object.keys(groups).join(', ')}.`);
if (!fs.existsSync(path.join(here, '../node_modules/playwright-core'))) {
  fail('The npm packages of web/ are missing: run web/test/install first.');
}
const { build } = await import('./site.mjs');
const { builtAt } = await import('./scratch.mjs');
const started = Date.now();
let folder;
try {
  folder = await build();
} catch (failure) {
  fail(failure.message);
}
console.error(`The site was built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
const child = spawn(process.execPath, group(), {
  stdio: 'inherit',
  env: { ...process.env, [builtAt]: folder },
});
process.on('exit', () => child.kill());
const [code] = await once(child, 'exit');
process.exit(code ?? 1);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
