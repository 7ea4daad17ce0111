import { planPreview, planPreviewSchema } from "../reads/plan-preview.ts";
import type { Operations } from "./operation.ts";

export const PLAN_OPERATIONS: Operations = {
  "/api/v1/cases/{ref}/plan-preview": {
    post: {
      tag: "Cases",
      summary: "What a plan would be",
      description:
        "The schedule that `make-plan` would put on the case now, with its last instalment to the minor unit. `monthMinor` is what it asks a month, `disposableMinor` what a month leaves over by the last assessment (null: none); `above`: make-plan needs `overAffordable`. Refuses what make-plan refuses. Nothing is recorded.",
      scopes: ["read", "write"],
      body: planPreviewSchema,
      answer: { status: 200, schema: planPreview, says: "The instalments in order." },
      problems: ["not-found", "invalid", "refused", "wrong-currency"],
    },
  },
};
