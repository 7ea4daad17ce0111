import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "#lib/server/database.ts";
import { hashPassword } from "#lib/server/password.ts";
import { openDesk } from "../v1/given-api.ts";
import { Browser } from "./given-sign-in.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const right = "correct horse battery";

beforeAll(async () => {
  desk = await openDesk();
  await pool().query("update people set password_hash = $1 where name <> 'Priya'", [await hashPassword(right)]);
});
afterAll(() => desk.close());

/** Each test from an address of its own, so that the failures of one do not limit another. */
let addresses = 0;
const fresh = () => ({ address: `198.51.100.${++addresses}` });

async function fail(email: string, address: string): Promise<number> {
  return (await new Browser().signIn(email, "wrong", { address })).status;
}

describe("brute force", () => {
  it("stops after five failures of one account from one address, before the password is looked at", async () => {
    const { address } = fresh();
    for (let n = 0; n < 5; n++) expect(await fail("amara@baton.example", address)).toBe(401);
    const answer = await new Browser().signIn("AMARA@baton.example", right, { address });
    expect(answer.status).toBe(429);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(14 * 60);
    expect(await answer.json()).toMatchObject({ status: 429, code: "too-many", title: "Too many requests" });
    expect((await new Browser().signIn("amara@baton.example", right, fresh())).status).toBe(200);
    expect(await fail("ben@baton.example", address)).toBe(401);
  });

  it("stops after fifty failures from one address, whoever they are for", async () => {
    const { address } = fresh();
    const tries = await Promise.all(Array.from({ length: 60 }, (_, n) => fail(`n${n}@baton.example`, address)));
    expect(tries.filter((status) => status === 401)).toHaveLength(50);
    expect(tries.filter((status) => status === 429)).toHaveLength(10);
  });

  it("lets no more than five guesses in, however many come at once", async () => {
    const { address } = fresh();
    const tries = await Promise.all(Array.from({ length: 30 }, () => fail("lena@baton.example", address)));
    expect(tries.filter((status) => status === 401)).toHaveLength(5);
  });

  it("does not count successes", async () => {
    const { address } = fresh();
    for (let n = 0; n < 7; n++) {
      expect((await new Browser().signIn("amara@baton.example", right, { address })).status).toBe(200);
    }
    expect(await fail("amara@baton.example", address)).toBe(401);
  });
});
