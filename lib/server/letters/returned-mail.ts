/** Letters that came back by post, a batch of them at a time: each by its own id, or by the reference of its case. */
import * as z from "zod";
import { slugs } from "../../domain/codes.ts";
import { RETURN_REASONS } from "../../domain/contact-words.ts";
import { mayRead, type Viewer } from "../../domain/permissions.ts";
import { isLetterId, isRef } from "../../domain/ref.ts";
import { Refusal } from "../../domain/refusal.ts";
import { pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { Problem } from "../problem.ts";
import { readCommand } from "../read-command.ts";
import { runCommand } from "../run-command.ts";

/** The body of `POST /letters/returns`. */
export const returnsSchema = z.strictObject({
  why: z.enum(slugs(RETURN_REASONS)),
  items: z.array(z.string().trim().min(1).max(40)).min(1).max(200),
});

export type Returns = z.infer<typeof returnsSchema>;

export const RETURN_RESULTS = {
  recorded: "Recorded on its case.",
  already: "Was recorded before.",
  unknown: "There is no such letter, or not one you may open.",
  unsent: "It has not been handed over.",
  refused: "The case does not take it.",
} as const;
export type ReturnResult = keyof typeof RETURN_RESULTS;
export type ReturnedLine = {
  item: string;
  letter: string | null;
  ref: string | null;
  result: ReturnResult;
  says: string;
};

type Sent = { id: string; contact: string; ref: string; portfolio: string; handedOver: boolean };

/** One line for each item, in the order given. A letter that was noted before stays as it is. */
export async function noteReturns(
  identity: Identity,
  viewer: Viewer,
  { why, items }: Returns,
): Promise<ReturnedLine[]> {
  const lines: ReturnedLine[] = [];
  for (const item of items) {
    const name = item.toUpperCase();
    const sent = await letterOf(name);
    lines.push(
      sent && mayRead(viewer, sent.portfolio)
        ? await noteReturn(identity, name, sent, why)
        : lineOf(name, null, "unknown"),
    );
  }
  return lines;
}

/** Of a case: the last of its letters that went out. */
async function letterOf(name: string): Promise<Sent | null> {
  if (!isLetterId(name) && !isRef(name)) return null;
  const { rows } = await pool().query<Sent>(
    `select l.id, l.contact_id as contact, c.ref, c.portfolio, b.state = 'handed-over' and l.position is not null as "handedOver"
     from letters l join cases c on c.id = l.case_id join letter_batches b on b.id = l.batch_id
     where ${isRef(name) ? "c.ref" : "l.id"} = $1 order by "handedOver" desc, l.at desc limit 1`,
    [name],
  );
  return rows[0] ?? null;
}

async function noteReturn(
  identity: Identity,
  item: string,
  sent: Sent,
  why: keyof typeof RETURN_REASONS,
): Promise<ReturnedLine> {
  if (!sent.handedOver) return lineOf(item, sent, "unsent");
  const data = { contactId: sent.contact, why };
  const read = readCommand({ commandId: `returned:${sent.id}:${why}`, type: "return-letter", data });
  try {
    const { events, replay } = await runCommand(identity, sent.ref, read);
    return lineOf(item, sent, replay || events.length === 0 ? "already" : "recorded");
  } catch (error) {
    if (error instanceof Refusal) return { ...lineOf(item, sent, "refused"), says: error.message };
    if (error instanceof Problem && error.status < 500)
      return { ...lineOf(item, sent, "refused"), says: error.message };
    throw error;
  }
}

function lineOf(item: string, sent: Sent | null, result: ReturnResult): ReturnedLine {
  return { item, letter: sent?.id ?? null, ref: sent?.ref ?? null, result, says: RETURN_RESULTS[result] };
}
