/**
 * The no-gap promise: whoever leaves, their cases and offers have a successor in the same transaction. Lock order
 * (house.md 14): the organisation, the cases in id order, who leaves; then a second look for what arrived meanwhile.
 */
import type { Directory } from "../../domain/directory.ts";
import type { Client } from "../database.ts";
import { directoryWithin } from "../directory.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { Problem } from "../problem.ts";
import { runCommandWithin } from "../run-command.ts";
import { type Change, changeOrganisation } from "./change.ts";
import type { ChangeKind } from "./change-kinds.ts";
import { casesTouched, type Loss, lockLeaver, releases, type Touched } from "./move-scope.ts";

/** What has to leave, and how the organisation changes with it. */
export type Leaving = { loss: Loss; change: () => Promise<OwnChange> };
export type OwnChange = Pick<Change<never>, "detail" | "access"> & {
  /** Writes down, in the same transaction, which cases moved. */
  keep?: (moved: string[]) => Promise<void>;
};

/** Cases that came to the leaver between the first look and the lock: begin again, holding these too. */
class MoreCases extends Error {
  readonly ids: string[];

  constructor(ids: string[]) {
    super("more cases arrived");
    this.ids = ids;
  }
}

const ROUNDS = 12;

/**
 * Changes the organisation and moves the cases that the change takes from somebody, all or nothing. `plan` reads what
 * is to happen inside the transaction; null when nothing is. Returns the references of the cases that were moved, or
 * whose offer was. Throws 409 when cases keep arriving round after round.
 */
export async function changeAndMove(
  by: Identity,
  what: ChangeKind,
  plan: (client: Client) => Promise<Leaving | null>,
): Promise<string[]> {
  let known: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    try {
      return (await changeOrganisation(by, what, (client) => leave(client, by, plan, known))) ?? [];
    } catch (error) {
      if (!(error instanceof MoreCases)) throw error;
      known = error.ids;
    }
  }
  throw new Problem(409, "conflict", "Cases keep arriving while they are being moved. Nothing was changed; try again.");
}

async function leave(
  client: Client,
  by: Identity,
  plan: (client: Client) => Promise<Leaving | null>,
  known: string[],
): Promise<Change<string[]> | null> {
  const leaving = await plan(client);
  if (!leaving) return null;
  const cases = await holdAll(client, leaving.loss, known);
  const { keep, ...change } = await leaving.change();
  const directory = await directoryWithin(client);
  const { moved, announce } = await releaseAll(client, by, leaving.loss, cases, directory);
  await keep?.(moved);
  return { ...change, result: moved, detail: { ...change.detail, moved }, announce };
}

/** Every case of the leaver, locked, with the leaver locked after them. Throws `MoreCases` when one slipped in between. */
async function holdAll(client: Client, loss: Loss, known: string[]): Promise<Touched[]> {
  const first = await casesTouched(client, loss);
  const held = [...new Set([...known, ...first.map(({ id }) => id)])];
  await client.query("select 1 from cases where id = any ($1::uuid[]) order by id for no key update", [held]);
  await lockLeaver(client, loss);
  const second = await casesTouched(client, loss);
  if (second.some(({ id }) => !held.includes(id))) throw new MoreCases([...held, ...second.map(({ id }) => id)]);
  return second;
}

async function releaseAll(client: Client, by: Identity, loss: Loss, cases: Touched[], directory: Directory) {
  const change = newId();
  const moved: string[] = [];
  const announce: (() => void)[] = [];
  for (const { ref } of cases) {
    for (const [at, command] of releases(loss).entries()) {
      const said = { type: command.type, data: command.data };
      const read = { commandId: `${change}:${ref}:${at}`, command, said };
      const done = await runCommandWithin(client, by, ref, read, { directory });
      announce.push(done.announce);
      if (done.answer.events.length > 0 && moved.at(-1) !== ref) moved.push(ref);
    }
  }
  return { moved, announce };
}
