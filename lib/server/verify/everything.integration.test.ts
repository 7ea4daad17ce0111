import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "../database.ts";
import { addPerson, as, beginOrganisation, give, KEY, offer } from "../org/given-organisation.ts";
import { hashOf } from "../sealing.ts";
import { EVENT_COLUMNS, envelopeOf, type StoredEvent } from "../stored-event.ts";
import { verifyEverything } from "./everything.ts";
import { damage, keyOfCase, openSealed, resealed, workedCase } from "./given-damage.ts";
import { DAMAGES, EVENT } from "./given-damages.ts";

let end: () => Promise<unknown>;
let amara: string;
let ben: string;

beforeAll(async () => {
  end = await beginOrganisation();
  amara = await addPerson("agent");
  ben = await addPerson("agent", ["late"]);
});
afterAll(() => end());

describe("on a healthy database", () => {
  it("walks every case and finds that everything fits", async () => {
    const refs = await Promise.all([1, 2, 3].map(() => workedCase(amara, ben)));
    const handoverId = await offer(as(amara), refs[0] ?? "", "late", ben);
    await give(as(ben), refs[0] ?? "", "accept-handover", { handoverId, readBack: "I have it." });

    const report = await verifyEverything();

    expect(report).toMatchObject({ cases: 3, erased: 0, snapshots: 3, findings: [] });
    expect(report.events).toBe(3 * 7 + 3);
    expect(report.opened).toBeGreaterThan(3 * 4);
  });

  it("walks one case when asked for one", async () => {
    const ref = await workedCase(amara, ben);
    expect(await verifyEverything(ref)).toMatchObject({ cases: 1, events: 7, findings: [] });
    expect(await verifyEverything("C-0000-0000")).toMatchObject({ cases: 0 });
  });

  it("finds nothing amiss in cases that change while it walks", async () => {
    const ref = await workedCase(amara, ben);
    const notes = Array.from({ length: 60 }, () => give(KEY, ref, "add-note", { text: "One more." }));
    const reports = [];
    for (let round = 0; round < 5; round++) reports.push(await verifyEverything(ref));
    await Promise.all(notes);
    reports.push(await verifyEverything(ref));
    expect(reports.flatMap((report) => report.findings)).toEqual([]);
    expect(reports.at(-1)?.events).toBe(67);
  });

  it("does not compare what another version of the fold made", async () => {
    const ref = await workedCase(amara, ben);
    await damage("update cases set fold = 0, state = 'old', card = 'old', status = 'old' where ref = $1", ref);
    expect(await verifyEverything(ref)).toMatchObject({ snapshots: 0, findings: [] });
  });
});

describe("names the first thing that does not fit", () => {
  it.each(DAMAGES)("%s", async (_, sql, version, what) => {
    const ref = await workedCase(amara, ben);
    const healthy = await workedCase(amara, ben);
    await damage(sql, ref);

    const { findings } = await verifyEverything(ref);

    expect(findings).toEqual([{ ref, version, what: expect.stringMatching(what) }]);
    expect((await verifyEverything(healthy)).findings).toEqual([]);
    await damage("update cases set ref = 'damaged ' || ref where ref = $1", ref);
  });

  it("a sealed value that was exchanged by somebody who has the key", async () => {
    const ref = await workedCase(amara, ben);
    const { event, opened, key } = await openSealed(ref, 3);
    const [salt = ""] = opened["/text"] ?? [];
    const sealed = resealed(key, { "/text": [salt, "Never said."] }, event.id);
    await damage(`update events set sealed = $2 ${EVENT} 3`, ref, sealed);
    const { findings } = await verifyEverything(ref);
    expect(findings).toMatchObject([{ version: 3, what: "commitment at /text is not that of the sealed value" }]);
  });

  it("a value that is sealed beside the event without being committed to", async () => {
    const ref = await workedCase(amara, ben);
    const { event, opened, key } = await openSealed(ref, 3);
    const sealed = resealed(key, { ...opened, "/note": ["salt", "More."] }, event.id);
    await damage(`update events set sealed = $2 ${EVENT} 3`, ref, sealed);
    const { findings } = await verifyEverything(ref);
    expect(findings).toMatchObject([{ version: 3, what: expect.stringContaining("does not commit to") }]);
  });

  it("a last event that was forged with a right hash", async () => {
    const ref = await workedCase(amara, ben);
    const forged = { dueAt: "2030-01-01T00:00:00.000Z" };
    await damage(`update events set data = data || $2::jsonb ${EVENT} 7`, ref, JSON.stringify(forged));
    const { rows } = await pool().query<StoredEvent>(
      `select ${EVENT_COLUMNS} from events where case_id = (select id from cases where ref = $1) and version = 7`,
      [ref],
    );
    const hash = rows[0] && hashOf(envelopeOf(rows[0], ref));
    await damage(`update events set hash = $2 ${EVENT} 7`, ref, hash);
    await damage("update cases set last_hash = $2 where ref = $1", ref, hash);
    const { findings } = await verifyEverything(ref);
    expect(findings).toMatchObject([{ version: null, what: expect.stringMatching(/^column due_at is .* says 2030/) }]);
  });

  it("a snapshot that says something else, without printing what", async () => {
    const ref = await workedCase(amara, ben);
    const { id, key, state } = await keyOfCase(ref);
    const sealed = resealed(key, { ...state, customer: { ...state.customer, name: "Somebody Else" } }, id, "state");
    await damage("update cases set state = $2 where ref = $1", ref, sealed);
    const { findings } = await verifyEverything(ref);
    expect(findings).toEqual([{ ref, version: null, what: "snapshot is not the log folded again: /customer/name" }]);
  });

  it("a card that says something else, without printing what", async () => {
    const ref = await workedCase(amara, ben);
    const { id, key, card } = await keyOfCase(ref);
    const sealed = resealed(key, { ...card, customerName: "Somebody Else" }, id, "card");
    await damage("update cases set card = $2 where ref = $1", ref, sealed);
    const { findings } = await verifyEverything(ref);
    expect(findings).toEqual([{ ref, version: null, what: "card is not the log folded again: /customerName" }]);
  });
});

describe("of an erased customer", () => {
  const erase = "update customers set key = null from cases where cases.customer_id = customers.id and cases.ref = $1";

  it("still verifies chain, columns and ranges", async () => {
    const ref = await workedCase(amara, ben);
    await damage(erase, ref);
    const report = await verifyEverything(ref);
    expect(report).toMatchObject({ events: 7, opened: 0, snapshots: 0, findings: [] });
    expect(report.erased).toBeGreaterThan(4);
  });

  it("names a changed commitment", async () => {
    const ref = await workedCase(amara, ben);
    await damage(erase, ref);
    await damage(`update events set data = '{"text": {"c": "x"}}' ${EVENT} 3`, ref);
    expect((await verifyEverything(ref)).findings).toMatchObject([{ version: 3 }]);
  });
});
