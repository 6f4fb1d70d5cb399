// Fails when the first page has grown beyond its budget: everything the entry loads at once, gzipped.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const DIST = "target/dashboard/";
const BUDGETS = { js: 320, css: 20 };

const manifest = JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, "utf8"));
const files = { js: new Set(), css: new Set() };

function collect(key) {
  const chunk = manifest[key];
  if (files.js.has(chunk.file)) return;
  files.js.add(chunk.file);
  chunk.css?.forEach((file) => files.css.add(file));
  chunk.imports?.forEach(collect);
}

collect("index.html");
let failed = false;
for (const [kind, names] of Object.entries(files)) {
  const bytes = [...names].reduce((sum, name) => sum + gzipSync(readFileSync(DIST + name)).length, 0);
  const kilobytes = bytes / 1000;
  const over = kilobytes > BUDGETS[kind];
  failed ||= over;
  console.log(`${kind}: ${kilobytes.toFixed(1)} kB of ${BUDGETS[kind]} kB${over ? " - TOO LARGE" : ""}`);
}
process.exit(failed ? 1 : 0);
