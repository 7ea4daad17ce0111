/** The one audited write of the organisation: one transaction, one row in `org_changes`, told to the live half after it. */
import { type AccessChange, announceAccessChange } from "../access-changes.ts";
import { type Client, inTransaction } from "../database.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import type { ChangeKind } from "./change-kinds.ts";

/** What was done: the audit's detail (ids, slugs and settings), and whose rights it touches. */
export type Change<T> = {
  result: T;
  detail: Record<string, unknown>;
  access?: AccessChange;
  /** Run after the commit, in order. */
  announce?: (() => void)[];
};

/**
 * Does `work` in one transaction that holds the organisation, so that its changes come one after the other: what `work`
 * reads of it stays true until the commit. A null answer means that nothing had to change, and nothing is recorded.
 */
export async function changeOrganisation<T>(
  by: Identity,
  what: ChangeKind,
  work: (client: Client) => Promise<Change<T> | null>,
): Promise<T | null> {
  const change = await inTransaction(async (client) => {
    await client.query("select 1 from org for no key update");
    const done = await work(client);
    if (done) await audit(client, by, what, done.detail);
    return done;
  });
  if (!change) return null;
  for (const announce of change.announce ?? []) announce();
  if (change.access) announceAccessChange(change.access);
  return change.result;
}

async function audit(client: Client, { actor }: Identity, what: ChangeKind, detail: object): Promise<void> {
  await client.query(
    "insert into org_changes (id, actor_kind, actor_id, what, detail) values ($1, $2, $3, $4, $5::jsonb)",
    [newId(), actor.kind, actor.id, what, JSON.stringify(detail)],
  );
}
