/** Traces of this process, when OTEL_EXPORTER_OTLP_ENDPOINT says where to send them; else nothing of it is loaded. */
import { AsyncLocalStorage } from "node:async_hooks";
import { globSync } from "node:fs";
import { sep } from "node:path";
import type { Context, Span } from "@opentelemetry/api";
import { type SpanFacts, type Spans, spans } from "../server/traced.ts";

export type Tracing = { stop(): Promise<void> };

/**
 * Starts sending spans as OTLP over HTTP. The exporter reads the other standard variables (OTEL_EXPORTER_OTLP_HEADERS and
 * so on) itself; `OTEL_SERVICE_NAME` is `baton` unless set, `OTEL_TRACES_SAMPLER_ARG` the share of traces that are kept.
 */
export async function startTracing(role: string): Promise<Tracing> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: all, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces } = process.env;
  if (!all?.trim() && !traces?.trim()) return { stop: async () => {} };
  const provider = await makeProvider(role);
  spans().current = await makeSpans(provider.getTracer("baton"));
  return {
    stop: async () => {
      spans().current = null;
      await provider.shutdown();
    },
  };
}

// Nothing is registered with the API's globals: Next would find it and send spans of its own, with whole addresses.
async function makeProvider(role: string) {
  const { BatchSpanProcessor, TracerProvider, ParentBasedSampler, TraceIdRatioBasedSampler } = await import(
    "@opentelemetry/sdk-trace"
  );
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-http");
  const { resourceFromAttributes } = await import("@opentelemetry/resources");
  const share = Number(process.env.OTEL_TRACES_SAMPLER_ARG ?? 1);
  const name = process.env.OTEL_SERVICE_NAME?.trim() || "baton";
  return new TracerProvider({
    resource: resourceFromAttributes({ "service.name": name, "baton.role": role }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(Number.isFinite(share) ? share : 1) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
}

async function makeSpans(tracer: import("@opentelemetry/api").Tracer): Promise<Spans> {
  const { ROOT_CONTEXT, SpanStatusCode, trace } = await import("@opentelemetry/api");
  const here = new AsyncLocalStorage<Context>();
  const patterns = routePatterns();
  const fail = (span: Span, error: unknown) => {
    span.setStatus({ code: SpanStatusCode.ERROR, message: codeOf(error) });
    span.end();
  };
  return {
    routeOf: (path) => patterns.find(({ answers }) => answers(path))?.route ?? null,
    run: (name, facts, work) => {
      const around = here.getStore() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, { attributes: facts }, around);
      const note = (more: SpanFacts) => void span.setAttributes(more);
      try {
        const result = here.run(trace.setSpan(around, span), work, note);
        if (!(result instanceof Promise)) {
          span.end();
          return result;
        }
        result.then(
          () => span.end(),
          (error: unknown) => fail(span, error),
        );
        return result;
      } catch (error) {
        fail(span, error);
        throw error;
      }
    },
  };
}

/** An error's code or name: its message may quote what somebody typed. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error ? String(error.code) : error.name;
}

type Pattern = { route: string; answers(path: string): boolean };

/** The routes on disk, those without parameters first, one that takes whatever is left last. */
function routePatterns(): Pattern[] {
  const routes = globSync("app/**/route.ts").map((file) => `/${file.split(sep).slice(1, -1).join("/")}`);
  return routes.sort((a, b) => count(a) - count(b)).map((route) => ({ route, answers: matcher(route) }));
}

function count(route: string): number {
  return route.includes("[...") ? Infinity : route.split("[").length;
}

function matcher(route: string): (path: string) => boolean {
  const source = route
    .replace(/[.*+?^${}()|\\]/g, "\\$&")
    .replace(/\[\\\.\\\.\\\.\w+\]/g, ".+")
    .replace(/\[\w+\]/g, "[^/]+");
  const pattern = new RegExp(`^${source}/?$`);
  return (path) => pattern.test(path);
}
