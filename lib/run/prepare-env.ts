import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { type Env, EnvProblem, readEnv, type SettingProblem } from "../server/env.ts";
import { KEY_FILE } from "../server/master-keys.ts";
import { keptSecret, openDataFolder } from "./data-folder.ts";
import { keptBefore, SECRET_FILE } from "./kept-secrets.ts";

/**
 * Reads `.env`, makes what the embedded installation generates for itself (kept in the data folder) and writes all of it
 * to `process.env`, where Next's own bundles in this process find the same values. Prints a table and ends on a problem.
 */
export function prepareEnv(): Env {
  try {
    if (existsSync(".env")) process.loadEnvFile(".env");
    return fillIn();
  } catch (error) {
    if (!(error instanceof EnvProblem)) throw error;
    console.error(`Baton cannot start with these settings:\n\n${problemTable(error.rows)}\n\nSee .env.example.`);
    process.exit(1);
  }
}

function fillIn(): Env {
  const source = process.env;
  const embedded = !source.DATABASE_URL?.trim();
  const demo = source.BATON_DEMO?.trim() || (embedded ? "1" : "0");
  if (embedded || demo === "1") {
    const folder = openFolderOrSay(source.BATON_DATA_DIR?.trim() || ".baton");
    if (embedded) fillInSecrets(source, folder);
    if (demo === "1" && !source.BATON_API_KEY?.trim())
      source.BATON_API_KEY = keptSecret(folder, "demo-api-key", demoKey);
    source.BATON_DATA_DIR = folder;
  }
  source.BATON_DEMO = demo;
  const env = readEnv(source);
  source.PORT = String(env.port);
  source.NEXTAUTH_URL = env.publicUrl;
  source.NEXTAUTH_SECRET = env.secret;
  return env;
}

function fillInSecrets(source: NodeJS.ProcessEnv, folder: string): void {
  if (!source.BATON_SECRET?.trim()) {
    source.BATON_SECRET = keptSecret(folder, SECRET_FILE);
    source.BATON_SECRET_PREVIOUS ??= keptBefore(folder, SECRET_FILE) ?? "";
  }
  // Read again from there when it changes, except where somebody set it outside.
  if (source.BATON_MASTER_KEY?.trim() && source.BATON_KEY_FOLDER !== folder) return;
  source.BATON_MASTER_KEY = keptSecret(folder, KEY_FILE);
  source.BATON_MASTER_KEY_PREVIOUS = keptBefore(folder, KEY_FILE) ?? "";
  source.BATON_KEY_FOLDER = folder;
}

function demoKey(): string {
  return `baton_demo_${randomBytes(24).toString("base64url")}`;
}

function openFolderOrSay(folder: string): string {
  try {
    return openDataFolder(folder);
  } catch (error) {
    const problem = `cannot be used (${(error as NodeJS.ErrnoException).code ?? error})`;
    throw new EnvProblem([{ name: "BATON_DATA_DIR", problem, howToFix: "a folder that this user may write to" }]);
  }
}

function problemTable(rows: SettingProblem[]): string {
  const table = [
    ["Setting", "Problem", "What it should be"],
    ...rows.map((row) => [row.name, row.problem, row.howToFix]),
  ];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`).join("\n");
}
