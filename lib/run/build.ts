import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

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

/** Runs `next build` when anything that goes into it changed since the last one. Returns whether it did. */
export async function buildIfChanged(): Promise<boolean> {
  const wanted = await fingerprint();
  if (existsSync(join(".next", "BUILD_ID")) && existsSync(marker) && readFileSync(marker, "utf8") === wanted)
    return false;
  await runBuild();
  writeFileSync(marker, wanted);
  return true;
}

async function fingerprint(): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(inputs, { withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).replaceAll("\\", "/");
    if (entry.isFile() && !notBuilt.test(path)) files.push(path);
  }
  const hash = createHash("sha256").update(process.platform);
  for (const path of files.sort()) hash.update(`\0${path}\0`).update(await readFile(path));
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
      reject(new Error(`next build failed:\n${Buffer.concat(said).toString().trim()}`));
    });
  });
}
