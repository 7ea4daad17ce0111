import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { countPlaywright, countReport, countVitest } from "./test-report.ts";

const file = join(mkdtempSync(join(tmpdir(), "report-")), "report.json");
const echo = (report: { passed: number; failed: number }) => report;

it("counts a file that could not be loaded, and names what failed", () => {
  const failed = {
    status: "failed",
    fullName: "adds up",
    failureMessages: ["\u001b[31mexpected 3\u001b[39m\nto be 4"],
  };
  const passed = { status: "passed", fullName: "holds", failureMessages: [] };
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { name: join(process.cwd(), "lib/a.test.ts"), status: "failed", message: "", assertionResults: [failed, passed] },
      { name: "lib/b.test.ts", status: "failed", message: "cannot be loaded", assertionResults: [] },
      { name: "lib/c.test.ts", status: "passed", message: "", assertionResults: [passed] },
    ],
  };
  expect(countVitest(report)).toEqual({
    passed: 3,
    failed: 2,
    reasons: ["✗ lib/a.test.ts › adds up\n    expected 3\n    to be 4", "✗ lib/b.test.ts\n    cannot be loaded"],
  });
});

it("counts flaky browser tests and errors outside tests as failed, and names them", () => {
  const spec = (title: string, ok: boolean, message?: string) => ({
    title,
    ok,
    file: "a.spec.ts",
    line: 7,
    tests: [{ results: [{}, message ? { error: { message } } : {}] }],
  });
  const report = {
    stats: { expected: 4, unexpected: 1, flaky: 1 },
    errors: [{ message: "no server" }],
    suites: [{ specs: [spec("opens", true)], suites: [{ specs: [spec("takes", false, "timed out")] }] }],
  };
  expect(countPlaywright(report)).toEqual({
    passed: 4,
    failed: 3,
    reasons: ["✗ a.spec.ts:7 › takes\n    timed out", "✗ outside tests\n    no server"],
  });
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
