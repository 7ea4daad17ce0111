/** Drafts of the contact policy: written, changed, put before a second person and taken back by their author. */
import { differences, type Pack, packFrom } from "../../domain/contact-policy/index.ts";
import type { Client } from "../database.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { changeOrganisation } from "../org/change.ts";
import type { ChangeKind } from "../org/change-kinds.ts";
import { refused } from "../org/refusals.ts";
import { forbidden, Problem } from "../problem.ts";
import { latestOf } from "./bases.ts";
import { type NewDraft, requireSound, type SavedDraft } from "./draft-schema.ts";
import { packsAt } from "./packs.ts";
import { type PolicyRow, policyRow } from "./policy-rows.ts";

/** Keeps a new draft on top of the latest version of its pack. Returns its id. Throws 422 with what is wrong. */
export async function keepDraft(by: Identity, { pack, changes, reason }: NewDraft): Promise<string> {
  const id = newId();
  await changeOrganisation(by, "policy-drafted", async (client) => {
    await requireCompliance(client, by);
    const base = latestOf(await packsAt(undefined, client), pack);
    requireSound(changes, base);
    await client.query(
      `insert into policy_versions (id, pack, base, changes, status, reason, author) values ($1, $2, $3, $4, 'draft', $5, $6)`,
      [id, pack, base.version, JSON.stringify(changes), reason, by.actor.id],
    );
    return { result: id, detail: { policy: id, pack, base: base.version, says: saysOf(base, changes) } };
  });
  return id;
}

/** Replaces what the draft changes; it starts from the latest version from then on. */
export function saveDraft(by: Identity, id: string, { revision, changes, reason }: SavedDraft): Promise<unknown> {
  return changeDraft(by, "policy-draft-changed", id, revision, async (client, row) => {
    requireAuthor(by, row);
    requireState(row, "draft");
    const base = latestOf(await packsAt(undefined, client), row.pack);
    requireSound(changes, base);
    await client.query(
      "update policy_versions set changes = $2, base = $3, reason = $4, revision = revision + 1 where id = $1",
      [id, JSON.stringify(changes), base.version, reason],
    );
    // What was seen of its impact is not true of what it changes now.
    await client.query("delete from policy_previews where policy_id = $1", [id]);
    return { base: base.version, says: saysOf(base, changes) };
  });
}

/** Puts the draft before a second person. */
export function submitDraft(by: Identity, id: string, revision: number): Promise<unknown> {
  return changeDraft(by, "policy-submitted", id, revision, async (client, row) => {
    requireAuthor(by, row);
    requireState(row, "draft");
    await client.query(
      "update policy_versions set status = 'in-review', submitted_at = clock_timestamp(), revision = revision + 1 where id = $1",
      [id],
    );
    return {};
  });
}

/** Takes a draft out of review again: its author to change it, the second person because it is not to be published so. */
export function sendBack(by: Identity, id: string, revision: number): Promise<unknown> {
  return changeDraft(by, "policy-sent-back", id, revision, async (client, row) => {
    requireState(row, "in-review");
    await client.query(
      "update policy_versions set status = 'draft', submitted_at = null, revision = revision + 1 where id = $1",
      [id],
    );
    return {};
  });
}

/** A draft that nobody has published leaves no version behind, only its lines in the audit. */
export function discardDraft(by: Identity, id: string): Promise<unknown> {
  return changeDraft(by, "policy-draft-discarded", id, null, async (client, row) => {
    requireAuthor(by, row);
    requireState(row, "draft");
    await client.query("delete from policy_versions where id = $1", [id]);
    return {};
  });
}

/** One audited change of an unpublished version, which the asker has seen as it is (409 else). */
export function changeDraft(
  by: Identity,
  what: ChangeKind,
  id: string,
  revision: number | null,
  work: (client: Client, row: PolicyRow) => Promise<object>,
): Promise<unknown> {
  return changeOrganisation(by, what, async (client) => {
    await requireCompliance(client, by);
    const row = await policyRow(id, client);
    if (revision !== null && row.revision !== revision) throw changedMeanwhile(row);
    const detail = await work(client, row);
    return { result: id, detail: { policy: id, pack: row.pack, ...detail } };
  });
}

/** Asked again under the organisation's lock: a role that was taken away meanwhile publishes nothing. */
export async function requireCompliance(client: Client, { actor }: Identity): Promise<void> {
  const { rowCount } = await client.query("select from people where id = $1 and active and role = 'compliance'", [
    actor.kind === "user" ? actor.id : null,
  ]);
  if (rowCount === 0) throw forbidden("Only compliance changes the contact policy.");
}

export function requireState({ status }: PolicyRow, wanted: PolicyRow["status"]): void {
  if (status === wanted) return;
  throw refused("wrong-state", `This version is ${STATE_WORDS[status]}.`, { status });
}

export const STATE_WORDS: Record<PolicyRow["status"], string> = {
  draft: "a draft",
  "in-review": "in review",
  published: "published",
  "rolled-back": "rolled back",
};

function requireAuthor({ actor }: Identity, { author }: PolicyRow): void {
  if (author !== actor.id) throw forbidden("Only its author changes a draft.");
}

function changedMeanwhile({ revision }: PolicyRow): Problem {
  return new Problem(409, "conflict", "This draft was changed meanwhile. Look at it again.", { revision });
}

function saysOf(base: Pack, changes: NewDraft["changes"]): string[] {
  return differences(base, packFrom(base, changes, base.version, base.effectiveFrom)).map(({ says }) => says);
}
