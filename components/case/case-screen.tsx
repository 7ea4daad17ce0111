"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
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
  const hidden = found.error instanceof ApiProblem && found.error.status === 404;
  const gone = found.revoked || (hidden && found.live !== undefined);
  useForgetting(caseRef, gone);
  if (gone) return <CaseGone caseRef={caseRef} />;
  if (hidden) return <NoSuchCase />;
  if (found.isError && !found.live) return <CaseUnloaded problem={found.error} onRetry={() => found.refetch()} />;
  if (!found.live || !me) return <CaseLoading caseRef={caseRef} />;
  return <CaseOpen caseRef={caseRef} live={found.live} freshness={found.freshness} shown={found.shown} me={me} />;
}

/** A case that was taken away is not kept in memory for the next visit. */
function useForgetting(caseRef: string, gone: boolean): void {
  const client = useQueryClient();
  const forget = useRef(gone);
  useEffect(() => {
    forget.current = gone;
  }, [gone]);
  useEffect(
    () => () => {
      if (forget.current) client.removeQueries({ queryKey: keys.case(caseRef) });
    },
    [client, caseRef],
  );
}
