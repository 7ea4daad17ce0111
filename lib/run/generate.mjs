import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./install.mjs";

const schema = join(root, "prisma", "schema.prisma");
const generated = join(root, "lib", "server", "generated");
const marker = join(generated, ".made-from");

if (process.argv[1] === fileURLToPath(import.meta.url)) generateClient();

/** Generates the Prisma client when the schema or Prisma itself changed since the last time. */
export function generateClient() {
  if (!existsSync(schema)) return;
  const wanted = fingerprint();
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  const run = spawnSync(process.execPath, [join(root, "node_modules", "prisma", "build", "index.js"), "generate"], {
    cwd: root,
    encoding: "utf8",
    // Prisma looks for a schema engine and would download one; `generate` never runs it, so any executable serves.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  if (run.status !== 0) throw new Error(`prisma generate failed:\n${run.stdout}${run.stderr}`);
  mkdirSync(generated, { recursive: true });
  writeFileSync(marker, wanted);
  console.log("Generated the Prisma client.");
}

function fingerprint() {
  const version = JSON.parse(readFileSync(join(root, "node_modules", "prisma", "package.json"), "utf8")).version;
  return createHash("sha256").update(version).update(readFileSync(schema)).digest("hex");
}
