import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const marker = join(".next", "baton-built-from");
// Without tsconfig.json: Next itself writes to it while it builds.
const inputs = [
  "{app,components,lib,public}/**/*",
  "prisma/schema.prisma",
  "{proxy,instrumentation}.ts",
  "{package,package-lock}.json",
  "next.config.js",
];
const notBuilt = /\.test\.tsx?$|^lib\/(run|server\/generated)\//;

class UnderWay extends Error {}

const LOOK_AGAIN_MS = 500;
const LONGEST_BUILD_MS = 300_000;

/**
 * Runs `next build` when anything that goes into it changed since the last one; waits while another process that was
 * started with this one does. Returns whether there was anything to build.
 */
export async function buildIfChanged(): Promise<boolean> {
  const wanted = await fingerprint();
  const began = performance.now();
  let waited = false;
  while (!isBuiltFrom(wanted)) {
    try {
      await runBuild();
      writeFileSync(marker, wanted);
      return true;
    } catch (error) {
      if (!(error instanceof UnderWay) || performance.now() - began > LONGEST_BUILD_MS) throw error;
      waited = true;
      await pause(LOOK_AGAIN_MS);
    }
  }
  return waited;
}

function isBuiltFrom(wanted: string): boolean {
  return existsSync(join(".next", "BUILD_ID")) && existsSync(marker) && readFileSync(marker, "utf8") === wanted;
}

/** Of everything that goes into a build of this folder, by contents, wherever the folder lies. */
export async function fingerprint(folder = process.cwd()): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(inputs, { cwd: folder, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
    if (entry.isFile() && !notBuilt.test(path)) files.push(path);
  }
  const hash = createHash("sha256").update(process.platform);
  for (const path of files.sort()) hash.update(`\0${path}\0`).update(await readFile(join(folder, path)));
  return hash.digest("hex");
}

function runBuild(): Promise<void> {
  const next = join("node_modules", "next", "dist", "bin", "next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, [next, "build"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve();
      const why = Buffer.concat(said).toString().trim();
      if (/Another next build process is already running/.test(why)) return reject(new UnderWay(why));
      reject(new Error(`next build failed:\n${why}`));
    });
  });
}
