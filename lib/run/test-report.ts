import { existsSync, readFileSync, rmSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/** What a runner ran. `reasons` names each failure and begins its message, so that the end of a long run tells why. */
export type Count = { passed: number; failed: number; reasons?: string[] };

type VitestTest = { status: string; fullName: string; failureMessages: string[] };
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; message: string; assertionResults: VitestTest[] }[];
};

type Told = { message?: string };
type PlaywrightSpec = {
  title: string;
  file: string;
  line: number;
  ok: boolean;
  tests: { results: { error?: Told }[] }[];
};
type PlaywrightSuite = { specs?: PlaywrightSpec[]; suites?: PlaywrightSuite[] };
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: Told[];
  suites: PlaywrightSuite[];
};

const LINES_OF_A_REASON = 14;

/** Counts what vitest ran. A file that could not be loaded is one failure. */
export function countVitest(report: VitestReport): Count {
  const tests = report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => reason(`${file.name} › ${test.fullName}`, test.failureMessages[0])),
  );
  const broken = report.testResults
    .filter((file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"))
    .map((file) => reason(file.name, file.message));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    reasons: [...tests, ...broken],
  };
}

/** Counts what Playwright ran. A test that passed only when repeated counts as failed, and so does an error outside tests. */
export function countPlaywright({ stats, errors, suites }: PlaywrightReport): Count {
  const specs = suites.flatMap(specsOf).filter((spec) => !spec.ok);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    reasons: [
      ...specs.map((spec) => reason(`${spec.file}:${spec.line} › ${spec.title}`, firstError(spec))),
      ...errors.map((error) => reason("outside tests", error.message)),
    ],
  };
}

/** Reads the runner's report, or counts one failure where there is none, no test ran, or the runner failed otherwise. */
export function countReport<Report>(file: string, exitCode: number | null, count: (report: Report) => Count): Count {
  const counted = existsSync(file) ? count(JSON.parse(readFileSync(file, "utf8")) as Report) : { passed: 0, failed: 0 };
  rmSync(file, { force: true });
  const silentFailure = counted.failed === 0 && (exitCode !== 0 || counted.passed === 0);
  return silentFailure ? { ...counted, failed: 1 } : counted;
}

function specsOf(suite: PlaywrightSuite): PlaywrightSpec[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

function firstError(spec: PlaywrightSpec): string | undefined {
  return spec.tests.flatMap((test) => test.results).find((result) => result.error)?.error?.message;
}

function reason(name: string, message = ""): string {
  const lines = stripVTControlCharacters(message).trimEnd().split("\n").slice(0, LINES_OF_A_REASON);
  return [`✗ ${name.replace(`${process.cwd()}/`, "")}`, ...lines.map((line) => `    ${line}`)].join("\n");
}
