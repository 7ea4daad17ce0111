import { globSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { TESTS_APART, TESTS_IN_ONE_PROCESS } from "./lib/run/tests-in-one-process.ts";

// Each file has a process of its own, and some start programs: all load the same packages and find them compiled.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "node_modules", ".cache", "compiled");

const env = {
  BATON_SECRET: "a secret for tests alone, never elsewhere",
  BATON_MASTER_KEY: Buffer.alloc(32, 1).toString("base64"),
  // Stands in for what a start opens from its database.
  BATON_INSTALLATION_KEY: Buffer.alloc(32, 2).toString("base64"),
  BATON_DEMO: "0",
  LOG_LEVEL: "error",
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          // Pure functions keep nothing: their files may share a process, and each module is loaded once.
          name: "pure",
          include: TESTS_IN_ONE_PROCESS,
          exclude: TESTS_APART,
          env,
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "unit",
          include: ["lib/**/*.test.ts", "prisma/**/*.test.ts", ...TESTS_APART],
          exclude: [
            ...TESTS_IN_ONE_PROCESS.flatMap((pattern) => globSync(pattern)).filter(
              (file) => !TESTS_APART.includes(file),
            ),
            "**/*.integration.test.ts",
            "**/node_modules/**",
          ],
          env,
          // Property tests take seconds; a busy machine may take twenty times as long.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{lib,app,prisma}/**/*.integration.test.ts"],
          globalSetup: "lib/run/test-set-up.ts",
          env,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What is waited for comes or does not: how long it takes is the machine's affair.
          expect: { poll: { timeout: 100_000, interval: 50 } },
        },
      },
    ],
  },
});
