import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Asker } from "./auth.ts";
import { type DoorOptions, handle, type Visit } from "./door.ts";
import { Problem } from "./problem.ts";

const asker: { current: Asker | null } = { current: null };
vi.mock("./auth.ts", () => ({
  requireIdentity: async () => {
    if (asker.current) return asker.current;
    throw new Problem(401, "unauthorized", "Sign in.");
  },
}));

const robot: Asker = { identity: { actor: { kind: "api", id: "robot" }, scopes: ["read", "write"] }, session: null };
const ours = { origin: "http://localhost:3000" };
let people = 0;

/** Each a person of their own, so that the requests of one test are not counted in another. */
function person(role: "agent" | "admin" = "agent"): Asker {
  const id = `person-${++people}`;
  const session = { id: "s", person: { id, name: "Ada", email: "ada@baton.example", role }, seenAt: new Date() };
  return { identity: { actor: { kind: "user", id } }, session };
}

beforeEach(() => {
  vi.restoreAllMocks();
  asker.current = robot;
});

type Sent = { method?: string; body?: BodyInit; headers?: Record<string, string>; url?: string; options?: DoorOptions };

async function ask(work: (visit: Visit) => unknown, sent: Sent = {}) {
  const { method = "GET", body = null, headers = {}, url = "/api/v1/x", options } = sent;
  const init = { method, body, headers, duplex: "half" } as RequestInit;
  const response = await handle(new Request(`http://localhost:3000${url}`, init), work, options);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === "" ? null : JSON.parse(text) };
}

const json = { "content-type": "application/json" };
const post = (body: BodyInit, headers: Record<string, string> = json) =>
  ask(async (visit) => ({ said: await visit.json() }), { method: "POST", body, headers });
const _refuse = (error: unknown) =>
  ask(() => {
    throw error;
  });

