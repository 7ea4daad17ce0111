import { handle } from "#lib/server/door.ts";
import { pdfHeaders } from "#lib/server/letters/print-file.ts";
import { readLetter } from "#lib/server/letters/read-letter.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => {
    const { id } = await params;
    const { bytes } = await readLetter(await viewer(), id);
    return new Response(new Uint8Array(bytes), { headers: pdfHeaders(id) });
  });
}
