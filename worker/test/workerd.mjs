// workerd alone, without anything between it and the caller: for timings.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import workerd from 'workerd';
import { TOKENS } from './edge.mjs';

const kinds = { '.mjs': 'esModule', '.js': 'esModule', '.wasm': 'wasm', '.pack': 'data', '.txt': 'data' };

/** Serves the modules of a folder, the entry first, and resolves to { address, pid, stop, sinceStart }. */
export async function serve(folder, entry = 'entry.mjs', bindings = {}) {
  const names = fs.readdirSync(folder, { recursive: true }).filter((name) => kinds[path.extname(name)]);
  names.sort((a, b) => (b === entry) - (a === entry));
  const modules = names.map((name) => `(name = ${JSON.stringify(name)}, ${kinds[path.extname(name)]} = embed ${JSON.stringify(name)})`);
  const variables = Object.entries({ CHECK_API: 'on', CHECK_TOKENS: TOKENS, HASH_SEED: 'a seed for tests', ...bindings })
    .map(([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`);
  const config = path.join(folder, 'serve.capnp');
  fs.writeFileSync(config, `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [${modules.join(', ')}],
    bindings = [${variables.join(', ')}],
    compatibilityDate = "2026-04-22",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`);
  const begin = performance.now();
  const child = spawn(workerd.default ?? workerd, ['serve', '--control-fd=3', config], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
  const port = await new Promise((resolve, reject) => {
    let said = '';
    child.stdio[3].on('data', (data) => {
      said += data;
      for (const line of said.split('\n')) {
        if (line.includes('"listen"')) resolve(JSON.parse(line).port);
      }
    });
    child.on('exit', (code) => reject(new Error(`workerd ended with ${code}`)));
  });
  return {
    address: `http://127.0.0.1:${port}`,
    pid: child.pid,
    startup: performance.now() - begin, // ms
    stop: () => new Promise((resolve) => { child.on('exit', resolve); child.kill('SIGTERM'); }),
  };
}

/** CPU seconds and resident kB of a process and its threads, as Linux counts them. */
export function usage(pid) {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]); // utime, stime in 1/100 s
  const rss = Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  return { cpu: ticks / 100, rss };
}

/** Sends n posts over some connections and resolves to { faults, times } with times in ms, sorted. */
export async function load(http, address, { n, connections, path: target, headers, body }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(address);
  const times = [];
  let left = n;
  let faults = 0;
  const one = () => new Promise((resolve) => {
    const begin = performance.now();
    const request = http.request({ agent, hostname, port, path: target, method: 'POST', headers: { ...headers, 'Content-Length': body.length } }, (answer) => {
      if (answer.statusCode !== 200) faults++;
      answer.resume();
      answer.on('end', () => { times.push(performance.now() - begin); resolve(); });
    });
    request.on('error', () => { faults++; resolve(); });
    request.end(body);
  });
  await Promise.all(Array.from({ length: connections }, async () => { while (left-- > 0) await one(); }));
  agent.destroy();
  return { faults, times: times.sort((a, b) => a - b) };
}
