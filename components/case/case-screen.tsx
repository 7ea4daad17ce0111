"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { CaseGone, CaseUnloaded, NoSuchCase } from "#components/case/case-absent.tsx";
import { CaseLoading } from "#components/case/case-loading.tsx";
import { CaseOpen } from "#components/case/case-open.tsx";
import { ApiProblem } from "#lib/client/api.ts";
import { keys, useMe } from "#lib/client/queries.ts";
import { useLiveCase } from "#lib/client/use-live-case.ts";

/** One case, live: main pane and side pane, beside the list. Mount it with `key={caseRef}`. */
export function CaseScreen({ caseRef }: { caseRef: string }) {
  const found = useLiveCase(caseRef);
  const { data: me } = useMe();
  const client = useQueryClient();
  const hidden = found.error instanceof ApiProblem && found.error.status === 404;
  const gone = found.revoked || (hidden && found.live !== undefined);
  useEffect(() => {
    if (!gone) return;
    return () => client.removeQueries({ queryKey: keys.case(caseRef) });
  }, [gone, client, caseRef]);
  if (gone) return <CaseGone caseRef={caseRef} />;
  if (hidden) return <NoSuchCase />;
  if (found.isError && !found.live) return <CaseUnloaded problem={found.error} onRetry={() => found.refetch()} />;
  if (!found.live || !me) return <CaseLoading caseRef={caseRef} />;
  return <CaseOpen caseRef={caseRef} live={found.live} freshness={found.freshness} shown={found.shown} me={me} />;
}
