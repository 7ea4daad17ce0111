import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { browserLaunch } from "../lib/run/browser.ts";
import { portFrom } from "../lib/run/program.ts";

// Playwright reads this file again in each worker, which inherits what the first reading put here.
process.env.BATON_E2E_DATA ??= mkdtempSync(join(tmpdir(), "baton-e2e-"));
process.env.BATON_E2E_PORT ??= `${await portFrom(4310)}`;
process.env.BATON_E2E_KEY ??= "baton-e2e-key-0123456789";

const url = `http://localhost:${process.env.BATON_E2E_PORT}`;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  globalTeardown: "./tear-down.ts",
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: url,
    browserName: "chromium",
    launchOptions: browserLaunch(),
    locale: "en-GB",
    timezoneId: "Europe/London",
    // Recording every page is work for two cores that every run would pay: `--trace on` for the test that failed.
    trace: "off",
    screenshot: "only-on-failure",
  },
  webServer: {
    command: `"${process.execPath}" --disable-warning=ExperimentalWarning lib/run/main.ts start`,
    cwd: join(import.meta.dirname, ".."),
    url: `${url}/sign-in`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: process.env.BATON_E2E_LOG ? "pipe" : "ignore",
    env: {
      PORT: process.env.BATON_E2E_PORT,
      NEXTAUTH_URL: url,
      DATABASE_URL: "",
      BATON_DATA_DIR: process.env.BATON_E2E_DATA,
      BATON_API_KEY: process.env.BATON_E2E_KEY,
      BATON_DEMO: "1",
      // Tests act faster than people do, and many of them are invited and sign in from one address.
      BATON_LIMITS: JSON.stringify({
        person: { perSecond: 500, burst: 2000 },
        stranger: { perSecond: 500, burst: 2000 },
        signIn: { addressFailures: 1000 },
      }),
      LOG_LEVEL: "warn",
    },
  },
});
