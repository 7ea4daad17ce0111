import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { markNotice } from "#lib/server/reads/inbox.ts";
import { noticeSchema } from "#lib/server/reads/inbox-query.ts";
import { requirePerson } from "#lib/server/reads/require-person.ts";

type Context = { params: Promise<{ ref: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer, directory, json }) => {
    const change = parseBody(noticeSchema, await json());
    return markNotice(requirePerson(await viewer()), await directory(), (await params).ref, change);
  });
}
