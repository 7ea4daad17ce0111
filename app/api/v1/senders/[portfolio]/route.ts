import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { changeSender, senderSchema } from "#lib/server/templates/senders.ts";
import { writerOf } from "#lib/server/templates/writer.ts";

type Context = { params: Promise<{ portfolio: string }> };

export const PUT = (request: Request, { params }: Context) =>
  handle(request, async (visit) => {
    const writer = await writerOf(visit);
    return changeSender(writer, (await params).portfolio, parseBody(senderSchema, await visit.json()));
  });
