import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const debian = "/usr/bin/chromium";

/** What Playwright 1.65 switches off: of two such lists the browser reads the last one alone. */
const NOT_FOR_TESTS = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "msForceBrowserSignIn",
  "msEdgeUpdateLaunchServicesPreferredVersion",
];
/**
 * Debian's browser has a window for every page, and loads two pages of its own behind each address bar, for pop-ups
 * that no test can see: two thirds of what a page costs before anything is on it.
 */
const BEHIND_THE_ADDRESS_BAR = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

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
  if (!existsSync(debian)) return { args };
  const off = [...NOT_FOR_TESTS, ...BEHIND_THE_ADDRESS_BAR].join(",");
  return { executablePath: debian, args: [...args, `--disable-features=${off}`] };
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
