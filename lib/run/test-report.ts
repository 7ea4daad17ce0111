import { existsSync, readFileSync, rmSync } from "node:fs";

export type Count = { passed: number; failed: number };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };

/** Counts what vitest ran. A file that could not be loaded is one failure. */
export function countVitest(report: VitestReport): Count {
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** Counts what Playwright ran. A test that passed only when repeated counts as failed, and so does an error outside tests. */
export function countPlaywright({ stats, errors }: PlaywrightReport): Count {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** Reads the runner's report, or counts one failure where there is none, no test ran, or the runner failed otherwise. */
export function countReport<Report>(file: string, exitCode: number | null, count: (report: Report) => Count): Count {
  const counted = existsSync(file) ? count(JSON.parse(readFileSync(file, "utf8")) as Report) : { passed: 0, failed: 0 };
  rmSync(file, { force: true });
  const silentFailure = counted.failed === 0 && (exitCode !== 0 || counted.passed === 0);
  return silentFailure ? { ...counted, failed: 1 } : counted;
}
