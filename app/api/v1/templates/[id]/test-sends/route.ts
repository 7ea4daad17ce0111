import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { testSendSchema } from "#lib/server/templates/template-schema.ts";
import { sendTest } from "#lib/server/templates/test-send.ts";
import { writerOf } from "#lib/server/templates/writer.ts";

type Context = { params: Promise<{ id: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(request, async (visit) => {
    const writer = await writerOf(visit);
    return sendTest(writer, (await params).id, parseBody(testSendSchema, await visit.json()));
  });
