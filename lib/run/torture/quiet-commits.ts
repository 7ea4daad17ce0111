import type pg from "pg";
import { inTransaction, pool } from "../../server/database.ts";
import { readCommand } from "../../server/read-command.ts";
import { runCommandWithin } from "../../server/run-command.ts";
import { aNote, OUTSIDER } from "./stand.ts";
import type { Trial } from "./trial.ts";

/** Commits a note on the case and tells nobody: every faster way is lost, the log alone has it. */
export async function noteQuietly(ref: string, text = "quiet"): Promise<number> {
  const { answer } = await inTransaction((client) => runCommandWithin(client, OUTSIDER, ref, readCommand(aNote(text))));
  return answer.version;
}

/** A transaction of an outsider that stays open until it is told to commit. */
export class OpenTransaction {
  readonly #client: pg.PoolClient;
  #isOpen = true;

  private constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** Has a transaction id from now on. */
  static async begin(trial: Trial): Promise<OpenTransaction> {
    const client = await pool().connect();
    await client.query("set idle_in_transaction_session_timeout = 0; begin; select pg_current_xact_id()");
    const open = new OpenTransaction(client);
    trial.atEnd(() => open.#isOpen && client.release(true));
    return open;
  }

  async note(ref: string, text = "late"): Promise<void> {
    await runCommandWithin(this.#client, OUTSIDER, ref, readCommand(aNote(text)));
  }

  async commit(): Promise<void> {
    await this.#client.query("commit");
    this.#isOpen = false;
    this.#client.release(true);
  }
}
