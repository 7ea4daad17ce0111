import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { aCustomerWith, addBooks, stateOf } from "#lib/server/contacts/given-customer.ts";
import { makePreferencesLink } from "#lib/server/contacts/preferences-link.ts";
import { pool } from "#lib/server/database.ts";
import { addPerson, as, beginOrganisation, give } from "#lib/server/org/given-organisation.ts";
import { GET } from "../c/[token]/route.ts";
import { serveRoutes } from "./given-server.ts";

let end: () => Promise<unknown>;
let server: Awaited<ReturnType<typeof serveRoutes>>;
let ben: string;
let refs: string[];
let path: string;

beforeAll(async () => {
  end = await beginOrganisation();
  await addBooks(2);
  ben = await addPerson();
  server = await serveRoutes();
});
afterAll(async () => {
  await server.stop();
  await end();
});
beforeEach(async () => {
  ({ refs } = await aCustomerWith(2));
  path = await aLink(refs[0] ?? "", "sms");
});

/** A link as a message carries it. */
async function aLink(ref: string, channel: "sms" | "email" | "letter"): Promise<string> {
  const { url, row } = makePreferencesLink({ id: randomUUID(), channel });
  await pool().query(
    `insert into contact_links (hash, contact_id, customer_id, case_id, channel)
     select $1::bytea, $2, customer_id, id, $3 from cases where ref = $4`,
    [row.hash, row.contact_id, channel, ref],
  );
  return new URL(url).pathname;
}

