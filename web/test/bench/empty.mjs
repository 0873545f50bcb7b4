import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Builds an empty Go program into folder/empty.wasm, compiled as the engine is: what no Go engine can beat. */
export function buildEmpty(folder) {
  const source = path.join(folder, 'empty');
  fs.mkdirSync(source, { recursive: true });
  fs.writeFileSync(path.join(source, 'go.mod'), 'module empty\n\ngo 1.26\n');
  fs.writeFileSync(path.join(source, 'main.go'), 'package main\n\n//go:wasmexport nothing\nfunc nothing() {}\n\nfunc main() {}\n');
  execFileSync('go', ['build', '-buildmode=c-shared', '-trimpath', '-ldflags=-s -w', '-o', path.join(folder, 'empty.wasm'), '.'], {
    cwd: source,
    stdio: 'inherit',
    env: { ...process.env, GOOS: 'wasip1', GOARCH: 'wasm', CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '' },
  });
}
