import { afterAll, beforeAll, describe, expect, it } from "vitest";
import vectors from "#lib/domain/contact-policy/vectors.json" with { type: "json" };
import { openDesk, post, robot, signIn, type Who } from "./given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
let amara: Who;

beforeAll(async () => {
  desk = await openDesk();
  [key, amara] = await Promise.all([robot(), signIn("amara")]);
});
afterAll(() => desk.close());

const deferred = vectors.find(({ id }) => id === "uk-adv-001");

describe("a contact decision", () => {
  it("is given to people and to keys", async () => {
    for (const who of [key, amara]) {
      const { status, body } = await post("/contact-decisions", who, deferred?.input);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        decision: "defer",
        until: deferred?.expect.until,
        reasons: [{ rule: "uk.debt-advice", citation: "CONC 7.3.11R, 7.3.12G" }],
        pack: { id: "uk", version: "2026-11-01" },
      });
    }
  });

  it.each([
    ["an unknown pack", { pack: "fr" }, "pack"],
    ["a time without an offset", { at: "2026-11-25T10:00:00" }, "at"],
    [
      "a zone that is none",
      { customer: { ...deferred?.input.customer, timeZones: ["Europe/Atlantis"] } },
      "customer.timeZones.0",
    ],
    ["an unknown field", { mood: "fine" }, "mood"],
  ])("is refused with what is wrong: %s", async (_, wrong, path) => {
    const { status, body } = await post("/contact-decisions", key, { ...deferred?.input, ...wrong });
    expect(status).toBe(422);
    expect(body.errors.map((one: { path: string }) => one.path)).toContain(path);
  });
});
