import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorCode } from "../server/database.ts";
import { signIn } from "./database-users.ts";
import { findPostmaster, stopPostmaster } from "./postmaster.ts";

const young = 10 * 60_000;

/** Stops and removes the clusters that killed test runs left behind. */
export async function clearDeadTestClusters(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((name) => /^baton-(test|e2e|nodes)-\w{6}$/.test(name))) {
    const dataDir = join(tmpdir(), name);
    const changed = statSync(dataDir, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    // A young one may be on its way up in another run.
    if (Date.now() - changed < young || isUsed(dataDir)) continue;
    const folder = join(dataDir, "postgres");
    const running = existsSync(folder) && findPostmaster({ folder, user: null, password: "" });
    if (running) await stopPostmaster(running.pid, true);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function isUsed(dataDir: string): boolean {
  try {
    const presence = signIn(dataDir);
    presence.leave();
    return presence.othersAreHere();
  } catch (error) {
    // Another run is taking it away.
    if (errorCode(error) === "ENOENT") return true;
    throw error;
  }
}
