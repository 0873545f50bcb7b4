// The package for npm, as npm itself packs it: which files are in it, that another
// project can import it and check its types, and that its page of documentation and
// its types say what the element does.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { newFolder, removeFolder } from './scratch.mjs';

const run = promisify(execFile);
const source = fileURLToPath(new URL('../widget/', import.meta.url));
const own = JSON.parse(fs.readFileSync(path.join(source, 'package.json'), 'utf8'));
const read = (name) => fs.readFileSync(path.join(source, name), 'utf8');
let project, inside; // a project that has installed the package, and the package in it

before(async () => {
  project = newFolder('package');
  await run('npm', ['pack', '--offline', '--pack-destination', project], { cwd: source });
  const [archive] = fs.readdirSync(project);
  assert.equal(archive, `${own.name}-${own.version}.tgz`);
  inside = path.join(project, 'node_modules', own.name);
  fs.mkdirSync(inside, { recursive: true });
  await run('tar', ['-xzf', path.join(project, archive), '-C', inside, '--strip-components=1']);
  fs.writeFileSync(path.join(project, 'package.json'), '{"type":"module"}');
});

after(() => project && removeFolder(project));

const packed = () => fs.readdirSync(inside, { recursive: true }).sort();

test('it holds what it lists, its documents, and nothing else', () => {
  assert.deepEqual(packed(), [...own.files, 'LICENSE', 'README.md', 'package.json'].sort());
  for (const name of own.files) assert.equal(fs.readFileSync(path.join(inside, name), 'utf8'), read(name), name);
  assert.equal(fs.readFileSync(path.join(inside, 'LICENSE'), 'utf8'), fs.readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8'));
  assert.ok(!fs.existsSync(path.join(source, 'LICENSE')), 'packing leaves nothing behind');
});

test('every file that one of it imports is in it, and all lead back to the entry', () => {
  const wanted = [own.exports['.'].default, own.exports['./element.js'].default].map((name) => path.basename(name));
  const reached = new Set();
  while (wanted.length > 0) {
    const name = wanted.pop();
    if (reached.has(name)) continue;
    reached.add(name);
    for (const [, from, other] of fs.readFileSync(path.join(inside, name), 'utf8').matchAll(/^(?:import|export)\b[^;]*?from (["'])(.+?)\1/gm)) {
      assert.match(other, /^\.\/[\w.-]+$/, `${name} needs another package: ${other}`);
      wanted.push(path.basename(other));
    }
  }
  assert.deepEqual([...reached].sort(), packed().filter((name) => name.endsWith('.js')));
  assert.equal(own.dependencies, undefined);
});

test('a server that renders pages can import it', async () => {
  fs.writeFileSync(path.join(project, 'server.js'), 'export { register } from "saring-check"; export { SaringCheck } from "saring-check/element.js";');
  const { register, SaringCheck } = await import(pathToFileURL(path.join(project, 'server.js')));
  assert.equal(typeof register, 'function');
  assert.equal(typeof SaringCheck.prototype.open, 'function');
  assert.equal(typeof SaringCheck.prototype.close, 'function');
});

/** What TypeScript says of files in the project that uses the package. */
async function compile(files) {
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(project, name), text);
  for (const name of ['react', '@types', 'csstype']) {
    const there = path.join(project, 'node_modules', name);
    if (!fs.existsSync(there)) fs.symlinkSync(fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url)), there);
  }
  const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom', '--jsx', 'react-jsx', '--types', 'react'];
  return run(process.execPath, [tsc, ...options, ...Object.keys(files)], { cwd: project }).then(() => [], ({ stdout }) => stdout.trim().split('\n'));
}

test('its types let through what is right', async () => {
  assert.deepEqual(await compile({
    'right.ts': `
      import { register, type SaringVerdict } from "saring-check";
      import { SaringCheck } from "saring-check/element.js";
      const made: typeof SaringCheck = register("https://saring.example");
      const element = document.createElement("saring-check");
      element.addEventListener("saring-verdict", ({ detail }) => { const word: SaringVerdict = detail.verdict; console.log(word); });
      element.addEventListener("saring-resize", ({ detail }) => console.log(detail.height.toFixed()));
      element.addEventListener("click", (event) => console.log(event.type));
      element.open();
      document.querySelector("saring-check")?.close();
      console.log(made.origin);`,
    'right.tsx': `
      import type {} from "saring-check/react";
      export const help = <saring-check lang="id" size="dialog" channels="/channels.json" onsaring-verdict={({ detail }) => console.log(detail.verdict)}>
        <a href="https://saring.example/id/">Periksa</a></saring-check>;`,
  }), []);
});

test('its types complain about what is wrong', async () => {
  const faults = await compile({
    'wrong.ts': `
      import { register } from "saring-check";
      register(7);
      const element = document.createElement("saring-check");
      element.addEventListener("saring-verdict", ({ detail }) => console.log(detail.text));
      element.shut();`,
    'wrong.tsx': `
      import type {} from "saring-check/react";
      export const help = <saring-check size="huge" />;`,
  });
  for (const [line, what] of [['wrong.ts(3', 'number'], ['wrong.ts(5', "'text'"], ['wrong.ts(6', "'shut'"], ['wrong.tsx(3', '"huge"']]) {
    assert.ok(faults.some((fault) => fault.startsWith(line) && fault.includes(what)), `${line} ${what}: ${faults.join('\n')}`);
  }
  assert.equal(faults.filter((fault) => /^\S/.test(fault)).length, 4, faults.join('\n'));
});

test('the documentation is one page in its order, and names each attribute, event and part', () => {
  const text = read('README.md');
  assert.ok(text.split('\n').length < 110, 'one page');
  assert.deepEqual([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title), ['Script tag', 'Markup', 'Attributes', 'Events', 'Styling parts', 'Browser support']);
  const element = read('element.js');
  const attributes = new Set([...element.matchAll(/getAttribute\("([\w-]+)"\)/g)].map(([, name]) => name));
  assert.ok(attributes.size >= 7, [...attributes].join(' '));
  for (const name of attributes) assert.ok(text.includes(`| \`${name}\` |`), `the attribute ${name}`);
  assert.deepEqual(typed('SaringCheckAttributes'), [...attributes].sort());
  const events = new Set([...element.matchAll(/#say\("(\w+)"/g)].map(([, name]) => `saring-${name}`));
  assert.ok(events.size >= 4);
  for (const name of events) assert.ok(text.includes(`\`${name}\``), `the event ${name}`);
  assert.deepEqual(typed('SaringCheckEventMap'), [...events].sort());
  const parts = new Set([...element.matchAll(/make\("\w+", "(\w+)"/g)].map(([, name]) => name));
  assert.ok(parts.size >= 7);
  const section = text.slice(text.indexOf('## Styling parts'));
  for (const name of parts) assert.ok(section.includes(`\`${name}\``) || section.includes(`::part(${name})`), `the part ${name}`);
});

/** The members of an interface in element.d.ts. */
function typed(name) {
  const [, body] = read('element.d.ts').match(new RegExp(`interface ${name} \\{([^}]*(?:\\{[^}]*\\}[^}]*)*)\\n\\}`));
  return [...body.matchAll(/^ {2}"?([\w-]+)"?\??:/gm)].map(([, member]) => member).sort();
}
