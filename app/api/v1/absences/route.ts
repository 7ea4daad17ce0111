import { handle } from "#lib/server/door.ts";
import { absenceSchema, recordAbsence } from "#lib/server/org/absences.ts";
import { listAbsences } from "#lib/server/org/list-absences.ts";
import { parseBody } from "#lib/server/parse-body.ts";

export const GET = (request: Request) =>
  handle(request, async ({ viewer, directory }) => listAbsences(await viewer(), await directory()));

export const POST = (request: Request) =>
  handle(request, async ({ identity, viewer, directory, json }) => {
    const said = parseBody(absenceSchema, await json());
    const id = await recordAbsence(identity, await viewer(), await directory(), said);
    return Response.json({ id }, { status: 201, headers: { location: `/api/v1/absences/${id}` } });
  });
