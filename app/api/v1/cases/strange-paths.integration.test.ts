import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandId, get, givenCase, openDesk, post, robot, send, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;

beforeAll(async () => {
  desk = await openDesk();
  key = await robot();
});
afterAll(() => desk.close());

describe("a strange path or header", () => {
  it.each(["%00", "%FF", "..", "C-7K3M-Q9TX%00", "'", "\u202e", "x".repeat(5_000)])(
    "ref %s is no such case",
    async (ref) => {
      const asked = ref === "%FF" ? "\ufffd" : ref;
      expect((await get(`/cases/${encodeURIComponent(decodeURIComponent(asked))}`, key)).status).toBe(404);
    },
  );

  it("commandIds outside their alphabet are refused", async () => {
    const ref = await givenCase();
    for (const id of ["short", "x".repeat(129), "white space", "emoji-🐝🐝🐝", "semi;colon", 12345678, null]) {
      const body = { commandId: id, type: "add-note", data: { text: "x" } };
      expect(await post(`/cases/${ref}/commands`, key, body)).toMatchObject({
        status: 422,
        body: { errors: [{ path: "commandId" }] },
      });
    }
  });

  it("keys of a JSON object that touch prototypes are unknown fields", async () => {
    const ref = await givenCase();
    const body = `{"commandId":"${commandId()}","type":"add-note","data":{"text":"x","__proto__":{"text":"y"}}}`;
    const answer = await send("POST", `/api/v1/cases/${ref}/commands`, key, body);
    expect([200, 422]).toContain(answer.status);
    const type = `{"commandId":"${commandId()}","type":"__proto__","data":{}}`;
    expect((await send("POST", `/api/v1/cases/${ref}/commands`, key, type)).body.code).toBe("unknown-command");
  });
});
