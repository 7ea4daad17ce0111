import { describe, expect, it } from "vitest";
import { DISPOSITIONS, type DispositionSlug, dispositionOf } from "../../domain/dispositions.ts";
import { pool } from "../database.ts";
import { caseId, command } from "../live/given-live.ts";
import { verifyEverything } from "../verify/everything.ts";
import { givenCustomer } from "./given-sending.ts";
import { openSendingDesk } from "./given-sending-desk.ts";

openSendingDesk();

const COUNTED = "select count(*)::int as count from customer_contacts where case_id = $1";
const OPENED: Record<string, object> = {
  nextAction: { what: "Call again", dueAt: "2030-01-01T09:00:00.000Z" },
  dispute: { reason: "not-mine" },
  complaint: { category: "conduct", text: "Too many calls" },
  disclosure: { driver: "health", adjustments: [] },
};

describe("a contact that an older build records beside this one", () => {
  it("is in the history that the gate counts, as this build would have put it there", async () => {
    const { ref } = await givenCustomer();
    const id = await caseId(ref);
    const dispositions = Object.keys(DISPOSITIONS) as DispositionSlug[];
    for (const disposition of dispositions) {
      const { opens } = dispositionOf(disposition);
      const more = opens ? { [opens]: OPENED[opens] } : {};
      await command(ref, "record-contact", { channel: "call", direction: "outbound", disposition, ...more });
    }
    expect((await verifyEverything(ref)).findings).toEqual([]);
    const { rows } = await pool().query(COUNTED, [id]);
    expect(rows[0].count).toBe(dispositions.length - 2);
    expect(await countedBesideAnOlderBuild(id)).toBe(dispositions.length - 2);
  });
});

/** What an older build writes is the event alone. How many are counted when it has written all of them again; nothing stays. */
async function countedBesideAnOlderBuild(id: string): Promise<number> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    await client.query("delete from customer_contacts where case_id = $1", [id]);
    await client.query(
      `insert into events (case_id, version, id, type, data, sealed, occurred_at, at, actor_kind, actor_id, command_id, prev_hash, hash)
       select case_id, version + 1000, gen_random_uuid(), type, data || jsonb_build_object('contactId', gen_random_uuid()), sealed,
         occurred_at, at, actor_kind, actor_id, command_id, prev_hash, hash
       from events where case_id = $1 and type = 'contact-recorded'`,
      [id],
    );
    const { rows } = await client.query(COUNTED, [id]);
    return rows[0].count;
  } finally {
    await client.query("rollback");
    client.release();
  }
}
