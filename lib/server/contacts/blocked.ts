import type { Command } from "../../domain/commands.ts";
import { mayRead } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { type Identity, viewerOf } from "../identity.ts";
import { Problem } from "../problem.ts";
import type { Answer } from "../run-command.ts";

/** A contact that the gate refused is on the record, and refused to whoever asked for it: with the rule, and when it would be allowed. */
export async function unlessBlocked({ type }: Command, answer: Answer, asker: Identity): Promise<Answer> {
  const [event] = answer.events;
  if (event?.type !== "contact-blocked" || (type !== "schedule-contact" && type !== "reserve-attempt")) return answer;
  const { rules, decision, until, pack, basis } = event.data;
  const reasons = basis?.reasons ?? [];
  const sentence = reasons[0]?.message ?? "The contact policy does not allow this now.";
  const kept = type === "reserve-attempt" ? await keptNow(answer.ref, asker) : [];
  throw new Problem(422, "refused", [sentence, ...kept.map(({ said }) => said)].join(" "), {
    rule: rules[0],
    decision,
    until,
    reasons,
    pack,
    version: event.version,
    ...(kept.length > 0 && { reserved: kept.map(({ said: _, ...one }) => one) }),
  });
}

type Kept = { until: string; by?: string };

/** Who keeps an attempt on this customer now, and until when, over all of their cases; of a case that is not the asker's to read, only until when. */
async function keptNow(ref: string, asker: Identity): Promise<(Kept & { said: string })[]> {
  const { rows } = await pool().query<{ by: string; until: string; portfolio: string }>({
    name: "kept-attempts",
    text: `select h.reserved_by as by, wire_time(h.reserved_until) as until, c.portfolio
      from customer_contacts h join cases c on c.id = h.case_id
      where h.customer_id = (select customer_id from cases where ref = $1) and h.reserved_until > now()
      order by h.reserved_until`,
    values: [ref],
  });
  if (rows.length === 0) return [];
  const directory = await currentDirectory();
  const viewer = viewerOf(asker, directory);
  return rows.map(({ by, until, portfolio }) => {
    const time = `until ${until.slice(11, 16)} UTC.`;
    if (!mayRead(viewer, portfolio)) return { until, said: `One is kept on another case ${time}` };
    return { by, until, said: `${directory.people[by]?.name ?? "Another system"} keeps one ${time}` };
  });
}
