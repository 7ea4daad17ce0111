import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { command, get, givenCase, makeKey, openDesk, post, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const who = {} as Record<"amara" | "cara" | "zed", Who>;

beforeAll(async () => {
  desk = await openDesk();
  for (const name of ["amara", "cara", "zed"] as const) who[name] = await signIn(name);
});
afterAll(() => desk.close());

const said = { driver: "health", adjustments: ["large-print"], note: "In treatment until May" };
const SECRET = /In treatment|"health"/;

async function disclosed() {
  const ref = await givenCase();
  const given = await command(ref, who.amara, "record-disclosure", said);
  return { ref, given, needId: given.body.events[0].data.needId as string };
}

describe("why a customer needs help", () => {
  it("is in nothing that a person gets without asking for it: answer, events, proof, state, stale problem, offer", async () => {
    const { ref, given } = await disclosed();
    const offer = { toTeam: "specialist-support", reason: "vulnerability", note: "n" };
    const answers = [
      given,
      await command(
        ref,
        who.amara,
        "make-promise",
        { amountMinor: 1, currency: "GBP", dueOn: "2027-01-04" },
        { basedOn: 1 },
      ),
      await command(ref, who.amara, "offer-handover", offer),
      await get(`/cases/${ref}`, who.cara),
      await get(`/cases/${ref}?at=2`, who.amara),
      await get(`/cases/${ref}/events?proof=1`, who.cara),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 200, 200, 200, 200]);
    for (const { text } of answers) expect(text).not.toMatch(SECRET);
    const [, event] = answers[5]?.body.items ?? [];
    expect(Object.keys(event.proof.salts)).toEqual(["/adjustments"]);
    expect(event.proof.envelope.data.driver).toEqual({ c: expect.any(String) });
  });

  it("is plain to a key, with its salts", async () => {
    const { ref } = await disclosed();
    const { items } = (await get(`/cases/${ref}/events?after=1&proof=1`, await robot())).body;
    expect(items[0]).toMatchObject({ data: said });
    expect(Object.keys(items[0].proof.salts).sort()).toEqual(["/adjustments", "/driver", "/note"]);
    expect((await get(`/cases/${ref}`, await robot())).body.case.needs).toMatchObject([said]);
  });

  it("is told for a purpose, which is in the access log first", async () => {
    const { ref, needId } = await disclosed();
    const answer = await post(`/cases/${ref}/care-reasons`, who.amara, { needId, purpose: "Choosing the letter" });
    expect(answer.body).toEqual({ needId, driver: "health", note: "In treatment until May" });
    const { items } = (await get(`/access-log?ref=${ref}&action=reveal`, who.cara)).body;
    expect(items).toMatchObject([
      { actor: { id: ID.amara }, field: "care-reason", purpose: "Choosing the letter", detail: { version: 2 } },
    ]);
  });

  it("is not told without a purpose, to who may not read the case, or of another need", async () => {
    const { ref, needId } = await disclosed();
    const ask = async (by: Who, body: object) => (await post(`/cases/${ref}/care-reasons`, by, body)).status;
    expect(await ask(who.amara, { needId })).toBe(422);
    expect(await ask(who.amara, { needId, purpose: " " })).toBe(422);
    expect(await ask(who.zed, { needId, purpose: "p" })).toBe(404);
    expect(await ask(who.amara, { needId: ID.amara, purpose: "p" })).toBe(404);
    expect(await ask(await makeKey("write"), { needId, purpose: "p" })).toBe(403);
    const { rows } = await pool().query(
      "select 1 from access_log l join cases c on c.id = case_id where ref = $1 and action = 'reveal'",
      [ref],
    );
    expect(rows).toEqual([]);
  });
});
