// Serves the examples on an origin of their own, as a business's site would be:
//
//   make run                                                   a Saring site, on http://127.0.0.1:8080
//   node web/examples/serve.mjs http://127.0.0.1:8080 [port]   the examples, on http://127.0.0.1:8090
//
// Each page is sent with the policy that the page for businesses recommends.
// https://saring.example in them becomes the Saring site. It is no tool for real
// sites: what it does to the packages of npm is what a bundler is for.
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { once } from "node:events";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { policyLines } from "../page/embed.js";

const here = fileURLToPath(new URL("./", import.meta.url));
const web = path.join(here, "..");
const packages = path.join(web, "node_modules");
const kinds = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json" };

/** The examples that can be opened, each at /NAME/. */
export const examples = ["html", "wordpress", "react", "vue"];

/**
 * Serves the examples for a Saring site until stop() is called.
 * @param {string} saring the site's origin
 * @param {(address: string) => void} [asked] hears of each request
 * @returns {Promise<{origin: string, stop: () => void}>}
 */
export async function serveExamples(saring, port = 0, asked = () => {}) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    asked(request.url);
    let body;
    try {
      body = answer(pathname, saring);
    } catch {}
    const kind = kinds[path.extname(pathname.endsWith("/") ? "index.html" : pathname)] ?? "text/javascript";
    response.writeHead(body === undefined ? 404 : 200, { "content-type": kind, ...(kind.startsWith("text/html") && policies(pathname, saring)) });
    response.end(body ?? "There is no such example.");
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

// policies are the recommended lines, and nothing else allowed.
function policies(pathname, saring) {
  const lines = Object.fromEntries(policyLines(saring, true).split("\n").map((line) => line.split(": ")));
  // Vue compiles the example's template in the browser, which asks for eval.
  if (pathname === "/vue/") lines["Content-Security-Policy"] = lines["Content-Security-Policy"].replace("script-src", "script-src 'unsafe-eval'");
  lines["Content-Security-Policy"] = `default-src 'none'; base-uri 'none'; form-action 'none'; ${lines["Content-Security-Policy"]}`;
  return lines;
}

function answer(pathname, saring) {
  const [, first, ...rest] = pathname.split("/");
  if (first === "modules") return asModule(rest.join("/"));
  const name = path.normalize(pathname.endsWith("/") ? pathname + "index.html" : pathname);
  let text = fs.readFileSync(path.join(here, name), "utf8");
  if (name === "/wordpress/index.html") text = wordpress(text);
  if (name.endsWith(".js")) text = resolved(text);
  return text.replaceAll("https://saring.example", saring);
}

// wordpress does to its page what WordPress does: the script that functions.php
// enqueues goes into the head, the block into the content.
function wordpress(page) {
  const php = fs.readFileSync(path.join(here, "wordpress/functions.php"), "utf8");
  const [, handle, address, strategy] = php.match(/wp_enqueue_script\( '(\w+)', '([^']+)'.*'strategy' => '(\w+)'/);
  return page
    .replace(/<!-- What WordPress.*-->/, `<script src="${address}" id="${handle}-js" ${strategy} data-wp-strategy="${strategy}"></script>`)
    .replace("<!-- block.html -->", () => fs.readFileSync(path.join(here, "wordpress/block.html"), "utf8"));
}

// resolved gives the names of packages in import lines addresses, as bundlers do.
const resolved = (text) => text.replace(/(from |import )"([a-z][\w./-]*)"/g, '$1"/modules/$2"');

// What stands behind the name of a package: a module, or a script for Node.
const modules = {
  vue: "vue/dist/vue.esm-browser.prod.js",
};
const scripts = {
  react: "react/cjs/react.production.js",
  "react-dom": "react-dom/cjs/react-dom.production.js",
  "react-dom/client": "react-dom/cjs/react-dom-client.production.js",
  scheduler: "scheduler/cjs/scheduler.production.js",
};

function asModule(name) {
  if (name === "saring-check" || name.startsWith("saring-check/")) {
    const own = JSON.parse(fs.readFileSync(path.join(web, "widget/package.json"), "utf8"));
    if (name === "saring-check") return `export * from "/modules/saring-check/${path.basename(own.exports["."].default)}";`;
    return fs.readFileSync(path.join(web, "widget", path.basename(name)), "utf8");
  }
  if (modules[name]) return fs.readFileSync(path.join(packages, modules[name]), "utf8");
  // React comes for Node alone: the script gets what Node would give it, and hands out
  // what Node sees that it does.
  const text = fs.readFileSync(path.join(packages, scripts[name]), "utf8");
  const needs = [...new Set([...text.matchAll(/require\("([^"]+)"\)/g)].map(([, need]) => need))];
  const names = Object.keys(createRequire(import.meta.url)(path.join(packages, scripts[name]))).filter((one) => one !== "default");
  return [
    ...needs.map((need, i) => `import need${i} from "/modules/${need}";`),
    `const needs = { ${needs.map((need, i) => `"${need}": need${i}`).join(", ")} };`,
    "const module = { exports: {} };",
    "(function (module, exports, require, process) {",
    text,
    '})(module, module.exports, (name) => needs[name], { env: { NODE_ENV: "production" } });',
    "export default module.exports;",
    `export const { ${names.join(", ")} } = module.exports;`,
  ].join("\n");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [saring = "http://127.0.0.1:8080", port = "8090"] = process.argv.slice(2);
  const { origin } = await serveExamples(saring, Number(port));
  for (const name of examples) console.log(`${origin}/${name}/`);
}
