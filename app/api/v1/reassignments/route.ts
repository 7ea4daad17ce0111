import { handle } from "#lib/server/door.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";
import { listReassignments } from "#lib/server/reassign/answer.ts";
import { dryRunSchema, keepReassignment, reassignmentSchema, requireMayReassign } from "#lib/server/reassign/job.ts";
import { previewReassignment } from "#lib/server/reassign/preview.ts";
import { wakeReassignments } from "#lib/server/reassign/runner.ts";

export const GET = (request: Request) => handle(request, ({ identity }) => listReassignments(identity));

export const POST = (request: Request) =>
  handle(
    request,
    async ({ identity, viewer, directory, query, json }) => {
      const { dryRun } = readParameters(dryRunSchema, query);
      requireBudgetOf(dryRun === "1" ? "preview" : "reassign", identity);
      const who = await viewer();
      requireMayReassign(who);
      const asked = parseBody(reassignmentSchema, await json());
      if (dryRun === "1") return previewReassignment(identity, who, await directory(), asked);
      const id = await keepReassignment(identity, asked);
      wakeReassignments();
      return Response.json({ id }, { status: 202, headers: { location: `/api/v1/reassignments/${id}` } });
    },
    { query: Object.keys(dryRunSchema.shape) },
  );
