import { shownPreview } from "#lib/server/bank/preview-answer.ts";
import { previewBankFile } from "#lib/server/bank/receive-file.ts";
import { requireMatch } from "#lib/server/bank/require-payments.ts";
import { handle } from "#lib/server/door.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";

export function POST(request: Request): Promise<Response> {
  return handle(request, async ({ identity, viewer }) => {
    requireBudgetOf("preview", identity);
    requireMatch(await viewer());
    return shownPreview(await previewBankFile(request));
  });
}
