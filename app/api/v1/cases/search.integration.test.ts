import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { mappingSchema } from "#lib/domain/import/mapping.ts";
import { pool } from "#lib/server/database.ts";
import { env } from "#lib/server/env.ts";
import { importFile } from "#lib/server/import/given-import.ts";
import { buildSome } from "#lib/server/search/build-index.ts";
import { command, get, givenCase, makeKey, openDesk, post, send, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
let amara: Who;
let zed: Who;

beforeAll(async () => {
  desk = await openDesk();
  [key, amara, zed] = await Promise.all([makeKey("read", "write"), signIn("amara"), signIn("zed")]);
});
afterAll(() => desk.close());

type Item = { ref: string };

async function found(text: string, by: Who = amara): Promise<string[]> {
  const { status, body } = await post("/cases/search", by, { text });
  expect(status).toBe(200);
  return body.items.map(({ ref }: Item) => ref);
}

const WAYS = [
  "siobhan o'dwyer",
  "ODWYER",
  "o dw",
  "+44 7700 900321",
  "07700900321",
  "0321",
  "siob@",
  "siob@x.example",
  "cu-77",
];
const SIOBHAN = { name: "Siobhán O’Dwyer", phone: "+44 7700 900321", email: "siob@x.example", reference: "CU/77" };

describe("a case", () => {
  let ref: string;
  beforeAll(async () => {
    ref = await givenCase({ customer: SIOBHAN, debts: [{ reference: "DB 9001", balanceMinor: 1 }] });
  });

  it.each([...WAYS, "db9001"])("is found by %s", async (text) => {
    expect(await found(text)).toEqual([ref]);
    expect(await found(text, key)).toEqual([ref]);
  });

  it.each([...WAYS, "db9001"])("is not found by %s by who may not read it", async (text) => {
    expect(await found(text, zed)).toEqual([]);
  });

  it("is found in a second portfolio by the same, and there only by who reads that one", async () => {
    const second = await givenCase({ customer: SIOBHAN, portfolio: "us" });
    for (const text of WAYS) expect(await found(text), text).toEqual([second, ref]);
    await pool().query("insert into grants values ('pre-legal', 'us')");
    for (const text of WAYS) expect(await found(text, zed), text).toEqual([second]);
    await pool().query("delete from grants where team_slug = 'pre-legal'");
    await command(second, key, "change-contact-point", { kind: "phone", value: "020 7946 0001" });
    for (const text of ["07700900321", "0321"]) expect(await found(text), text).toEqual([]);
    expect(await found("+44 20 7946 0001")).toEqual([second, ref]);
    await command(ref, key, "change-contact-point", { kind: "email", value: "new@y.example" });
    expect(await found("siob@x.example")).toEqual([]);
    expect(await found("new@y")).toEqual([second, ref]);
    expect(await found("siobhan")).toEqual([second, ref]);
  });

  it("is found by a debt that is added", async () => {
    await command(ref, key, "add-debt", { debt: { reference: "LATER-55", balanceMinor: 5 } });
    expect(await found("later55")).toEqual([ref]);
  });
});

describe("an import", () => {
  const mapping = mappingSchema.parse({
    source: "found",
    portfolio: { constant: "uk" },
    customer: { reference: { column: "customer" }, name: { column: "name" }, phone: { column: "phone" } },
    debt: { reference: { column: "debt" }, amount: { column: "amount" }, currency: { constant: "GBP" } },
  });

  it("opens cases, dozens at a time, that are found by all that it tells", async () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `IM-${at},IMD-${at},1.00,Imogen Imp${at},+44 7700 9008${at + 10}`,
    );
    await importFile(["customer,debt,amount,name,phone", ...rows].join("\n"), mapping);
    expect(await found("imogen")).toHaveLength(30);
    for (const text of ["imogen imp17", "07700 900827", "0827", "im17", "imd-17"])
      expect(await found(text), text).toHaveLength(1);
    expect(await found("imogen", zed)).toEqual([]);
  });
});

describe("two changes of one number at once", () => {
  it("leave the case found by the number that stands, and by no other", async () => {
    const refs = [await givenCase({ customer: { name: "Race One", reference: "RACE" } })];
    refs.push(await givenCase({ customer: { name: "Race One", reference: "RACE" }, portfolio: "us" }));
    const numbers = Array.from({ length: 8 }, (_, at) => `+44 7700 90070${at}`);
    const opens = givenCase({ customer: { name: "Race One", reference: "RACE" }, portfolio: "za" });
    const changes = numbers.map((value, at) =>
      command(refs[at % 2] ?? "", key, "change-contact-point", { kind: "phone", value }),
    );
    for (const { status } of await Promise.all(changes)) expect(status).toBe(200);
    refs.push(await opens);
    const each = await Promise.all(numbers.map((number) => found(number)));
    expect(each.filter((refsFound) => refsFound.length > 0)).toEqual([expect.arrayContaining(refs)]);
    await pool().query(
      "drop table if exists had; create table had as select * from search_tokens; truncate search_tokens; update search_index set complete = false, after_case = null",
    );
    while (await buildSome());
    const stale = await pool().query("select * from had except select * from search_tokens");
    expect(stale.rows).toEqual([]);
  });
});

