import { handle } from "#lib/server/door.ts";
import { takeManifest } from "#lib/server/letters/manifest.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer, directory }) => {
    const { manifest } = await takeManifest(await viewer(), await directory(), (await params).id, "manifest");
    return manifest;
  });
}
