import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onCommit } from "#lib/server/commits.ts";
import { pool } from "#lib/server/database.ts";
import {
  answerTo,
  FILE,
  importFile,
  normalCases,
  receivablesAsOf,
  runAll,
  SAMPLE,
  stage,
} from "#lib/server/import/given-import.ts";
import { get, makeKey, openDesk, post, signIn, type Who } from "../given-api.ts";

const AS_OF = "2013-06-30";
let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
beforeAll(async () => {
  desk = await openDesk();
  key = await makeKey("import", "read");
});
afterAll(() => desk.close());

const as = (source: string) => ({ ...receivablesAsOf(AS_OF), source });

describe("a pause", () => {
  it("holds an import that has not begun, and a resume lets it go on", async () => {
    const id = await stage(SAMPLE, as("held"));
    const { status, body } = await post(`/imports/${id}/pause`, key, undefined);
    expect({ status, state: body.state }).toEqual({ status: 200, state: "paused" });
    expect(body.pausedAt).not.toBeNull();
    await runAll();
    expect(await answerTo(id)).toMatchObject({ state: "paused", counts: { read: 0, applied: 0 } });
    expect((await post(`/imports/${id}/resume`, key, undefined)).body).toMatchObject({
      state: "staging",
      pausedAt: null,
    });
    await runAll();
    expect(await answerTo(id)).toMatchObject({ state: "done", failure: null });
  });

  it("in the middle holds between cases, lets others by, and comes to the same end", async () => {
    await importFile(FILE, as("undisturbed"));
    const id = await stage(FILE, as("paused"));
    let pausing: Promise<unknown> | undefined;
    const deaf = onCommit(() => {
      pausing ??= post(`/imports/${id}/pause`, key, undefined);
    });
    const other = await stage(SAMPLE, as("other"), { dryRun: true });
    await runAll();
    deaf();
    expect(await pausing).toMatchObject({ status: 200 });
    const { state, counts } = await answerTo(id);
    expect(state).toBe("paused");
    expect(counts.finished).toBeGreaterThan(0);
    expect(counts.finished).toBeLessThan(counts.read);
    expect(await answerTo(other)).toMatchObject({ state: "done" });
    await post(`/imports/${id}/resume`, key, undefined);
    await runAll();
    expect(await answerTo(id)).toMatchObject({ state: "done" });
    const [one, two] = [await normalCases("undisturbed"), await normalCases("paused")];
    expect(two).toEqual(one);
    expect(Object.keys(one).length).toBeGreaterThan(5);
  });

  it("is for those who may see the import, while it has not ended", async () => {
    const id = await stage(SAMPLE, as("ended"));
    for (const verb of ["pause", "resume"]) {
      expect((await post(`/imports/${id}/${verb}`, await signIn("lena"), undefined)).status).toBe(404);
      expect((await post(`/imports/${id}/${verb}`, await makeKey("read"), undefined)).status).toBe(403);
      expect((await post(`/imports/nonsense/${verb}`, key, undefined)).status).toBe(404);
    }
    await runAll();
    const { status, body } = await post(`/imports/${id}/pause`, key, undefined);
    expect({ status, rule: body.rule }).toEqual({ status: 422, rule: "import-ended" });
  });

  it("does not count as time at work", async () => {
    const id = await stage(SAMPLE, as("rate"));
    await pool().query(
      "update imports set run_at = now() - interval '1 hour', paused_at = now() - interval '59 minutes' where id = $1",
      [id],
    );
    await post(`/imports/${id}/resume`, key, undefined);
    const { rows } = await pool().query(
      "select round(paused_seconds / 60)::int as minutes from imports where id = $1",
      [id],
    );
    expect(rows).toEqual([{ minutes: 59 }]);
    await runAll();
  });
});

describe("the list", () => {
  it("tells newest first what each did, to whoever began it, page by page", async () => {
    const all = (await get("/imports", key)).body;
    expect(all.nextCursor).toBeNull();
    const ids = all.items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(ids.toSorted().reverse());
    expect(all.items.at(-1)).toMatchObject({ state: "done", source: "held", encoding: "utf-8", delimiter: "comma" });
    const first = (await get("/imports?limit=2", key)).body;
    const second = (await get(`/imports?limit=200&cursor=${first.nextCursor}`, key)).body;
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect((await get("/imports", await signIn("lena"))).body.items).toEqual([]);
    expect((await get("/imports", await signIn("amara"))).status).toBe(403);
    expect((await get("/imports?cursor=x", key)).status).toBe(422);
  });
});
