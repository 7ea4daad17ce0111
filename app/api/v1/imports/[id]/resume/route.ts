import { handle } from "#lib/server/door.ts";
import { wakeImports } from "#lib/server/import/bell.ts";
import { resumeImport } from "#lib/server/import/pausing.ts";

type Context = { params: Promise<{ id: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer }) => {
      const answer = await resumeImport(await viewer(), (await params).id);
      wakeImports();
      return answer;
    },
    { scope: "import" },
  );
}
