import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refFromBits } from "#lib/domain/ref.ts";
import { command, get, givenCase, openDesk, robot, send, signIn, type Who } from "../given-api.ts";

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

const UNKNOWN = refFromBits(Buffer.from("nobody!"));
const note = { commandId: "abcdefgh", type: "add-note", data: { text: "x" } };

describe("a body", () => {
  it("is refused when it is no JSON, no object, too large or of another type", async () => {
    const ref = await givenCase();
    const path = `/api/v1/cases/${ref}/commands`;
    const of = (body: string, headers?: Who) => send("POST", path, key, body, headers);
    expect(await of("{")).toMatchObject({ status: 400, body: { code: "malformed" } });
    expect(await of("")).toMatchObject({ status: 400 });
    for (const body of ["[]", "null", '"text"', "7"])
      expect(await of(body)).toMatchObject({ status: 422, body: { code: "invalid" } });
    expect(await of("{}", { "content-type": "text/plain" })).toMatchObject({ status: 415 });
    const large = JSON.stringify({ ...note, data: { text: "x".repeat(70_000) } });
    expect(await of(large)).toMatchObject({ status: 413, body: { code: "too-large" } });
  });

  it("names every unknown field", async () => {
    const ref = await givenCase();
    const { body } = await command(ref, key, "add-note", { text: "x", colour: "red" }, { extra: true });
    expect(body.errors).toEqual([{ path: "extra", message: "is not a known field" }]);
    const inner = await command(ref, key, "add-note", { text: "x", colour: "red" });
    expect(inner.body.errors).toEqual([{ path: "data.colour", message: "is not a known field" }]);
  });

  it("gives every answer its trace id, and every problem its form", async () => {
    const ref = await givenCase();
    const good = await get(`/cases/${ref}`, key);
    expect(good.headers.get("x-trace-id")).toBeTruthy();
    const bad = await get(`/cases/${UNKNOWN}`, key);
    expect(bad.headers.get("content-type")).toBe("application/problem+json");
    expect(Object.keys(bad.body).sort()).toEqual(["code", "detail", "errors", "status", "title", "traceId", "type"]);
    expect(bad.body.traceId).toBe(bad.headers.get("x-trace-id"));
  });
});

describe("query parameters", () => {
  it.each([
    "/cases?colour=red",
    "/cases?view=secret",
    "/cases?sort=name",
    "/cases?limit=0",
    "/cases?limit=201",
    "/cases?limit=ten",
    "/cases?limit=1&limit=2",
    "/cases?team=no-such",
    "/cases?owner=amara",
    "/cases?status=gone",
    "/cases?q=Ruth",
    "/cases?cursor=AAAA",
    "/people?cursor=x",
    "/teams?limit=-1",
  ])("refuses %s", async (path) => {
    expect(await get(path, key)).toMatchObject({ status: 422, body: { code: "invalid", errors: [{}] } });
  });

  it("refuses them on a case too", async () => {
    const ref = await givenCase();
    for (const query of ["at=0", "at=2", "at=99999999999", "at=x", "x=1"]) {
      expect((await get(`/cases/${ref}?${query}`, key)).status, query).toBe(422);
    }
    for (const query of ["after=-1", "after=1.5", "limit=500", "proof=yes", "since=1"]) {
      expect((await get(`/cases/${ref}/events?${query}`, key)).status, query).toBe(422);
    }
  });

  it("sends who looks for a name to the search", async () => {
    expect((await get("/cases?q=Ruth", key)).body.detail).toContain("POST /api/v1/cases/search");
  });
});
