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