const get = (at = path, method = "GET") => fetch(server.url + at, { method, redirect: "manual" });
const post = (form: Record<string, string> | string | [string, string][], at = path) =>
  fetch(server.url + at, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
const eventsOf = async (ref = refs[0]) =>
  (
    await pool().query<{ type: string; actor_kind: string }>(
      "select e.type, e.actor_kind from events e join cases c on c.id = e.case_id where c.ref = $1 order by e.version",
      [ref],
    )
  ).rows;
const typesOf = async (ref = refs[0]) => (await eventsOf(ref)).map(({ type }) => type);
const formOf = async (act: string, at = path) => {
  const text = await (await get(at)).text();
  return {
    act,
    once: new RegExp(`value="${act}"><input type="hidden" name="once" value="([^"]+)"`).exec(text)?.[1] ?? "",
  };
};

describe("opening the page", () => {
  it("changes nothing, by GET and by HEAD, and gives nothing away", async () => {
    for (const method of ["GET", "HEAD", "GET"]) expect((await get(path, method)).status).toBe(200);
    expect(await typesOf()).toEqual(["case-opened"]);
    const { rows } = await pool().query("select 1 from access_log");
    expect(rows).toEqual([]);
    // The forms' own numbers are random.
    const text = (await (await get()).text()).replaceAll(/name="once" value="[^"]+"/g, "");
    expect(text).not.toMatch(/Ruth|Achterberg|D1|10,?000|100\.00|C-[0-9A-Z]{4}|07700|ruth@/);
  });

  it("is neither stored, indexed, framed, referred from, nor allowed anything from elsewhere", async () => {
    const { headers } = await get();
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("set-cookie")).toBeNull();
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
  });

  it("is the same for a link that was never sent and for a customer who has been erased", async () => {
    await pool().query("update customers set key = null where id = (select customer_id from cases where ref = $1)", [
      refs[0],
    ]);
    const [erased, unknown, strange] = await Promise.all([
      get(),
      get("/c/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
      get("/c/x"),
    ]);
    const [text, ...others] = await Promise.all([erased, unknown, strange].map((one) => one?.text()));
    for (const other of others) expect(other).toBe(text);
    expect([erased, unknown, strange].map((one) => one?.status)).toEqual([404, 404, 404]);
    expect((await post({ act: "stop" })).status).toBe(404);
    expect((await post("List-Unsubscribe=One-Click", "/c/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
  });

  it("by a person is told once, by their first touch", async () => {
    await pool().query("update contact_links set contact_id = $1", [randomUUID()]);
    expect((await post({ act: "opened" })).status).toBe(204);
    expect(await typesOf()).toEqual(["case-opened"]); // of a contact that the case does not know
  });
});

describe("one click in a mail program (RFC 8058)", () => {
  it("stops that channel at once on every case, without redirect or cookie; repeated it is nothing", async () => {
    const link = await aLink(refs[0] ?? "", "email");
    for (let time = 0; time < 3; time++) {
      const answer = await post("List-Unsubscribe=One-Click", link);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
    for (const ref of refs) {
      expect(await typesOf(ref)).toEqual(["case-opened", "channel-opted-out"]);
      expect((await stateOf(ref)).contactFacts.consents).toMatchObject({ email: { is: "opted-out", source: "link" } });
    }
    expect((await eventsOf()).at(-1)?.actor_kind).toBe("customer");
  });

  it("is understood as multipart too", async () => {
    const body = new FormData();
    body.set("List-Unsubscribe", "One-Click");
    expect((await fetch(server.url + path, { method: "POST", body })).status).toBe(200);
    expect(await typesOf()).toContain("channel-opted-out");
  });

  it("pressed ten times at once is done once", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post("List-Unsubscribe=One-Click")));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(await typesOf()).toEqual(["case-opened", "channel-opted-out"]);
  });
});

describe("a form of the page", () => {
  it("confirms, and what it did can be taken back", async () => {
    const text = await (await post({ act: "stop" })).text();
    expect(text).toContain("You will get no more texts from us.");
    expect(text).toContain("Take it back");
    await post({ act: "start" });
    expect((await stateOf(refs[1] ?? "")).contactFacts.consents.sms?.is).toBe("opted-in");
  });

  it("stops all but letters, and starts only what was stopped here", async () => {
    await give(as(ben), refs[1] ?? "", "record-opt-out", { channel: "email" });
    await post({ act: "stop", what: "all-but-letters" });
    const { consents } = (await stateOf(refs[0] ?? "")).contactFacts;
    expect(Object.keys(consents).sort()).toEqual(["call", "email", "sms", "voicemail", "whatsapp"]);
    const back = await post({ act: "start", what: "all-but-letters" });
    expect(back.status).toBe(422);
    expect(await back.text()).toContain("in another way");
    const after = (await stateOf(refs[0] ?? "")).contactFacts.consents;
    expect([after.email?.is, after.sms?.is]).toEqual(["opted-out", "opted-in"]);
  });

  it("adds to the times that were told elsewhere, and takes back only its own", async () => {
    const told = [{ days: [1], from: "09:00", to: "10:00" }];
    await give(as(ben), refs[1] ?? "", "state-inconvenient-times", { windows: told });
    const page = await (await post({ act: "times", time: "sundays" })).text();
    expect(page).toContain("Sundays");
    expect(page).not.toContain("09:00 to 10:00");
    expect((await stateOf(refs[1] ?? "")).contactFacts.inconvenient).toHaveLength(2);
    await post({ act: "times-undo", time: "sundays" });
    expect((await stateOf(refs[1] ?? "")).contactFacts.inconvenient).toEqual(told);
  });

  it("plans a call, and says when it may not be", async () => {
    const day = /<option value="(\d{4}-\d\d-\d\d)">(?:Monday|Tuesday|Wednesday|Thursday|Friday)/.exec(
      await (await get()).text(),
    );
    const asked = { ...(await formOf("call-back")), day: day?.[1] ?? "", part: "afternoon" };
    expect((await post(asked)).status).toBe(200);
    await post(asked);
    expect((await typesOf()).filter((type) => type !== "case-opened")).toEqual(["next-action-set", "message-received"]);
    expect((await stateOf(refs[0] ?? "")).nextAction?.call?.purpose).toBe("customer-requested");
    expect((await post({ act: "call-back", day: "2020-01-01", part: "morning" })).status).toBe(422);
  });

  it("tells language, formats and a message, once however often it is sent", async () => {
    for (const form of [
      { ...(await formOf("language")), language: "cy" },
      { ...(await formOf("formats")), format: "large-print" },
      { ...(await formOf("write")), text: "I lost my job" },
    ]) {
      expect((await post(form)).status).toBe(200);
      expect((await post(form)).status).toBe(200);
    }
    expect(await typesOf()).toEqual(["case-opened", "language-set", "need-disclosed", "message-received"]);
    expect(await typesOf(refs[1])).toEqual(["case-opened", "language-set", "need-disclosed"]);
    expect((await stateOf(refs[1] ?? "")).customer.adjustments).toEqual(["large-print"]);
  });

  it("with nothing chosen, too much, or nonsense in it changes nothing", async () => {
    const wrong: Record<string, string>[] = [
      { act: "times" },
      { act: "language", language: "tlh" },
      { act: "write", text: "x".repeat(2_001) },
      {},
    ];
    for (const form of wrong) expect((await post(form)).status).toBe(422);
    expect((await post({ act: "write", text: "x".repeat(40_000) })).status).toBe(413);
    expect(await typesOf()).toEqual(["case-opened"]);
  });

  it("works on a closed case, for all the others", async () => {
    await give(as(ben), refs[0] ?? "", "close-case", { reason: "other" });
    await post({ act: "stop" });
    expect(await typesOf(refs[1])).toContain("channel-opted-out");
  });
});

it("is not tried too often from one address", async () => {
  const params = Promise.resolve({ token: path.slice(3) });
  const from = (address: string) =>
    GET(new Request(`http://localhost:3000${path}`, { headers: { "x-baton-address": address } }), { params });
  // All of them come at one instant, however long they take to be answered.
  const clock = vi.spyOn(performance, "now").mockReturnValue(performance.now());
  const answers = await Promise.all(Array.from({ length: 140 }, () => from("203.0.113.9")));
  clock.mockRestore();
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(10);
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await from("203.0.113.10")).status).toBe(200);
});
