import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adviceInWords, askRegistry } from "./audit/ask-registry.ts";
import { ensureBrowser } from "./browser.ts";
import { buildIfChanged } from "./build.ts";
import { seconds } from "./progress.ts";
import { type Count, countPlaywright, countReport, countVitest } from "./test-report.ts";

const withBrowser = process.argv[2] !== "check";
const reports = mkdtempSync(join(tmpdir(), "baton-reports-"));
const steps: { name: string; run: () => Promise<Count> }[] = [
  { name: "Format and lint", run: async () => asOne((await tool("@biomejs/biome/bin/biome", ["check", "."])) === 0) },
  { name: "Types", run: checkTypes },
  { name: "Advisories on dependencies", run: checkAdvisories },
  { name: "Unit and integration tests", run: runVitest },
  { name: "Build", run: async () => asOne(await buildIfChanged().then(() => true)) },
  ...(withBrowser ? [{ name: "Browser tests", run: runPlaywright }] : []),
];

const began = performance.now();
const total: Count = { passed: 0, failed: 0 };
const lines: string[] = [];
const reasons: string[] = [];
for (const { name, run } of steps) await runStep(name, run);
rmSync(reports, { recursive: true, force: true });
if (reasons.length > 0) console.log(`\nWhat failed:\n${reasons.join("\n")}`);
console.log(`\n${lines.join("\n")}\nAll steps: ${seconds(performance.now() - began)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed`);

async function runStep(name: string, run: () => Promise<Count>): Promise<void> {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const count = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return asOne(false);
  });
  total.passed += count.passed;
  total.failed += count.failed;
  const named = count.reasons ?? [];
  reasons.push(...(count.failed && named.length === 0 ? [`✗ ${name}: see above`] : named));
  const took = seconds(performance.now() - start);
  lines.push(`${count.failed ? "✗" : "✓"} ${name}: ${count.passed} passed, ${count.failed} failed (${took})`);
}

async function checkTypes(): Promise<Count> {
  await tool("next/dist/bin/next", ["typegen"]);
  return asOne((await tool("typescript/bin/tsc", ["--noEmit"])) === 0);
}

/** Red only for a grave advisory: without a network nothing is known, and the lock file is tested with the rest. */
async function checkAdvisories(): Promise<Count> {
  const advice = await askRegistry();
  console.log(adviceInWords(advice));
  return asOne(advice.grave.length === 0);
}

async function runVitest(): Promise<Count> {
  const file = join(reports, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return countReport(file, await tool("vitest/vitest.mjs", args), countVitest);
}

async function runPlaywright(): Promise<Count> {
  console.log(ensureBrowser());
  const file = join(reports, "playwright.json");
  const args = ["test", "-c", "e2e/playwright.config.ts", "--reporter=list,json"];
  const code = await tool("@playwright/test/cli.js", args, { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  return countReport(file, code, countPlaywright);
}

function asOne(passed: boolean): Count {
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function tool(path: string, args: string[], extra: Record<string, string> = {}): Promise<number | null> {
  const env = { ...process.env, ...extra, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, [join("node_modules", path), ...args], { env, stdio: "inherit" });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.once("SIGTERM", forward);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("SIGTERM", forward);
      resolve(code);
    });
  });
}
