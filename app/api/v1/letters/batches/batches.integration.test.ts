import { createHash } from "node:crypto";
import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { pool } from "#lib/server/database.ts";
import { closeBatch } from "#lib/server/letters/close-batch.ts";
import { givenLetter } from "#lib/server/letters/given-letters.ts";
import { tellCases } from "#lib/server/letters/tell-cases.ts";
import { closeDueBatches } from "#lib/server/letters/watch-batches.ts";
import { get, makeKey, type Who } from "../../given-api.ts";
import {
  cancel,
  close,
  dispatch,
  givenCase,
  lettersOf,
  openBatch,
  openBatches,
  openLetterDesk,
  who,
} from "../given-batches.ts";

openLetterDesk();

describe("a batch", () => {
  it("is closed by hand, in the order in which letters came, without those that were cancelled", async () => {
    const ref = await givenCase();
    const [first, cancelled, last] = [await givenLetter(ref), await givenLetter(ref), await givenLetter(ref)];
    expect((await cancel(ref, cancelled.contactId)).status).toBe(200);
    const { id } = await openBatch();
    expect((await close(id)).body).toMatchObject({
      state: "closed",
      letters: 2,
      pages: 2,
      takenOut: 1,
      closed: { why: "hand" },
    });
    expect(
      (await lettersOf(id)).map((one: { id: string; position: number; takenOut: string }) => [
        one.id,
        one.position,
        one.takenOut,
      ]),
    ).toEqual([
      [first.letter, 1, null],
      [cancelled.letter, null, "cancelled"],
      [last.letter, 2, null],
    ]);
    expect((await cancel(ref, last.contactId)).body).toMatchObject({ status: 422, rule: "too-late" });
    const again = await close(id, await makeKey("write", "read"));
    expect(again.body).toMatchObject({ state: "closed", closed: { by: { kind: "user" } } });
    await givenLetter(ref);
    expect((await openBatch()).id).not.toBe(id);
  });

  it("has each letter wholly or not at all when it closes while letters come and are cancelled", async () => {
    const refs = await Promise.all([1, 2, 3].map(() => givenCase()));
    const early = await Promise.all(refs.flatMap((ref) => [givenLetter(ref), givenLetter(ref)]));
    const { id } = await openBatch();
    const cancelled: string[] = [];
    const late: Awaited<ReturnType<typeof givenLetter>>[] = [];
    await Promise.all([
      ...refs.map(async (ref) => late.push(await givenLetter(ref))),
      closeBatch(id, "full", null),
      closeBatch(id, "hand", null),
      ...early.map(async ({ contactId, letter }, at) => {
        const { status } = await cancel(refs[Math.floor(at / 2)] ?? "", contactId);
        if (status === 200) cancelled.push(letter);
      }),
      ...refs.map(async (ref) => late.push(await givenLetter(ref))),
    ]);
    const batch = (await get(`/letters/batches/${id}`, who.lena)).body;
    const inIt = await lettersOf(id);
    const printed = inIt.filter(({ takenOut }: { takenOut: string | null }) => takenOut === null);
    expect(printed.map(({ position }: { position: number }) => position)).toEqual(
      printed.map((_: unknown, at: number) => at + 1),
    );
    expect(batch.letters).toBe(printed.length);
    const next = (await openBatches()).flatMap(({ id: other }) => other);
    const elsewhere = (await Promise.all(next.map(lettersOf))).flat();
    const everywhere = [...inIt, ...elsewhere].map(({ id: letter }) => letter).sort();
    expect(everywhere).toEqual([...early, ...late].map(({ letter }) => letter).sort());
    // Each cancellation came wholly before the closing, or was told that it is too late.
    const takenOut = inIt.filter((one: { takenOut: string | null }) => one.takenOut === "cancelled");
    expect(takenOut.map((one: { id: string }) => one.id).sort()).toEqual(cancelled.sort());
    const manifest = (await get(`/letters/batches/${id}/manifest.json`, who.lena)).body;
    expect(manifest.items).toHaveLength(batch.letters);
    expect(manifest.sha256).toBe(batch.sha256);
  });

  it("closes by itself when it is full or old, and one without letters waits", async () => {
    const ref = await givenCase();
    const { contactId } = await givenLetter(ref);
    const { id } = await openBatch();
    await closeDueBatches();
    expect((await openBatch()).id).toBe(id);
    await pool().query("update letter_batches set opened_at = now() - interval '25 hours' where id = $1", [id]);
    await pool().query("update letters set taken_out_at = now(), taken_out_why = 'cancelled' where contact_id = $1", [
      contactId,
    ]);
    await closeDueBatches();
    expect((await openBatch()).id).toBe(id);
    await givenLetter(ref);
    await closeDueBatches();
    expect((await get(`/letters/batches/${id}`, who.lena)).body).toMatchObject({
      state: "closed",
      letters: 1,
      closed: { why: "age", by: null },
    });
  });

  it("is taken away as a manifest and as one file, whose letters are the ones that were kept", async () => {
    const ref = await givenCase({ customer: { name: "Ruth Achterberg" } });
    const sent = [
      await givenLetter(ref),
      await givenLetter(ref, { text: "Please call us. ".repeat(500) }),
      await givenLetter(ref),
    ];
    const { id } = await openBatch();
    expect((await get(`/letters/batches/${id}/print.pdf`, who.lena)).body).toMatchObject({
      status: 422,
      rule: "letters.not-closed",
    });
    const { body: batch } = await close(id);
    const { body: manifest } = await get(`/letters/batches/${id}/manifest.json`, who.cara);
    expect(manifest.items.map(({ letter }: { letter: string }) => letter)).toEqual(sent.map(({ letter }) => letter));
    expect(manifest).toMatchObject({ letters: 3, pages: batch.pages, sha256: batch.sha256 });
    expect(manifest.sha256).toBe(sha256(manifest.items.map((one: { sha256: string }) => `${one.sha256}\n`).join("")));
    const csv = await get(`/letters/batches/${id}/manifest.csv`, who.lena);
    const [head, ...rows] = csv.text.trim().split("\r\n");
    expect(head).toBe("position,letter,case,pages,sha256");
    expect(rows).toEqual(
      manifest.items.map((one: Record<string, string>) =>
        [one.position, one.letter, one.ref, one.pages, one.sha256].join(","),
      ),
    );
    for (const [at, { letter, contactId }] of sent.entries()) {
      const bytes = await bytesOf(`/letters/${letter}/letter.pdf`, who.lena);
      expect(sha256(bytes)).toBe(manifest.items[at].sha256);
      expect(await bytesOf(`/cases/${ref}/contacts/${contactId}/document`, who.amara)).toEqual(bytes);
    }
    const print = await getDocumentProxy(new Uint8Array(await bytesOf(`/letters/batches/${id}/print.pdf`, who.lena)));
    expect(print.numPages).toBe(batch.pages);
    const pages = await Promise.all(
      Array.from({ length: print.numPages }, (_, at) => print.getPage(at + 1).then((page) => page.getTextContent())),
    );
    const firsts = pages.map(({ items }) => items.map((item) => ("str" in item ? item.str : "")).join(""));
    expect(firsts[0]).toContain(sent[0]?.letter);
    expect(firsts.at(-1)).toContain(sent[2]?.letter);
    expect(firsts.slice(1, -1).every((text) => text.includes(sent[1]?.letter ?? "-"))).toBe(true);
    const { body: log } = await get(`/access-log?ref=${ref}`, who.cara);
    const lines = log.items.map(
      ({ action, detail, results }: { action: string; detail: { file?: string }; results: number }) => [
        action,
        detail?.file ?? null,
        results,
      ],
    );
    expect(lines).toContainEqual(["export", "print", 3]);
    expect(lines).toContainEqual(["export", "manifest", 3]);
    expect(lines).toContainEqual(["document", null, null]);
  });

  it("is handed over once, and its cases are told once", async () => {
    const ref = await givenCase();
    const { contactId } = await givenLetter(ref);
    const { id } = await openBatch();
    expect((await dispatch(id)).body).toMatchObject({ status: 422, rule: "letters.not-closed" });
    await close(id);
    const answers = await Promise.all([dispatch(id), dispatch(id), dispatch(id, who.lena, "PR-2")]);
    expect(answers.map(({ status }) => status).sort()).toEqual(expect.arrayContaining([200, 409]));
    expect((await get(`/letters/batches/${id}`, who.cara)).body).toMatchObject({ state: "handed-over" });
    await Promise.all([tellCases(), tellCases()]);
    expect(await tellCases()).toBe(0);
    const { body } = await get(`/cases/${ref}/events`, who.amara);
    const told = body.items.filter(({ type }: { type: string }) => type === "contact-delivered");
    expect(told).toMatchObject([{ data: { contactId }, actor: { kind: "gateway", id: "print" } }]);
  });
});

const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");

/** The exact bytes of an answer. */
async function bytesOf(path: string, by: Who): Promise<Buffer> {
  const { status, bytes } = await get(path, by);
  if (status !== 200) throw new Error(`${path}: ${status}`);
  return bytes;
}
