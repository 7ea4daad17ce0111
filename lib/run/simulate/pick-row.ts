import type { Chance } from "../../../prisma/demo/chance.ts";
import type { QueueRow } from "../../domain/queue-row.ts";

type Row = Pick<QueueRow, "ref" | "owner" | "handover" | "status">;

/** The lists that people look into, and how often. */
export const VIEWS_BY_HABIT = [
  [9, "mine"],
  [5, "offered-to-me"],
  [4, "waiting"],
  [2, "team"],
  [1, "due"],
] as const;

/** The next case: first one of mine where somebody asks me something, else any, sooner one near the top. */
export function pickRow<R extends Row>(rows: readonly R[], me: string, chance: Chance): R | undefined {
  const open = rows.filter(({ status }) => !status.startsWith("closed-"));
  const asked = open.filter(({ owner, handover }) => owner.user === me && isQuestion(handover));
  if (asked.length > 0 && chance.happens(70)) return asked[chance.between(0, asked.length - 1)];
  if (open.length === 0) return undefined;
  const reach = chance.happens(50) ? Math.min(open.length, 8) : open.length;
  return open[chance.between(0, reach - 1)];
}

function isQuestion(handover: Row["handover"]): boolean {
  return handover?.question !== undefined && handover.answer === undefined;
}
