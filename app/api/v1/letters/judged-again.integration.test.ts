/** A letter is sent when its batch closes: what came since it was written stops it. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PRINT } from "#lib/server/adapters/letter.ts";
import { givenReleased } from "#lib/server/contacts/given-contact.ts";
import { settle } from "#lib/server/contacts/settle.ts";
import { pool } from "#lib/server/database.ts";
import { newId } from "#lib/server/ids.ts";
import { closeBatch } from "#lib/server/letters/close-batch.ts";
import { ADDRESS, givenLetter, outgoing, sendLetter } from "#lib/server/letters/given-letters.ts";
import { drawLetterId } from "#lib/server/letters/letter-id.ts";
import { closeDueBatches } from "#lib/server/letters/watch-batches.ts";
import * as api from "../given-api.ts";
import { command, get, openDesk, post, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const who = {} as Record<"lena" | "amara", Who>;
beforeAll(async () => {
  process.env.BATON_DEMO = "1";
  desk = await openDesk();
  for (const name of ["lena", "amara"] as const) who[name] = await signIn(name);
});
afterAll(() => desk.close());

const givenCase = (given: { portfolio?: string; reference?: string } = {}) => {
  const { portfolio = "uk", reference } = given;
  return api.givenCase({ portfolio, customer: { name: "Ruth Achterberg", address: ADDRESS, reference } });
};
const close = async (id: string) => (await post(`/letters/batches/${id}/closure`, who.lena, {})).body;
const lettersOf = async (id: string) => (await get(`/letters/batches/${id}/letters?limit=200`, who.lena)).body.items;
const manifestOf = async (id: string) => (await get(`/letters/batches/${id}/manifest.json`, who.lena)).body;
const stateOf = async (ref: string) => (await get(`/cases/${ref}`, who.lena)).body.case;
const typesOf = async (ref: string) =>
  (await get(`/cases/${ref}/events`, who.lena)).body.items.map(({ type }: { type: string }) => type);
const batchOf = async (letter: string): Promise<string> =>
  (await pool().query("select batch_id as id from letters where id = $1", [letter])).rows[0].id;

async function give(ref: string, type: string, data: object): Promise<void> {
  const { status, body } = await command(ref, await robot(), type, data);
  expect(status, `${type}: ${JSON.stringify(body)}`).toBe(200);
}

const MEANWHILE: [came: string, data: object, rule: string, portfolio?: string][] = [
  ["open-dispute", { reason: "not-mine", note: "Never had it" }, "uk.dispute"],
  ["place-hold", { kind: "breathing-space", reason: "Moratorium" }, "uk.breathing-space"],
  ["record-payment", { amountMinor: 10_000, currency: "GBP", method: "card", reference: "P-1" }, "common.paid"],
  ["record-opt-out", { channel: "letter" }, "common.opted-out"],
  ["record-death", {}, "common.deceased"],
  ["appoint-representative", { kind: "debt-adviser" }, "uk.representative"],
  ["record-cease-request", {}, "us.cease-contact", "us"],
  ["fail-contact-point", { kind: "address", why: "returned-mail" }, "channel.contact-point-failed"],
  ["change-contact-point", { kind: "address", value: "3 Low Road\nHull\nHU1 1AA" }, "channel.contact-point-changed"],
];

it.each(MEANWHILE)(
  "%s stops the letter, which is on record and out of the batch",
  async (came, data, rule, portfolio = "uk") => {
    const [ref, other] = [await givenCase({ portfolio }), await givenCase({ portfolio })];
    const { letter, contactId } = await givenLetter(ref);
    const stays = await givenLetter(other);
    const id = await batchOf(letter);
    await give(ref, came, data);
    const batch = await close(id);
    expect(batch).toMatchObject({ state: "closed", letters: 1, takenOut: 1 });
    expect(batch.blockedBy).toContainEqual({ rule, letters: 1 });
    const [out, kept] = await lettersOf(id);
    expect(out).toMatchObject({ id: letter, position: null, takenOut: "blocked" });
    expect(out.rules).toContain(rule);
    expect(kept).toMatchObject({ id: stays.letter, position: 1, takenOut: null, rules: [] });
    expect((await manifestOf(id)).items.map((one: { letter: string }) => one.letter)).toEqual([stays.letter]);
    expect((await typesOf(ref)).filter((type: string) => type === "contact-blocked")).toHaveLength(1);
    const state = await stateOf(ref);
    expect(state.lastContact).toBeNull();
    expect(state.contacts).toMatchObject([{ id: contactId, status: "blocked" }]);
    const { rowCount } = await pool().query("select from customer_contacts where id = $1", [contactId]);
    expect(rowCount).toBe(0);
  },
);

it("what is told on another case of the customer stops it too, and what was cancelled is no last contact", async () => {
  const [ref, other] = [await givenCase({ reference: "ONE" }), await givenCase({ reference: "ONE", portfolio: "za" })];
  const [first, second] = [await givenLetter(ref), await givenLetter(ref)];
  const id = await batchOf(first.letter);
  await give(ref, "cancel-contact", { contactId: first.contactId });
  expect((await stateOf(ref)).recentContacts).toMatchObject([{ contactId: second.contactId }]);
  await give(other, "record-death", {});
  expect(await close(id)).toMatchObject({ letters: 0, takenOut: 2 });
  expect((await stateOf(ref)).lastContact).toBeNull();
  expect((await lettersOf(id)).map((one: { takenOut: string }) => one.takenOut)).toEqual(["cancelled", "blocked"]);
});

it("what the law only puts off waits by itself, and is another letter then", async () => {
  const ref = await givenCase();
  const { letter, contactId } = await givenLetter(ref);
  const until = `${new Date(Date.now() + 24 * 60 * 60_000).toISOString().slice(0, 17)}00.000Z`;
  await give(ref, "place-hold", { kind: "payment-in-progress", reason: "Tomorrow", until });
  await close(await batchOf(letter));
  expect((await stateOf(ref)).contacts).toMatchObject([{ id: contactId, status: "scheduled", sendAt: until }]);
  const { rows } = await pool().query("select queue from outbox where contact_id = $1 and start_after = $2", [
    contactId,
    until,
  ]);
  expect(rows).toMatchObject([{ queue: "send-contact" }]);
  const again = await sendLetter(outgoing(ref, contactId));
  if (again.is !== "sent") throw new Error("not sent");
  expect(again.providerId).not.toBe(`letter:${letter}`);
  expect((await get(`/letters/${letter}/letter.pdf`, who.lena)).status).toBe(404);
  // Nobody has let it go this time.
  expect(await close(await batchOf(again.providerId.slice(7)))).toMatchObject({ letters: 0, takenOut: 1 });
});

it("a letter of which its case does not know yet waits for the next batch", async () => {
  const [ref, other] = [await givenCase(), await givenCase()];
  const contactId = await givenReleased(ref, { channel: "letter", to: ADDRESS, provider: PRINT });
  const sent = await sendLetter(outgoing(ref, contactId));
  if (sent.is !== "sent") throw new Error("not sent");
  const letter = sent.providerId.slice(7);
  await givenLetter(other);
  const id = await batchOf(letter);
  expect(await close(id)).toMatchObject({ state: "closed", letters: 1, takenOut: 0 });
  const next = await batchOf(letter);
  expect(next).not.toBe(id);
  await settle(ref, contactId, { is: "sent", providerId: sent.providerId });
  await give(ref, "record-death", {});
  expect(await close(next)).toMatchObject({ letters: 0, takenOut: 1 });
});

it("a closing that is killed in the middle goes on where it was, and what came meanwhile stops its letter", async () => {
  const letters: Awaited<ReturnType<typeof quickLetter>>[] = [];
  while (letters.length < 56) letters.push(await quickLetter());
  const id = await batchOf(letters[0]?.letter ?? "");
  const [early, late] = [letters[3]?.ref ?? "", letters[50]?.ref ?? ""];
  for (const ref of [early, late]) await give(ref, "open-dispute", { reason: "not-mine" });

  const holder = await pool().connect();
  await holder.query("begin; set local idle_in_transaction_session_timeout = 0");
  await holder.query("select from customers where id = (select customer_id from cases where ref = $1) for update", [
    letters[48]?.ref,
  ]);
  const closer = fork(join(process.cwd(), "lib/server/letters/given-closer.ts"), [id], { silent: true });
  const judged = async () => (await get(`/letters/batches/${id}`, who.lena)).body;
  await expect.poll(judged, { interval: 20 }).toMatchObject({ state: "closing", judged: 39 });
  const ended = once(closer, "exit");
  closer.kill("SIGKILL");
  await ended;
  await give(letters[5]?.ref ?? "", "record-death", {});
  await holder.query("rollback");
  holder.release();
  const { rows: before } = await pool().query("select id, judged_at from letters where batch_id = $1", [id]);

  await Promise.all([closeDueBatches(), closeBatch(id, "hand", null), closeDueBatches()]);
  const batch = await judged();
  expect(batch).toMatchObject({ state: "closed", letters: 53, takenOut: 3 });
  const { items } = await manifestOf(id);
  const stopped = [3, 5, 50].map((at) => letters[at]?.letter);
  expect(items.map((one: { letter: string }) => one.letter)).toEqual(
    letters.map(({ letter }) => letter).filter((letter) => !stopped.includes(letter)),
  );
  for (const ref of [early, late])
    expect((await typesOf(ref)).filter((type: string) => type === "contact-blocked")).toHaveLength(1);
  const { rows: after } = await pool().query("select id, judged_at from letters where batch_id = $1", [id]);
  const at = new Map(after.map((row) => [row.id, String(row.judged_at)]));
  const kept = before.filter((row) => row.judged_at !== null && !stopped.includes(row.id));
  expect(kept.length).toBe(38);
  expect(kept.filter((row) => at.get(row.id) !== String(row.judged_at))).toEqual([]);
});

let made = 0;
/** As the adapter leaves it, without drawing it. */
async function quickLetter() {
  const at = ++made;
  const [ref, letter] = [await givenCase(), drawLetterId()];
  const contactId = await givenReleased(ref, {
    channel: "letter",
    to: ADDRESS,
    provider: PRINT,
    providerId: `letter:${letter}`,
  });
  await pool().query(
    `insert into letter_batches (id, paper, variant) values ($1, 'a4', 'large-print') on conflict do nothing`,
    [newId()],
  );
  await pool().query(
    `insert into letters (id, contact_id, batch_id, case_id, pages, sha256, at)
     select $1, $2, b.id, c.id, 1, $4, timestamptz '2026-11-01' + make_interval(secs => $5)
     from letter_batches b, cases c where b.state = 'open' and b.variant = 'large-print' and c.ref = $3`,
    [letter, contactId, ref, "0".repeat(64), at],
  );
  return { ref, letter, at };
}
