import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { countPlaywright, countReport, countVitest } from "./test-report.ts";

const file = join(mkdtempSync(join(tmpdir(), "report-")), "report.json");
const echo = (report: { passed: number; failed: number }) => report;

it("counts a file that could not be loaded", () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
      { status: "failed", assertionResults: [] },
      { status: "passed", assertionResults: [{ status: "passed" }] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 });
});

it("counts flaky browser tests and errors outside tests as failed", () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1 }, errors: [{}] };
  expect(countPlaywright(report)).toEqual({ passed: 4, failed: 3 });
});

it("does not let a crash, an empty run or a missing report look like success", () => {
  expect(countReport(file, 0, echo)).toEqual({ passed: 0, failed: 1 });
  writeFileSync(file, '{"passed":0,"failed":0}');
  expect(countReport(file, 0, echo)).toEqual({ passed: 0, failed: 1 });
  writeFileSync(file, '{"passed":5,"failed":0}');
  expect(countReport(file, 1, echo)).toEqual({ passed: 5, failed: 1 });
  writeFileSync(file, '{"passed":5,"failed":2}');
  expect(countReport(file, 1, echo)).toEqual({ passed: 5, failed: 2 });
});
