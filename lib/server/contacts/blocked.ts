import type { Command } from "../../domain/commands.ts";
import { pool } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { Problem } from "../problem.ts";
import type { Answer } from "../run-command.ts";

/** A contact that the gate refused is on the record, and refused to whoever asked for it: with the rule, and when it would be allowed. */
export async function unlessBlocked({ type }: Command, answer: Answer): Promise<Answer> {
  const [event] = answer.events;
  if (event?.type !== "contact-blocked" || (type !== "schedule-contact" && type !== "reserve-attempt")) return answer;
  const { rules, decision, until, pack, basis } = event.data;
  const reasons = basis?.reasons ?? [];
  const sentence = reasons[0]?.message ?? "The contact policy does not allow this now.";
  const kept = type === "reserve-attempt" ? await keptNow(answer.ref) : [];
  throw new Problem(422, "refused", [sentence, ...kept.map(({ said }) => said)].join(" "), {
    rule: rules[0],
    decision,
    until,
    reasons,
    pack,
    version: event.version,
    ...(kept.length > 0 && { reserved: kept.map(({ by, until }) => ({ by, until })) }),
  });
}

type Kept = { by: string; until: string };

/** Who keeps an attempt on this customer now, and until when, over all of their cases. */
async function keptNow(ref: string): Promise<(Kept & { said: string })[]> {
  const { rows } = await pool().query<Kept>({
    name: "kept-attempts",
    text: `select reserved_by as by, wire_time(reserved_until) as until from customer_contacts
      where customer_id = (select customer_id from cases where ref = $1) and reserved_until > now() order by reserved_until`,
    values: [ref],
  });
  const { people } = rows.length > 0 ? await currentDirectory() : { people: {} };
  return rows.map((kept) => {
    const name = (people as Record<string, { name: string }>)[kept.by]?.name ?? "Another system";
    return { ...kept, said: `${name} keeps one until ${kept.until.slice(11, 16)} UTC.` };
  });
}
