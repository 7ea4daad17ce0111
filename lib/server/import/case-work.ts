import type { CommandInput } from "../../domain/commands.ts";
import type { PlannedCommand } from "../../domain/import/plan.ts";
import { installationHash } from "../crypto.ts";
import { type Client, inTransaction } from "../database.ts";
import { holdCustomerOf } from "../event-store.ts";
import { type ReadCommand, readCommand } from "../read-command.ts";
import { again, runCommandWithin } from "../run-command.ts";
import { takeTurn } from "../turns.ts";
import { follow, type KnownCase } from "./case-history.ts";
import type { Run } from "./run.ts";

/** The cases of one customer in one portfolio, as an import works on them. */
export type Work = { run: Run; cases: KnownCase[] };
/** How a command reaches the case: true when it had been carried out before. */
export type Give = (known: KnownCase, read: ReadCommand, occurredAt: string) => Promise<boolean>;
/** The same while the cases can be worked on; a dry run gives commands to none that is there. */
export type OpenWork = Work & { give: Give | null };
export type Did = "applied" | "repeated";
export type Told = Pick<PlannedCommand, "contentKey" | "occurredAt">;

/** The same for the same content of the same rows, whoever imports them and whenever. */
export function commandIdOf({ contentKey }: Pick<PlannedCommand, "contentKey">): string {
  return `import:${installationHash("import-command", contentKey).toString("hex")}`;
}

/**
 * Several commands, one transaction: history is brought in many times faster so, and no one else's command waits for
 * longer than these few take. Tried again from the start after a race that the database settled.
 */
export function together<T>(work: Work, act: (work: OpenWork) => Promise<T>): Promise<T> {
  if (work.run.dryRun) return act({ ...work, give: null });
  const before = work.cases.map((known) => ({ ...known }));
  const [first] = before;
  const once = async () => {
    work.cases = before.map((known) => ({ ...known }));
    const announcements: (() => void)[] = [];
    const result = await inTransaction(async (client) => {
      // One of them may be a new debt, which is found by: their customer comes before all of them.
      if (first) await holdCustomerOf(client, first.ref);
      return act(Object.assign(work, { give: onTransaction(client, work.run, announcements) }));
    });
    for (const announce of announcements) announce();
    return result;
  };
  return first ? takeTurn(first.ref, () => again(once)) : again(once);
}

function onTransaction(client: Client, { by }: Run, announcements: (() => void)[]): Give {
  return async (known, read, occurredAt) => {
    const { answer, announce } = await runCommandWithin(client, by, known.ref, read, { occurredAt });
    announcements.push(announce);
    await follow(client, known, answer.events);
    return answer.replay;
  };
}

type Sent = "add-debt" | "open-dispute" | "record-payment" | "close-case" | "reopen-case";

/** Gives a command to the case. Nothing happens on a dry run. */
export async function send<T extends Sent>(
  { give }: OpenWork,
  known: KnownCase,
  type: T,
  data: CommandInput[T],
  told: Told,
): Promise<Did> {
  if (!give) return "applied";
  const command = readCommand({ commandId: commandIdOf(told), type, data });
  return (await give(known, command, told.occurredAt)) ? "repeated" : "applied";
}

/** The same for what only an open case takes: a closed one is opened again first. */
export async function sendToOpen<T extends Sent>(
  work: OpenWork,
  known: KnownCase,
  type: T,
  data: CommandInput[T],
  told: Told,
): Promise<Did> {
  if (known.state.lifecycle.state === "closed") {
    const reopening = { contentKey: JSON.stringify(["reopen", told.contentKey]), occurredAt: told.occurredAt };
    await send(work, known, "reopen-case", { reason: "An import brought something new" }, reopening);
  }
  return send(work, known, type, data, told);
}
