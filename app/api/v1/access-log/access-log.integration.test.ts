import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { accessStatement } from "#lib/server/reads/access-rows.ts";
import { get, givenCase, makeKey, openDesk, post, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const who = {} as Record<"amara" | "ben" | "cara" | "adam" | "ana" | "lena", Who>;

beforeAll(async () => {
  desk = await openDesk();
  for (const name of ["amara", "ben", "cara", "adam", "ana", "lena"] as const) who[name] = await signIn(name);
});
afterAll(() => desk.close());

type Item = Record<string, unknown> & { actor: { id: string; name: string } };
const log = async (query = "", by = who.cara): Promise<Item[]> => (await get(`/access-log${query}`, by)).body.items;
const who_what = ({ actor, action, via, field }: Item) => [actor.name, action, via, field];

describe("the access log", () => {
  it("tells who opened and revealed what, how and why, by the customer of a case", async () => {
    const customer = { name: "Two Cases", reference: "LOG-1", phone: "07700 900123" };
    const [uk, us] = [await givenCase({ customer }), await givenCase({ customer, portfolio: "us" })];
    const other = await givenCase();
    await get(`/cases/${uk}`, who.amara);
    await get(`/cases/${us}/events`, await robot());
    await get(`/cases/${other}`, who.amara);
    await post(`/cases/${uk}/reveals`, who.ben, { field: "phone", purpose: "Ring back as agreed" });
    const seen = await log(`?ref=${us}`);
    expect(seen.map(who_what)).toEqual([
      ["Cara", "read-log", "page", null],
      ["Ben", "reveal", "page", "phone"],
      ["test", "open", "api", null],
      ["Amara", "open", "page", null],
    ]);
    expect(seen.map(({ ref }) => ref)).toEqual([us, uk, us, uk]);
    expect(seen[1]).toMatchObject({ purpose: "Ring back as agreed" });
  });

  it("is asked by person, action and time, page by page, each view noted once", async () => {
    const refs = [await givenCase(), await givenCase(), await givenCase()];
    for (const ref of refs) await get(`/cases/${ref}`, who.lena);
    const first = (await get(`/access-log?person=${ID.lena}&action=open&limit=2`, who.cara)).body;
    expect(first.items.map(({ ref }: Item) => ref)).toEqual([refs[2], refs[1]]);
    const path = `/access-log?person=${ID.lena}&action=open&limit=2&cursor=${first.nextCursor}`;
    const second = (await get(path, who.cara)).body;
    expect(second).toMatchObject({ items: [{ ref: refs[0] }], nextCursor: null });
    const looks = await log(`?person=${ID.cara}&action=read-log`);
    const those = looks.filter(({ detail }) => (detail as Item).person === ID.lena);
    expect(those.map(({ detail }) => detail)).toEqual([{ person: ID.lena, action: "open" }]);

    const newest = String(first.items[0].at);
    expect((await log(`?person=${ID.lena}&until=${newest}`)).map(({ ref }) => ref)).not.toContain(refs[2]);
    expect((await log(`?person=${ID.lena}&from=${newest}`)).map(({ ref }) => ref)).toContain(refs[2]);
    expect((await get(`${path.replace(ID.lena, ID.ben)}`, who.cara)).status).toBe(422);
  });

  it("is for compliance; a key with admin gets it without purposes", async () => {
    const ref = await givenCase({ customer: { name: "N", phone: "07700 900124" } });
    await post(`/cases/${ref}/reveals`, who.ben, { field: "phone", purpose: "Of a delicate kind" });
    for (const one of [who.amara, who.lena, who.adam, who.ana, await makeKey("read", "write")])
      expect((await get("/access-log", one)).status).toBe(403);
    const items = await log(`?ref=${ref}`, await makeKey("admin"));
    expect(items.map(({ action }) => action)).toContain("reveal");
    expect(JSON.stringify(items)).not.toContain("delicate");
    expect((await post("/access-log/exports", who.adam, {})).status).toBe(403);
  });

  it("refuses what it cannot read", async () => {
    for (const query of ["?ref=nonsense", "?person=ben", "?action=peek", "?from=yesterday", "?q=1", "?limit=0"])
      expect((await get(`/access-log${query}`, who.cara)).status, query).toBe(422);
    expect((await get("/access-log?ref=C-0000-0000", who.cara)).status).toBe(404);
  });

  it("shows nothing that it could not note", async () => {
    const ref = await givenCase({ customer: { name: "Unseen", phone: "07700 900125" } });
    await pool().query(`create function closed() returns trigger language plpgsql as
      $$ begin raise exception 'closed' using errcode = '57P03'; end $$;
      create trigger closed before insert on access_log execute function closed()`);
    try {
      const answers = await Promise.all([
        post(`/cases/${ref}/reveals`, who.ben, { field: "phone", purpose: "p" }),
        get(`/cases/${ref}`, who.ben),
        post("/exports", who.ben, { view: "all" }),
        get("/access-log", who.cara),
        post("/access-log/exports", who.cara, {}),
      ]);
      for (const { status, text } of answers) {
        expect(status).toBe(503);
        expect(text).not.toMatch(/900125|Unseen/);
      }
    } finally {
      await pool().query("drop trigger closed on access_log");
    }
  });

  it("goes out as a file, which is noted with its filters", async () => {
    const file = await post("/access-log/exports", who.cara, { person: ID.ben, purpose: "Yearly review" });
    expect(file.headers.get("content-disposition")).toMatch(/filename="access-log-[\d-]+\.csv"/);
    const lines = file.text.trim().split("\r\n");
    expect(lines[0]).toBe("at,who,who_id,kind,what,how,reference,field,purpose,asked_for,results");
    expect(lines).toHaveLength(1 + Number(file.headers.get("x-row-count")));
    expect(lines.slice(1).every((line) => line.includes(`,Ben,${ID.ben},user,`))).toBe(true);
    expect((await log("?action=export"))[0]).toMatchObject({
      actor: { name: "Cara" },
      purpose: "Yearly review",
      detail: { list: "access-log", person: ID.ben },
      results: lines.length - 1,
    });
  });

  it("goes out whole: the export's own line pushes no other one out", async () => {
    const before = await pool().query("select count(*)::int as count from access_log");
    const [oldest] = (await pool().query("select wire_time(at) as at from access_log order by at, id limit 1")).rows;
    const lines = (await post("/access-log/exports", who.cara, {})).text.trim().split("\r\n").slice(1);
    expect(lines).toHaveLength(before.rows[0].count);
    expect(lines.at(-1)).toMatch(new RegExp(`^${oldest.at},`));
    expect((await log("?limit=1&action=export"))[0]).toMatchObject({ results: lines.length });
    expect((await get("/access-log?from=0000-01-01T00:00:00.000Z", who.cara)).status).toBe(422);
  });
});

describe("a log of a hundred thousand lines", () => {
  it("is read along an index, whatever is asked for", async () => {
    const ref = await givenCase();
    const { rows } = await pool().query<{ id: string }>("select id from cases where ref = $1", [ref]);
    await pool().query(
      `insert into access_log (at, actor_kind, actor_id, action, case_id)
       select now() - make_interval(secs => n), 'user', case when n % 50 = 0 then $1 else 'x' || n % 40 end,
         case when n % 97 = 0 then 'export' else 'reveal' end, case when n % 5000 = 0 then $2::uuid end
       from generate_series(1, 100000) n`,
      [ID.ben, rows[0]?.id],
    );
    await pool().query("analyze access_log, exported_cases");
    const day = { from: "2020-01-01T00:00:00.000Z" };
    const after = { key: new Date(Date.now() - 3_600_000).toISOString(), id: "50000" };
    const filters = [{}, day, { person: ID.ben }, { action: "export" }, { person: ID.ben, action: "export" }] as const;
    for (const filter of filters) {
      for (const cases of [null, [rows[0]?.id ?? ""]]) {
        for (const position of [null, after]) {
          const { text, values } = accessStatement(filter, cases, position, 51);
          const plan = await pool().query(`explain (analyze, buffers, format json) ${text}`, values);
          const [{ Plan: top }] = plan.rows[0]["QUERY PLAN"];
          const asked = `${JSON.stringify(filter)} ${cases}`;
          expect(JSON.stringify(top), asked).not.toMatch(/"Seq Scan","[^}]*"Relation Name":"access_log"/);
          // Of the nearly two thousand pages of the log.
          expect(top["Shared Hit Blocks"] + top["Shared Read Blocks"], asked).toBeLessThan(150);
        }
      }
    }
  });
});
