import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { commandId, openDesk, post, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
const who = {} as Record<"amara" | "ben" | "lena" | "priya" | "ana" | "cara" | "adam" | "zed", Who>;

const ENV_KEY = "an-env-key-of-at-least-32-characters";

beforeAll(async () => {
  process.env.BATON_API_KEY = ENV_KEY;
  desk = await openDesk();
  key = await robot();
  for (const name of ["amara", "ben", "lena", "priya", "ana", "cara", "adam", "zed"] as const)
    who[name] = await signIn(name);
});
afterAll(() => desk.close());

describe("opening", () => {
  const opening = { portfolio: "uk", customer: { name: "N" }, debts: [{ reference: "D", balanceMinor: 1 }] };

  it("is for leads who may read the portfolio, and for keys", async () => {
    expect((await post("/cases", who.lena, { ...opening, commandId: commandId() })).status).toBe(201);
    for (const one of [who.amara, who.cara, who.adam, who.zed]) {
      expect((await post("/cases", one, { ...opening, commandId: commandId() })).status).toBe(403);
    }
  });

  it("checks the whole body before it writes anything", async () => {
    const wrong: [object, string][] = [
      [{ ...opening }, "commandId"],
      [{ ...opening, commandId: "short" }, "commandId"],
      [{ ...opening, commandId: commandId(), extra: 1 }, "extra"],
      [{ ...opening, commandId: commandId(), debts: [] }, "debts"],
      [{ ...opening, commandId: commandId(), debts: [{ reference: "D", balanceMinor: 1.5 }] }, "debts.0.balanceMinor"],
      [
        { ...opening, commandId: commandId(), customer: { name: "N", timeZone: "Europe/Atlantis" } },
        "customer.timeZone",
      ],
      [{ ...opening, commandId: commandId(), customer: { name: "N", birthDate: "1990-02-30" } }, "customer.birthDate"],
    ];
    const before = await pool().query("select count(*) from customers");
    for (const [body, path] of wrong) {
      const answer = await post("/cases", key, body);
      expect(answer, path).toMatchObject({ status: 422, body: { code: "invalid", errors: [{ path }] } });
    }
    const money = { ...opening, commandId: commandId(), debts: [{ reference: "D", balanceMinor: 1, currency: "USD" }] };
    expect(await post("/cases", key, money)).toMatchObject({ status: 422, body: { code: "wrong-currency" } });
    expect((await pool().query("select count(*) from customers")).rows).toEqual(before.rows);
  });

  it("opens one case for one customer and portfolio, however often it is asked", async () => {
    const customer = { name: "Twice", reference: "SAME-1" };
    const bodies = [1, 2, 3].map(() => ({ ...opening, customer, commandId: commandId() }));
    const answers = await Promise.all(bodies.map((body) => post("/cases", key, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const same = { ...opening, commandId: commandId() };
    const repeats = await Promise.all([1, 2, 3].map(() => post("/cases", key, same)));
    expect(new Set(repeats.map(({ body }) => body.ref))).toHaveLength(1);
    expect(repeats.map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it("answers one command that is sent twice at once with the same case, also for a customer with a reference", async () => {
    const same = { ...opening, customer: { name: "N", reference: "AT-ONCE-1" }, commandId: commandId() };
    const answers = await Promise.all([1, 2, 3, 4].map(() => post("/cases", key, same)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.ref))).toHaveLength(1);
    expect(answers.filter(({ headers }) => headers.has("idempotent-replay"))).toHaveLength(3);
  });

  it("tells who lost the portfolio meanwhile nothing of what they opened", async () => {
    const sam = await signIn("sam");
    const mine = { ...opening, customer: { name: "Gone From Sight" }, commandId: commandId() };
    expect((await post("/cases", sam, mine)).status).toBe(201);
    await pool().query("delete from memberships where person_id = $1", [ID.sam]);
    const repeat = await post("/cases", sam, mine);
    expect(repeat.status).toBe(404);
    expect(repeat.text).not.toMatch(/Gone From Sight/);
  });
});
