/** Cases of a scratch database with everything that the rules give them: opened, worked on, sealed, chained and stored. */
import { randomUUID } from "node:crypto";
import { inTransaction } from "../../server/database.ts";
import { currentDirectory } from "../../server/directory.ts";
import { appendOpened } from "../../server/event-store.ts";
import { type Identity, viewerOf } from "../../server/identity.ts";
import { readOpening } from "../../server/open-case.ts";
import { giveInMemory, type Moment, openInMemory } from "../../server/opened-cases.ts";
import { readCommand } from "../../server/read-command.ts";

const BENCH: Identity = { actor: { kind: "api", id: "env" }, scopes: ["read", "write", "import"] };
const BATCH = 250;
const HAPPENED = "2026-01-02T10:00:00.000Z";

/** A command of the bench on each case. */
export type Step = { type: string; data: object };

/** Opens this many cases and gives each the same commands. */
export async function storeWhole(count: number, steps: Step[]): Promise<{ id: string; ref: string }[]> {
  const directory = await currentDirectory();
  const moment: Moment = { by: BENCH, viewer: viewerOf(BENCH, directory), directory, now: new Date().toISOString() };
  const stored: { id: string; ref: string }[] = [];
  for (let at = 0; at < count; at += BATCH) {
    const cases = Array.from({ length: Math.min(BATCH, count - at) }, (_, n) => wholeCase(moment, at + n, steps));
    await inTransaction((client) => appendOpened(client, cases));
    stored.push(...cases.map(({ target: { id, ref } }) => ({ id, ref })));
  }
  return stored;
}

function wholeCase(moment: Moment, number: number, steps: Step[]) {
  const opened = openInMemory(moment, readOpening(openingOf(number)), HAPPENED);
  for (const step of steps) giveInMemory(moment, opened, readCommand({ commandId: randomUUID(), ...step }), HAPPENED);
  return opened;
}

function openingOf(number: number) {
  return {
    commandId: randomUUID(),
    portfolio: "uk-cards",
    customer: { name: `Person Number ${number}`, reference: `W${number}`, email: `w${number}@mail.example` },
    debts: [{ reference: `W${number}-1`, balanceMinor: 10_000 }],
  };
}
