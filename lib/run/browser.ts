import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const debian = "/usr/bin/chromium";

/** How tests start the browser: Debian's Chromium where it is, else (undefined path) Playwright's own. */
export function browserLaunch(): { executablePath?: string; args: string[] } {
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ];
  return existsSync(debian) ? { executablePath: debian, args } : { args };
}

/** Makes sure that a browser is there, installing it when it is not. Throws with words for people. */
export function ensureBrowser(): string {
  if (existsSync(debian)) return `Browser: ${debian}`;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) return installDebian();
  run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  return "Browser: Playwright's own Chromium";
}

function installDebian(): string {
  run("apt-get", ["update", "-qq"]);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  return `Browser: installed ${debian}`;
}

function run(program: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const done = spawnSync(program, args, { env, encoding: "utf8" });
  if (done.status === 0) return;
  throw new Error(
    `No browser: \`${program} ${args.join(" ")}\` failed.\n${done.stdout ?? ""}${done.stderr ?? done.error}`,
  );
}
