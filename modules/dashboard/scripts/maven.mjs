// What Maven runs: `install`, `build` or `check`, each left out when nothing it depends on has changed.
// Only `node` and `npm` have to be on the path.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STEPS = {
  install: {
    inputs: ["package.json", "package-lock.json"],
    output: "node_modules/.package-lock.json",
    commands: [["ci", "--no-audit", "--no-fund"]],
  },
  build: {
    inputs: ["package.json", "package-lock.json", "vite.config.ts", "index.html", "public", "src"],
    output: "target/dashboard/index.html",
    commands: [["run", "build"]],
  },
  check: {
    inputs: [
      "package.json",
      "package-lock.json",
      "vite.config.ts",
      "vitest.e2e.config.ts",
      "vitest.pictures.config.ts",
      "tsconfig.json",
      "eslint.config.js",
      "index.html",
      "public",
      "e2e",
      "scripts",
      "src",
    ],
    output: "target/dashboard/index.html",
    commands: [["run", "check"]],
  },
};

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!/^(e2e|public|scripts|src)/.test(path) || /\.\w+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hash(inputs) {
  const digest = createHash("sha256").update(process.version);
  for (const file of inputs.flatMap(filesOf)) {
    digest.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return digest.digest("hex");
}

const name = process.argv[2];
const step = STEPS[name];
const stamp = `target/stamps/${name}`;
const now = hash(step.inputs);
if (existsSync(step.output) && existsSync(stamp) && readFileSync(stamp, "utf8") === now) {
  console.log(`${name}: nothing changed`);
} else {
  for (const args of step.commands) {
    const { status, error } = spawnSync("npm", args, {
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    if (error) console.error(`npm cannot be run: ${error.message}`);
    if (status !== 0) process.exit(status ?? 1);
  }
  mkdirSync("target/stamps", { recursive: true });
  writeFileSync(stamp, now);
}
