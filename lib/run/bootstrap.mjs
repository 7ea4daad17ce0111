// Plain JavaScript without dependencies: an old system Node must be able to run it before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { generateClient } from "./generate.mjs";
import { install, root } from "./install.mjs";

const programs = {
  start: "main.ts",
  dev: "main.ts",
  test: "test.ts",
  check: "test.ts",
  bench: "bench.ts",
  fuzz: "fuzz.ts",
  simulate: "simulate.ts",
  torture: "torture.ts",
  import: "import.ts",
  verify: "verify.ts",
  build: "build-ahead.ts",
  backup: "backup.ts",
  restore: "restore.ts",
  rotate: "rotate.ts",
};

const [name, ...rest] = process.argv.slice(2);
const program = Object.hasOwn(programs, name ?? "") ? programs[name] : undefined;
if (!program) fail(`Say what to run: ${Object.keys(programs).join(", ")}.`);

try {
  install();
  generateClient();
} catch (error) {
  fail(error.message);
}
handOver(findNode(), join("lib", "run", program));

function findNode() {
  if (atLeast(process.versions.node, 22, 18)) return process.execPath;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const own = join(root, "node_modules", `node-${process.platform.replace("32", "")}-${process.arch}`, "bin", file);
  if (!existsSync(own)) fail(`Node ${process.version} is too old and none came from npm. Install Node 22.18 or newer.`);
  const found = spawnSync(own, ["--version"], { encoding: "utf8" });
  if (found.status !== 0) fail(`The Node that came from npm does not run here (${own}). Install Node 22.18 or newer.`);
  return own;
}

function atLeast(version, major, minor) {
  const [hasMajor, hasMinor] = version.split(".").map(Number);
  return hasMajor > major || (hasMajor === major && hasMinor >= minor);
}

function handOver(node, file) {
  const args = ["--disable-warning=ExperimentalWarning", file, ...(file.match(/main|test/) ? [name] : []), ...rest];
  // The channel lets the program notice when this process is killed outright, and stop the database behind it.
  const child = spawn(node, args, { cwd: root, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) whenParentEnds(() => child.kill("SIGTERM"));
  child.on("error", (error) => fail(`Could not run ${node}: ${error.message}`));
  child.on("exit", (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

// npm passes a signal to its shell alone, which dies of it and tells nobody.
function whenParentEnds(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 250);
  watch.unref();
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
