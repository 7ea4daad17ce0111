/**
 * Money of a line goes to cases through the one write path, with what becomes of the line in the same transaction. The line's
 * row is changed last (the house's lock order), and only as it was looked at: of two people one wins and the other is told.
 */
import type { LineAct } from "../../domain/bank/bank-words.ts";
import type { Command } from "../../domain/commands.ts";
import type { CaseEvent } from "../../domain/events.ts";
import { type Client, inTransaction } from "../database.ts";
import type { Identity } from "../identity.ts";
import { Problem } from "../problem.ts";
import type { ReadCommand } from "../read-command.ts";
import { again, runCommandWithin } from "../run-command.ts";
import { type Found, type LineRow, openSaid, sealReason } from "./stored-line.ts";

export const BANK: Identity = { actor: { kind: "gateway", id: "bank" } };
/** So much of it, for this case, and for this debt when one is meant. */
export type Part = { ref: string; amountMinor: number; debtId?: string };

/** Posts all of the line's amount, part by part. Throws Refusal, 404, 409; then nothing was written. */
export async function postLine(
  by: Identity,
  row: LineRow,
  parts: readonly Part[],
  matching: Found = row.matching,
): Promise<void> {
  await change(by, row, "post", { state: "posted", matching, postings: parts.length }, async (client, note) => {
    const announce: (() => void)[] = [];
    // Cases are locked in one order, whichever way somebody splits.
    for (const [at, part] of parts.toSorted((a, b) => (a.ref < b.ref ? -1 : 1)).entries()) {
      const no = row.postings + at + 1;
      const given = await runCommandWithin(client, by, part.ref, takes(row, part, no), { occurredAt: occurredAt(row) });
      const paymentId = given.answer.events.find(isPayment)?.data.paymentId;
      if (!paymentId) throw taken();
      await note({ no, kind: "payment", ref: part.ref, paymentId, amountMinor: part.amountMinor });
      announce.push(given.announce);
    }
    return announce;
  });
}

/** The line takes back a payment: it is reversed on its case. */
export async function reverseByLine(
  by: Identity,
  row: LineRow,
  { ref, paymentId }: { ref: string; paymentId: string },
): Promise<void> {
  await change(by, row, "reverse", { state: "posted", matching: row.matching, postings: 1 }, async (client, note) => {
    const no = row.postings + 1;
    const data = { paymentId, reason: "Returned by the bank" };
    const read = command(`${nameOf(row, no)}:reverse`, { type: "reverse-payment", data });
    const { answer, announce } = await runCommandWithin(client, by, ref, read, { occurredAt: occurredAt(row) });
    const reversal = answer.events.find(isReversal);
    if (!reversal) throw taken();
    if (reversal.data.amountMinor !== row.amountMinor)
      throw new Problem(422, "refused", "This line takes back another sum than what is left of that payment.", {
        rule: "another-amount",
      });
    await note({ no, kind: "reversal", ref, paymentId, amountMinor: row.amountMinor });
    return [announce];
  });
}

/** Takes a wrong posting back: its payments are reversed, and the line is unmatched again. */
export async function undoLine(
  by: Identity,
  row: LineRow,
  posted: { no: number; ref: string; paymentId: string }[],
  reason: string,
): Promise<void> {
  await change(by, row, "undo", { state: "unmatched", matching: row.matching, postings: 0, reason }, async (client) => {
    const announce: (() => void)[] = [];
    for (const { no, ref, paymentId } of posted.toSorted((a, b) => (a.ref < b.ref ? -1 : 1))) {
      const read = command(`${nameOf(row, no)}:undo`, { type: "reverse-payment", data: { paymentId, reason } });
      announce.push((await runCommandWithin(client, by, ref, read)).announce);
      await client.query("update bank_postings set undone_at = clock_timestamp() where line_id = $1 and no = $2", [
        row.id,
        no,
      ]);
    }
    return announce;
  });
}

