import { randomUUID } from "node:crypto";
import { type Client, isDatabaseAway, pool } from "../database.ts";
import { SYSTEM } from "../identity.ts";
import { log, traitsOf } from "../log.ts";
import { runCommand } from "../run-command.ts";

const AT_ONCE = 4;
/** Of those, what was judged is written down together: so much is done again after a crash. */
const A_BATCH = 40;

type Letter = { id: string; contact: string; ref: string };
type Judged = { id: string; version: number };

/**
 * Asks the gate, on its case, for each letter of a closing batch that may still be printed; one that is refused is taken
 * out by the same transaction. Goes on where somebody else has stopped. Returns the letters that could not be judged.
 */
export async function judgeLetters(batchId: string): Promise<string[]> {
  const left: string[] = [];
  for (;;) {
    const letters = await unjudged(pool(), batchId, A_BATCH, left);
    if (letters.length === 0) return left;
    const judged: Judged[] = [];
    const waiting = letters.values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const letter of waiting) {
          const version = await judgeOne(letter);
          if (version === null) left.push(letter.id);
          else judged.push({ id: letter.id, version });
        }
      }),
    );
    await note(judged);
  }
}

/** Whether a letter has not been judged on its case as it is now. Under the cases' locks. */
export async function anyUnjudged(client: Client, batchId: string): Promise<boolean> {
  return (await unjudged(client, batchId, 1, [])).length > 0;
}

/** A judgement holds while its case stays as it is, and not longer than a closing that went wrong may lie. */
async function unjudged(
  database: Pick<Client, "query">,
  batchId: string,
  most: number,
  without: string[],
): Promise<Letter[]> {
  const { rows } = await database.query<Letter>(
    `select l.id, l.contact_id as contact, c.ref from letters l
       join letter_batches b on b.id = l.batch_id and b.state = 'closing' join cases c on c.id = l.case_id
       join customers k on k.id = c.customer_id and k.key is not null
       join customer_contacts h on h.id = l.contact_id and h.provider_id = 'letter:' || l.id
     where l.batch_id = $1 and l.taken_out_at is null and not l.id = any($3)
       and (l.judged_version is distinct from c.version or l.judged_at < clock_timestamp() - interval '10 minutes')
     order by l.at, l.id limit $2`,
    [batchId, most, without],
  );
  return rows;
}

/** The version of the case that it was judged on; null when something unforeseen stands in the way of that. */
async function judgeOne({ id, contact, ref }: Letter): Promise<number | null> {
  const command = { type: "print-letter", data: { contactId: contact } } as const;
  try {
    const { version } = await runCommand(SYSTEM, ref, { commandId: `print:${randomUUID()}`, command, said: command });
    return version;
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    log().error({ letter: id, error: traitsOf(error) }, "a letter could not be judged; it waits for the next batch");
    return null;
  }
}

async function note(judged: Judged[]): Promise<void> {
  await pool().query(
    `update letters l set judged_version = j.version, judged_at = clock_timestamp()
     from unnest($1::text[], $2::int[]) as j (id, version) where l.id = j.id`,
    [judged.map(({ id }) => id), judged.map(({ version }) => version)],
  );
}
