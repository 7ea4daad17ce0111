import { processWide } from "./process-wide.ts";

/** What a span says of its work: codes, counts and names of ours, never what somebody typed. */
export type SpanFacts = Record<string, string | number | boolean>;
type Note = (facts: SpanFacts) => void;

/** What takes spans once tracing has been started (run/tracing.ts). */
export type Spans = {
  /** Runs `work` inside a span, which ends with it or with its promise. */
  run<T>(name: string, facts: SpanFacts, work: (note: Note) => T): T;
  /** The route that answers a path, with the names of its parameters, or null. */
  routeOf(path: string): string | null;
};

/** Null unless this process traces. */
export function spans(): { current: Spans | null } {
  return processWide("spans", () => ({ current: null }));
}

/** Runs `work`, inside a span of this name when the process traces. `note` adds what is known only at the end. */
export function traced<T>(name: string, facts: SpanFacts, work: (note: Note) => T): T {
  const { current } = spans();
  return current ? current.run(name, facts, work) : work(unheard);
}

function unheard(): void {}