describe("a number that changes while another case of the customer is opened", () => {
  it("holds the customer before the number, as the opening does, so that neither waits for ever", async () => {
    const customer = { name: "Order One", reference: "ORDER", phone: "+44 7700 900600" };
    const ref = await givenCase({ customer });
    const { rows } = await pool().query("select customer_id as id from cases where ref = $1", [ref]);
    const waiting = `select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`;
    const opening = await pool().connect();
    let change: ReturnType<typeof command> | undefined;
    try {
      await opening.query("begin");
      await opening.query("select 1 from customers where id = $1 for update", [rows[0].id]);
      change = command(ref, key, "change-contact-point", { kind: "phone", value: "+44 7700 900601" });
      await vi.waitUntil(async () => (await pool().query(waiting)).rowCount === 1, { timeout: 100_000 });
      await opening.query("select 1 from customer_values where customer_id = $1 for share nowait", [rows[0].id]);
    } finally {
      await opening.query("rollback");
      opening.release();
    }
    expect((await change).status).toBe(200);
  });
});

describe("many cases", () => {
  it("are paged with several words, each once", async () => {
    const made: string[] = [];
    for (let at = 0; at < 7; at++) made.unshift(await givenCase({ customer: { name: `Gwendolyn Tupp${at % 2}` } }));
    await givenCase({ customer: { name: "Gwendolyn Other" } });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/api/v1/cases/search?limit=2${cursor ? `&cursor=${cursor}` : ""}`;
      const { body } = await send("POST", path, amara, { text: "tup gwen" });
      seen.push(...body.items.map(({ ref }: Item) => ref));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(made);
  });

  it("are not shown where a token lies", async () => {
    const [ref, other] = [
      await givenCase({ customer: { name: "Quirin Lie" } }),
      await givenCase({ customer: { name: "Bo Truth" } }),
    ];
    await pool().query(
      `insert into search_tokens select token, (select id from cases where ref = $2) from search_tokens
       where case_id = (select id from cases where ref = $1) on conflict do nothing`,
      [ref, other],
    );
    expect(await found("quirin")).toEqual([ref]);
  });
});

describe("cases with all of several tokens", () => {
  const idOf = (n: number) => `00000000-0000-7000-9000-${String(n).padStart(12, "0")}`;
  const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
  const numbers = (every: number) => Array.from({ length: 9_000 }, (_, n) => n).filter((n) => n % every === 0);

  beforeAll(async () => {
    for (const every of [1, 2, 3, 1_000])
      await pool().query("insert into search_tokens select $1, id from unnest($2::uuid[]) as t(id)", [
        every * 8,
        numbers(every).map(idOf),
      ]);
    await pool().query("analyze search_tokens");
  });
  afterAll(() => pool().query("delete from search_tokens where token in (8, 16, 24, 8000)"));

  // Rare with common, common with common (merged), three, one that nobody has; often, so that its plan is made for any word.
  it.each([[[1]], [[1, 1_000]], [[1, 2]], [[2, 3]], [[1, 2, 3]], [[1, 2, 3, 1_000]], [[1, 7]]])(
    "%j come newest first and go on where they stopped",
    async (wanted) => {
      const all = numbers(1).filter((n) => wanted.every((every) => every !== 7 && n % every === 0));
      for (let run = 0; run < 8; run++) {
        const before = run % 2 === 0 ? LAST : idOf(4_000);
        const { rows } = await pool().query<{ id: string }>("select * from cases_with_tokens($1, $2, 60) as f(id)", [
          wanted.map((every) => every * 8),
          before,
        ]);
        const expected = all.map(idOf).filter((id) => id < before);
        expect(rows.map(({ id }) => id)).toEqual(expected.reverse().slice(0, 60));
      }
    },
  );
});

describe("the record of searches", () => {
  it("names who searched and how many were shown, the text only sealed", async () => {
    await found("gwendolyn", key);
    const { rows } = await pool().query(
      "select action, via, results, purpose, row_to_json(a)::text as text from access_log a order by id desc limit 1",
    );
    expect(rows[0]).toMatchObject({ action: "search", via: "api", results: 8 });
    expect(rows[0].purpose.length).toBeGreaterThan(20);
    expect(rows[0].text.toLowerCase()).not.toContain("gwen");
    expect(Buffer.from(rows[0].purpose).toString("latin1")).not.toContain("gwen");
  });
});

describe("searching too often", () => {
  it("is told to wait, while other requests go on", async () => {
    const usual = env().limits.search;
    env().limits.search = { perSecond: 0.01, burst: 3 };
    const lena = await signIn("lena");
    const answers = [];
    for (let at = 0; at < 4; at++) answers.push(await post("/cases/search", lena, { text: "gwendolyn" }));
    env().limits.search = usual;
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(Number(answers[3]?.headers.get("retry-after"))).toBeGreaterThan(30);
    expect((await get("/cases", lena)).status).toBe(200);
  });
});
