import { afterEach, expect, test, vi } from "vitest";
import { spans, traced } from "../server/traced.ts";
import { startTracing } from "./tracing.ts";

for (const name of ["api", "sdk-trace", "exporter-trace-otlp-http", "resources"])
  vi.doMock(`@opentelemetry/${name}`, () => {
    throw new Error(`${name} was loaded`);
  });
afterEach(() => vi.unstubAllEnvs());

test("without an endpoint nothing of it is loaded, and work is done as if it were not there", async () => {
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", " ");
  const tracing = await startTracing("all");
  expect(spans().current).toBeNull();
  expect(traced("work", { "baton.events": 1 }, (note) => note({ "baton.cases": 1 }) ?? "done")).toBe("done");
  await tracing.stop();
});

test("with one it is", async () => {
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
  await expect(startTracing("all")).rejects.toThrow(/was loaded|mock/);
});