describe("what a route answers", () => {
  it("an object as JSON, nothing as 204, and a response as it is", async () => {
    expect(await ask(() => ({ a: 1 }))).toMatchObject({ status: 200, body: { a: 1 } });
    expect((await ask(() => undefined)).status).toBe(204);
    const made = await ask(() => Response.json({ id: 1 }, { status: 201, headers: { etag: '"1"' } }));
    expect(made.status).toBe(201);
    expect(made.headers.get("etag")).toBe('"1"');
  });

  it("is kept by nobody, and carries the trace id that the server gave, or one of its own", async () => {
    const given = await ask(() => ({}), { headers: { "x-trace-id": "trace-1" } });
    expect(given.headers.get("x-trace-id")).toBe("trace-1");
    expect(given.headers.get("cache-control")).toBe("private, no-store");
    expect((await ask(() => ({}))).headers.get("x-trace-id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("who asks", () => {
  it("401 for nobody, with how to say who", async () => {
    asker.current = null;
    const { status, headers, body } = await ask(() => ({}));
    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toMatch(/^Bearer/);
    expect(body).toMatchObject({ code: "unauthorized", type: "/problems/unauthorized" });
  });

  it("403 for a key without the scope: read to look, write to change, or what the route names", async () => {
    const scoped = (...scopes: ("read" | "write" | "admin")[]) => {
      asker.current = { identity: { actor: { kind: "api", id: "robot" }, scopes }, session: null };
    };
    scoped("write");
    expect((await ask(() => ({}))).status).toBe(403);
    expect((await ask(() => ({}), { method: "POST" })).status).toBe(200);
    scoped("read");
    expect((await ask(() => ({}))).status).toBe(200);
    expect((await ask(() => ({}), { method: "DELETE" })).status).toBe(403);
    expect((await ask(() => ({}), { options: { scope: "admin" } })).status).toBe(403);
    expect((await ask(() => ({}), { options: { scope: ["admin", "read"] } })).status).toBe(200);
  });

  it("403 for a person who is no admin where one is asked for", async () => {
    asker.current = person("agent");
    expect((await ask(() => ({}), { options: { scope: "admin" } })).body.code).toBe("forbidden");
    asker.current = person("admin");
    expect((await ask(() => ({}), { options: { scope: "admin" } })).status).toBe(200);
  });

  it("403 for a person's change from any page but ours; looking and keys are free of it", async () => {
    asker.current = person();
    const from = async (headers: Record<string, string>) => (await ask(() => ({}), { method: "POST", headers })).status;
    expect(await from(ours)).toBe(200);
    expect(await from({ origin: "http://127.0.0.1:3000" })).toBe(200);
    for (const origin of [
      "https://evil.example",
      "null",
      "http://localhost:3001",
      "http://localhost:3000.evil.example",
      "http://sub.localhost:3000",
      "https://localhost:3000",
    ]) {
      expect(await from({ origin })).toBe(403);
    }
    expect(await from({})).toBe(403);
    expect((await ask(() => ({}), { headers: { origin: "https://evil.example" } })).status).toBe(200);
    asker.current = robot;
    expect(await from({ origin: "https://evil.example" })).toBe(200);
  });

  it("does no work for whom it turns away", async () => {
    asker.current = person();
    const work = vi.fn();
    await ask(work, { method: "POST" });
    expect(work).not.toHaveBeenCalled();
  });
});

describe("how often", () => {
  it("429 after the burst of a person, with when to come back, and for nobody else", async () => {
    vi.spyOn(performance, "now").mockReturnValue(1_000);
    asker.current = person();
    for (let n = 0; n < 60; n++) expect((await ask(() => ({}))).status).toBe(200);
    const { status, headers, body } = await ask(() => ({}));
    expect([status, body.code, headers.get("retry-after")]).toEqual([429, "too-many", "1"]);
    asker.current = person();
    expect((await ask(() => ({}))).status).toBe(200);
  });
});

describe("what is said", () => {
  it("422 for a query parameter that there is not", async () => {
    const given = await ask((visit) => ({ view: visit.query.get("view") }), {
      url: "/api/v1/x?view=mine",
      options: { query: ["view"] },
    });
    expect(given.body).toEqual({ view: "mine" });
    const { status, body } = await ask(() => ({}), { url: "/api/v1/x?view=mine&nme=y", options: { query: ["view"] } });
    expect([status, body.code]).toEqual([422, "invalid"]);
    expect(body.errors).toEqual([{ path: "nme", message: "is not a known query parameter" }]);
  });

  it("415 for a body that is not JSON by its own words", async () => {
    expect((await post("{}", { "content-type": "application/json; charset=utf-8" })).status).toBe(200);
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "application/jsonx",
      "multipart/form-data",
    ]) {
      expect((await post("{}", { "content-type": type })).body.code).toBe("unsupported-media-type");
    }
  });

  it("400 for what is no JSON in UTF-8", async () => {
    expect((await post('{"a":"É 🐝"}')).body).toEqual({ said: { a: "É 🐝" } });
    for (const body of ["", "{", "{a:1}", "[1,]", "NaN", new Uint8Array([0x22, 0xff, 0x22])]) {
      expect((await post(body)).body).toMatchObject({ status: 400, code: "malformed", errors: [] });
    }
  });

  it("413 above 64 kB, announced or not, and not at 64 kB", async () => {
    const sized = (size: number) => JSON.stringify("x".repeat(size - 2));
    const streamed = (text: string) => new Response(text).body as ReadableStream;
    expect((await post(sized(65_536))).status).toBe(200);
    expect((await post(streamed(sized(65_536)))).status).toBe(200);
    expect((await post(sized(65_537), { ...json, "content-length": "65537" })).status).toBe(413);
    expect((await post(streamed(sized(65_537)))).body.code).toBe("too-large");
  });

  it("reads on after 413, so that the sender hears it", async () => {
    let sent = 0;
    let finished: () => void = () => {};
    const drained = new Promise<void>((resolve) => {
      finished = resolve;
    });
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(16_384));
        if (++sent < 40) return;
        controller.close();
        finished();
      },
    });
    expect((await post(body)).status).toBe(413);
    await drained;
  });
});
