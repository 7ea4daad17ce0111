import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { pool } from "#lib/server/database.ts";
import { log } from "#lib/server/log.ts";
import { buildSome } from "#lib/server/search/build-index.ts";
import { givenCase, openDesk, post, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let amara: Who;

beforeAll(async () => {
  desk = await openDesk();
  amara = await signIn("amara");
  for (let at = 0; at < 7; at++) await givenCase({ customer: { name: `Gwendolyn Tupp${at % 2}` } });
  await givenCase({ customer: { name: "Gwendolyn Other" } });
});
afterAll(() => desk.close());

type Item = { ref: string };

async function found(text: string): Promise<string[]> {
  const { status, body } = await post("/cases/search", amara, { text });
  expect(status).toBe(200);
  return body.items.map(({ ref }: Item) => ref);
}

const SIOBHAN = { name: "Siobhán O’Dwyer", phone: "+44 7700 900321", email: "siob@x.example", reference: "CU/77" };

describe("erasing a customer", () => {
  it("takes every token away, and none comes back", async () => {
    const ref = await givenCase({ customer: { ...SIOBHAN, name: "Erasmus Gone", reference: "GONE-1" } });
    const tokens = async () =>
      (await pool().query("select from search_tokens where case_id = (select id from cases where ref = $1)", [ref]))
        .rowCount;
    expect(await tokens()).toBeGreaterThan(10);
    await pool().query("update customers set key = null where id = (select customer_id from cases where ref = $1)", [
      ref,
    ]);
    expect(await tokens()).toBe(0);
    await pool().query(
      "select add_search_tokens(customer_id, id, '{1}'), replace_search_tokens(customer_id, 2, '{\"uk\":[\"10\"]}') from cases where ref = $1",
      [ref],
    );
    expect(await tokens()).toBe(0);
    expect(await found("erasmus")).toEqual([]);
  });
});

describe("the index of a database that was there before", () => {
  beforeEach(() => pool().query("truncate search_tokens; update search_index set complete = false, after_case = null"));

  it("is built batch by batch, goes on where it stopped, and then yields what was written with the events", async () => {
    const ref = await givenCase({ customer: { ...SIOBHAN, reference: "CU/78", phone: "+44 7700 900555" } });
    const all = () => pool().query<{ token: string }>("select token, case_id from search_tokens order by 1, 2");
    const written = (await all()).rows;
    await pool().query("truncate search_tokens");
    expect((await post("/cases/search", amara, { text: "odwyer" })).body).toMatchObject({ items: [], complete: false });
    expect(await buildSome(1)).toBe(true);
    expect((await all()).rows).toEqual(written);
    expect(await found("0555")).toEqual([ref]);
    while (await buildSome(3));
    expect((await post("/cases/search", amara, { text: "tup gwen" })).body).toMatchObject({ complete: true });
    expect(await found("gwendolyn")).toHaveLength(8);
    expect(await found("gone1")).toEqual([]);
    expect(await buildSome()).toBe(false);
  });

  it("is finished without the cases that are damaged, and says which", async () => {
    const error = vi.spyOn(log(), "error").mockImplementation(() => {});
    const customer = "(select customer_id from cases where ref = $1)";
    const hurt = [
      "update cases set state = 'x' where ref = $1",
      `update customers set key = 'x' where id = ${customer}`,
      `update customer_values set value = 'x' where customer_id = ${customer}`,
    ].map(async (damage, at) => {
      const ref = await givenCase({ customer: { ...SIOBHAN, name: "Hurt Torun", reference: `hurt-${at}` } });
      await pool().query(damage, [ref]);
      return ref;
    });
    const fine = await givenCase({ customer: { ...SIOBHAN, name: "Fine Torun", reference: "fine" } });
    const refs = await Promise.all(hurt);
    await pool().query("truncate search_tokens");
    while (await buildSome());
    expect(await found("torun")).toEqual([fine]);
    const said = error.mock.calls.map(([facts]) => (facts as unknown as Item).ref);
    expect(said.sort()).toEqual(refs.sort());
    error.mockRestore();
  });

  it("is begun again for another version of itself", async () => {
    await pool().query("update search_index set version = 0, complete = true");
    await pool().query("insert into search_tokens values (1, gen_random_uuid())");
    while (await buildSome());
    const { rows } = await pool().query(
      "select version, complete, (select count(*) from search_tokens where token = 1)::int as old from search_index",
    );
    expect(rows).toEqual([{ version: 1, complete: true, old: 0 }]);
    expect(await found("gwendolyn")).toHaveLength(8);
  });
});