/** Sets a line aside, or brings it back, or names the payout that it is. No case is touched. */
export function setLine(by: Identity, row: LineRow, act: LineAct, becomes: Omit<Becomes, "postings">): Promise<void> {
  return change(by, row, act, { ...becomes, postings: 0 }, async () => []);
}

type Becomes = {
  state: LineRow["state"];
  matching: Found;
  postings: number;
  payout?: string;
  why?: string;
  reason?: string;
};
type Noted = { no: number; kind: "payment" | "reversal"; ref: string; paymentId: string; amountMinor: number };
type Work = (client: Client, note: (posting: Noted) => Promise<void>) => Promise<(() => void)[]>;

async function change(by: Identity, row: LineRow, act: LineAct, becomes: Becomes, work: Work): Promise<void> {
  const announce = await again(() =>
    inTransaction(async (client) => {
      const noted: Noted[] = [];
      const told = await work(client, async (posting) => void noted.push(posting));
      await changeRow(client, by, row, act, becomes);
      for (const one of noted) await insertPosting(client, row, one);
      return told;
    }),
  );
  for (const tell of announce) tell();
}

async function changeRow(
  client: Client,
  { actor }: Identity,
  row: LineRow,
  act: LineAct,
  becomes: Becomes,
): Promise<void> {
  const { state, matching, postings, payout = null, why = null, reason } = becomes;
  const { rowCount } = await client.query(
    `update bank_lines set state = $3, matching = $4, postings = postings + $5, payout = $6, revision = revision + 1, changed_at = clock_timestamp()
     where id = $1 and revision = $2`,
    [row.id, row.revision, state, JSON.stringify(matching), postings, payout],
  );
  if (rowCount === 0) throw taken();
  const sealed = reason === undefined ? null : sealReason(row.id, row.revision + 1, reason);
  await client.query(
    "insert into bank_acts (line_id, revision, act, actor_kind, actor_id, why, reason) values ($1, $2, $3, $4, $5, $6, $7)",
    [row.id, row.revision + 1, act, actor.kind, actor.id, why, sealed],
  );
}

async function insertPosting(
  client: Client,
  row: LineRow,
  { no, kind, ref, paymentId, amountMinor }: Noted,
): Promise<void> {
  await client.query(
    `insert into bank_postings (line_id, no, kind, case_id, payment_id, amount_minor)
     select $1, $2, $3, id, $5, $6 from cases where ref = $4`,
    [row.id, no, kind, ref, paymentId, amountMinor],
  );
}

/** Somebody was faster; whoever asks is told who (line-acts of the answer). */
export function taken(): Problem {
  return new Problem(409, "conflict", "Somebody has dealt with this line meanwhile. Look at what became of it.");
}

function takes(row: LineRow, { amountMinor, debtId }: Part, no: number): ReadCommand {
  const said = openSaid(row);
  const reference = (said?.texts[0] ?? said?.endToEndId ?? said?.bankId ?? "Bank transfer").slice(0, 120);
  const { currency, bookedOn: receivedOn } = row;
  const via = { gateway: "bank", payment: nameOf(row, no) };
  const data = {
    amountMinor,
    currency,
    method: "bank-transfer" as const,
    reference,
    ...(debtId && { debtId }),
    receivedOn,
    via,
  };
  return command(`bank:${nameOf(row, no)}`, { type: "take-payment", data });
}

/** The first posting of a line has its name; one after it was taken back, or of its parts, is another payment. */
function nameOf({ id }: LineRow, no: number): string {
  return no === 1 ? id : `${id}:${no}`;
}

function command(commandId: string, given: Command): ReadCommand {
  return { commandId, command: given, said: { type: given.type, data: given.data } };
}

/** Noon of the booking day; what a bank dates ahead happens now. */
function occurredAt({ bookedOn }: LineRow): string | undefined {
  const noon = `${bookedOn}T12:00:00.000Z`;
  return Date.parse(noon) < Date.now() ? noon : undefined;
}

const isPayment = (event: CaseEvent) => event.type === "payment-received";
const isReversal = (event: CaseEvent) => event.type === "payment-reversed";
