import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

export type SystemUser = { uid: number; gid: number };

/** Whom PostgreSQL runs as: nobody special, except that it refuses root, who lends it the system's `postgres` user. */
export function databaseUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  return findUser("postgres") ?? createUser() ?? needUser("nobody");
}

/** Lets the user walk through every folder above and into this one, and no more than walk. Says what it changed. */
export function givePassage(folder: string, user: SystemUser, log: (line: string) => void): void {
  const above = dirname(folder);
  if (above !== folder) givePassage(above, user, log);
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if (mode & bit) return;
  chmodSync(folder, (mode & 0o7777) | bit);
  log(`gave the database's user passage through ${folder}`);
}

/** The same for Baton's own folder, where the group suffices and other users stay out. */
export function givePassageByGroup(folder: string, user: SystemUser): void {
  const { mode, gid } = statSync(folder);
  if (gid !== user.gid) chownSync(folder, -1, user.gid);
  if (!(mode & 0o010)) chmodSync(folder, (mode & 0o7777) | 0o010);
}

function findUser(name: string): SystemUser | null {
  const fields = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((line) => line.startsWith(`${name}:`))
    ?.split(":");
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : null;
}

function createUser(): SystemUser | null {
  try {
    execFileSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
      {
        stdio: "ignore",
      },
    );
    return findUser("postgres");
  } catch {
    return null;
  }
}

function needUser(name: string): SystemUser {
  const user = findUser(name);
  if (!user)
    throw new Error("PostgreSQL does not run as root and this system has no other user for it. Run as a user.");
  return user;
}
