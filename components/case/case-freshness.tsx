"use client";
import { type Fresh, Freshness } from "#components/case/freshness.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { usePause } from "#lib/client/pause.ts";

/** How fresh this case is, with the version that it stands at. */
export function CaseFreshness() {
  const { freshness } = useOpenCase();
  const { paused, waiting } = usePause();
  const fresh: Fresh = paused ? { state: "paused", waiting } : freshOf(freshness);
  return <Freshness fresh={fresh} />;
}

function freshOf(freshness: ReturnType<typeof useOpenCase>["freshness"]): Fresh {
  switch (freshness.is) {
    case "live":
      return { state: "live", version: freshness.version };
    case "behind":
      return { state: "behind", count: freshness.by };
    case "offline":
      return { state: "offline", since: new Date(freshness.since).toISOString() };
    default:
      return freshness satisfies never;
  }
}
