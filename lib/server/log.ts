import pino, { type Logger } from "pino";
import { processWide } from "./process-wide.ts";

/** The structured log of this process. Personal data never goes in: log ids, codes and counts only. */
export function log(): Logger {
  return processWide("log", () =>
    pino({
      level: process.env.LOG_LEVEL ?? "info",
      base: undefined,
      redact: {
        paths: ["*.name", "*.email", "*.phone", "*.address", "*.password", "*.text", "*.note"],
        censor: "[personal]",
      },
    }),
  );
}

/** An error without its message, which may quote what somebody typed. */
export function traitsOf(error: unknown) {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const stack = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { kind: error.name, code: codeOf(error), stack: stack.slice(0, 12).join("\n") };
}

function codeOf(error: Error): string | undefined {
  return "code" in error ? String(error.code) : undefined;
}
