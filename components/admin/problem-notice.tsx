import { Notice } from "#components/ui/notice.tsx";
import { ApiProblem } from "#lib/client/api.ts";

/** What the server refused or could not do, in its own words; the trace id only where an admin may need it. */
export function ProblemNotice({ error }: { error: Error }) {
  const trace = error instanceof ApiProblem && error.status >= 500 ? error.traceId : undefined;
  return (
    <Notice kind="error" role="alert" title={error.message}>
      {trace ? <span className="ref">{trace}</span> : null}
    </Notice>
  );
}
