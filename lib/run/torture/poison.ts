import type { CaseEvent } from "../../domain/events.ts";
import { inTransaction } from "../../server/database.ts";
import { readCommand } from "../../server/read-command.ts";
import { runCommandWithin } from "../../server/run-command.ts";
import { hashOf } from "../../server/sealing.ts";
import { EVENT_COLUMNS, envelopeOf, type StoredEvent } from "../../server/stored-event.ts";
import { aNote, OUTSIDER } from "./stand.ts";

const NEWER = "moon-risen";

/** Commits what a newer version of Baton would: an event of a type that this one does not know, hashed and chained. */
export async function commitNewer(ref: string): Promise<number> {
  return inTransaction(async (client) => {
    const { answer } = await runCommandWithin(client, OUTSIDER, ref, readCommand(aNote("of a newer version")));
    await client.query("set local session_replication_role = replica");
    const { id } = answer.events[0] as CaseEvent;
    await client.query("update events set type = $2 where id = $1", [id, NEWER]);
    const { rows } = await client.query<StoredEvent>(`select ${EVENT_COLUMNS} from events where id = $1`, [id]);
    const hash = hashOf(envelopeOf(rows[0] as StoredEvent, ref));
    await client.query("update events set hash = $2 where id = $1", [id, hash]);
    await client.query("update cases set last_hash = $2 where ref = $1", [ref, hash]);
    return answer.version;
  });
}

/** Damages what stands sealed: the newest event, or the snapshot that commands are decided on. */
export async function damage(ref: string, what: "event" | "snapshot"): Promise<void> {
  await inTransaction(async (client) => {
    await client.query("set local session_replication_role = replica");
    if (what === "snapshot") await client.query("update cases set state = '\\x00' where ref = $1", [ref]);
    else
      await client.query(
        "update events e set sealed = '\\x00' from cases c where c.ref = $1 and e.case_id = c.id and e.version = c.version",
        [ref],
      );
  });
}
