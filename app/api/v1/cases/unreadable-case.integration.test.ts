import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { log } from "#lib/server/log.ts";
import { metrics } from "#lib/server/metrics.ts";
import { command, get, givenCase, openDesk, post, robot, send, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const who = {} as Record<"amara" | "lena" | "cara", Who>;
const logged = vi.spyOn(log(), "error").mockImplementation(() => {});

beforeAll(async () => {
  desk = await openDesk();
  for (const name of ["amara", "lena", "cara"] as const) who[name] = await signIn(name);
});
afterAll(() => desk.close());
beforeEach(() => void logged.mockClear());

const CUSTOMER = { name: "Gwendolyn Tupp", reference: "TWO-1", phone: "+44 7700 900321" };
const SOUND = { name: "Gwendolyn Sound", reference: "TWO-2", phone: "+44 7700 900322" };

async function spoil(ref: string, column: "card" | "state"): Promise<void> {
  await pool().query(
    `update cases set ${column} = set_byte(${column}, 40, get_byte(${column}, 40) # 1) where ref = $1`,
    [ref],
  );
}

type Item = { ref: string; customerName: string };
const namesOf = ({ items }: { items: Item[] }) =>
  Object.fromEntries(items.map(({ ref, customerName }) => [ref, customerName]));

it("is a row of its list with its reference and what stands in clear, logged once and counted", async () => {
  const [damaged, sound] = [await givenCase({ customer: CUSTOMER }), await givenCase({ customer: SOUND })];
  await command(damaged, who.amara, "take-case", {});
  await spoil(damaged, "card");
  const before = (await metrics().unreadable.get()).values[0]?.value ?? 0;

  const { status, body, text } = await get("/cases?view=all", who.amara);
  expect(status, text).toBe(200);
  expect(namesOf(body)).toEqual({ [damaged]: "[cannot be read]", [sound]: "Gwendolyn Sound" });
  expect(body.items.find(({ ref }: Item) => ref === damaged)).toMatchObject({
    portfolio: "uk",
    status: "new",
    balanceMinor: 10_000,
    currency: "GBP",
    owner: { team: "early-arrears", user: ID.amara },
    holds: [],
  });
  await get("/cases?view=all", who.amara);
  expect(logged.mock.calls.filter(([facts]) => (facts as Item).ref === damaged)).toHaveLength(1);
  expect(JSON.stringify(logged.mock.calls)).not.toContain("Gwendolyn");
  expect((await metrics().unreadable.get()).values[0]?.value).toBe(before + 2);
});

it("keeps no board, search, inbox, export or customer's other cases away", async () => {
  const [damaged, sound] = [
    await givenCase({ customer: CUSTOMER, portfolio: "us" }),
    await givenCase({ customer: SOUND, portfolio: "us" }),
  ];
  for (const ref of [damaged, sound])
    await command(ref, await robot(), "offer-handover", { toTeam: "specialist-support", reason: "skill", note: "n" });
  await spoil(damaged, "card");

  for (const path of ["/board", "/board/cases", "/board/feed", "/inbox", `/cases/${sound}/linked`, "/cases/counts"])
    expect((await get(path, who.lena)).status, path).toBe(200);
  for (const text of ["Gwendolyn", "07700 900322", "LC-1"]) {
    const { status, body } = await post("/cases/search", who.lena, { text });
    expect([text, status]).toEqual([text, 200]);
    expect(Object.keys(namesOf(body)), text).toContain(sound);
  }
  const file = await send("POST", "/api/v1/exports", who.lena, { view: "all", purpose: "To look at it" });
  expect(file.status).toBe(200);
  expect(file.text).toContain(damaged);
});

it("is no hindrance to finding others by debt when its state is what was damaged", async () => {
  const [damaged, sound] = [
    await givenCase({ debts: [{ reference: "DEBT-77", balanceMinor: 1 }] }),
    await givenCase({ debts: [{ reference: "DEBT-77", balanceMinor: 1 }] }),
  ];
  await spoil(damaged, "state");
  const { status, body } = await post("/cases/search", who.amara, { text: "DEBT-77" });
  expect(status).toBe(200);
  expect(Object.keys(namesOf(body))).toEqual([sound]);
});
