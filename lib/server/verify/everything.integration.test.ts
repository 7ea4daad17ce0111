import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "../database.ts";
import { addPerson, as, beginOrganisation, give, KEY, offer } from "../org/given-organisation.ts";
import { hashOf } from "../sealing.ts";
import { EVENT_COLUMNS, envelopeOf, type StoredEvent } from "../stored-event.ts";
import { verifyEverything } from "./everything.ts";
import { damage, keyOfCase, openSealed, resealed, workedCase } from "./given-damage.ts";

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

const EVENT = "from cases where cases.id = events.case_id and cases.ref = $1 and events.version =";
const RANGE = "from cases where cases.id = ownership.case_id and cases.ref = $1 and";
const COMMAND = "from cases where cases.id = commands.case_id and cases.ref = $1 and";

describe("names the first thing that does not fit", () => {
  it.each<[damaged: string, sql: string, version: number | null, what: RegExp]>([
    [
      "a changed amount",
      `update events set data = jsonb_set(data, '{amountMinor}', '1') ${EVENT} 4`,
      4,
      /^hash is not/,
    ],
    ["a changed commitment", `update events set data = '{"text": {"c": "x"}}' ${EVENT} 3`, 3, /^hash is not/],
    ["another actor", `update events set actor_id = 'x' ${EVENT} 3`, 3, /^hash is not/],
    ["another time", `update events set occurred_at = occurred_at - interval '1 day' ${EVENT} 3`, 3, /^hash is not/],
    ["a changed hash", `update events set hash = reverse(hash) ${EVENT} 3`, 3, /^hash is not/],
    [
      "a changed link",
      `update events set prev_hash = reverse(prev_hash) ${EVENT} 3`,
      3,
      /^prevHash is not the hash of #2/,
    ],
    ["a changed first link", `update events set prev_hash = hash ${EVENT} 1`, 1, /^prevHash of a first event/],
    [
      "one byte of a sealed value",
      `update events set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) ${EVENT} 3`,
      3,
      /^its sealed values do not open/,
    ],
    ["a lost sealed value", `update events set sealed = null ${EVENT} 3`, 3, /^its sealed values are missing/],
    [
      "an event that was cut out",
      `delete from events using cases where cases.id = events.case_id and cases.ref = $1 and events.version = 3`,
      3,
      /^missing: .* #4/,
    ],
    [
      "a first event that was cut out",
      `delete from events using cases where cases.id = events.case_id and cases.ref = $1 and events.version = 1`,
      1,
      /^missing/,
    ],
    [
      "a last event that was cut off",
      `delete from events using cases where cases.id = events.case_id and cases.ref = $1 and events.version = 7`,
      null,
      /^column version is 7; the log says 6/,
    ],
    [
      "no events at all",
      `delete from events using cases where cases.id = events.case_id and cases.ref = $1`,
      null,
      /^it has no events/,
    ],
    [
      "a gap between ranges",
      `update ownership set during = int4range(3, null) ${RANGE} upper_inf(during)`,
      2,
      /^ownership is .* from #3 on; the log says .* from #2 on/,
    ],
    [
      "another owner in a range",
      `update ownership set user_id = null ${RANGE} upper_inf(during)`,
      2,
      /^ownership is untaken/,
    ],
    [
      "a lost range",
      `delete from ownership using cases where cases.id = ownership.case_id and cases.ref = $1 and upper_inf(during)`,
      2,
      /range of ownership that begins here is missing/,
    ],
    [
      "a range too many",
      `insert into ownership select id, '(,0)', 'late', null from cases where ref = $1`,
      1,
      /^ownership is/,
    ],
    [
      "a damaged snapshot",
      "update cases set state = set_byte(state, 40, get_byte(state, 40) # 1) where ref = $1",
      null,
      /^snapshot does not open/,
    ],
    [
      "a damaged card",
      "update cases set card = set_byte(card, 40, get_byte(card, 40) # 1) where ref = $1",
      null,
      /^card does not open/,
    ],
    [
      "another owner in the row",
      "update cases set owner_user = null where ref = $1",
      null,
      /^column owner_user is null/,
    ],
    [
      "another due time in the row",
      "update cases set due_at = due_at + interval '1 ms' where ref = $1",
      null,
      /^column due_at/,
    ],
    [
      "a timer that was switched off",
      "update cases set next_due_at = null where ref = $1",
      null,
      /^column next_due_at is null/,
    ],
    [
      "another balance in the row",
      "update cases set balance_minor = 5 where ref = $1",
      null,
      /^column balance_minor is 5; the log says 90/,
    ],
    [
      "an offer that nobody made",
      "update cases set offer_team = 'late' where ref = $1",
      null,
      /^column offer_team is late; the log says null/,
    ],
    [
      "a later time in the row",
      "update cases set last_at = last_at + interval '1 hour' where ref = $1",
      null,
      /^column last_at/,
    ],
    ["a shorter lifetime", "update cases set lifetime = '[1,9)' where ref = $1", null, /^column lifetime/],
    [
      "another portfolio in the row",
      "update cases set portfolio = 'other' where ref = $1",
      null,
      /^column portfolio is other/,
    ],
    [
      "a forgotten command",
      `delete from commands using cases where cases.id = commands.case_id and cases.ref = $1 and from_version = 3`,
      3,
      /^its command is not remembered/,
    ],
    [
      "an answer that ends too late",
      `update commands set to_version = 9 ${COMMAND} from_version = 7`,
      7,
      /goes on to #9/,
    ],
    [
      "an answer that begins elsewhere",
      `update commands set from_version = 2 ${COMMAND} from_version = 3`,
      3,
      /begins at #2, where another command is/,
    ],
    [
      "an answer of another case",
      `update commands set case_id = (select id from cases where ref <> $1 limit 1) ${COMMAND} from_version = 3`,
      3,
      /^its command is remembered for another case/,
    ],
    [
      "an answer to nothing",
      `insert into commands select 'user:x', 'nobody-sent-it', id, '', 3, 3 from cases where ref = $1`,
      3,
      /^a remembered command's answer is not there/,
    ],
  ])("%s", async (_, sql, version, what) => {
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
