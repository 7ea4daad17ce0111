/** Writing down what became of a contact: once it has happened out there, whatever keeps us from it is waited for. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { ContactOutcome } from "../../domain/contact-commands.ts";
import { isDatabaseAway } from "../database.ts";
import { SYSTEM } from "../identity.ts";
import { runCommand } from "../run-command.ts";

const BETWEEN_MS = 500;
const PATIENCE_MS = 10 * 60_000;

export async function settle(ref: string, contactId: string, outcome: ContactOutcome): Promise<void> {
  const command = { type: "settle-contact", data: { contactId, outcome } } as const;
  const commandId = `settle:${randomUUID()}`;
  await whenDatabaseIsBack(() => runCommand(SYSTEM, ref, { commandId, command, said: command }));
}

/** Does it again while the database is away, for ten minutes. */
export async function whenDatabaseIsBack<T>(work: () => Promise<T>): Promise<T> {
  const ends = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error) || performance.now() > ends) throw error;
      await pause(BETWEEN_MS);
    }
  }
}
