import { afterEach, describe, expect, it, vi } from "vitest";
import { Refusal } from "../domain/refusal.ts";
import { notFound, Problem } from "./problem.ts";
import { answerSafely } from "./problem-answer.ts";

afterEach(() => void vi.restoreAllMocks());

async function ask(work: () => Response) {
  const response = await answerSafely(new Request("http://localhost:3000/api/v1/x"), work);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === "" ? null : JSON.parse(text) };
}

const refuse = (error: unknown) =>
  ask(() => {
    throw error;
  });

describe("what goes wrong", () => {
  it("a problem as it says, with what it carries, in one shape", async () => {
    const { status, headers, body } = await refuse(
      new Problem(409, "stale", "It changed.", { basedOn: 1, version: 2 }),
    );
    expect(status).toBe(409);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(body).toEqual({
      type: "/problems/stale",
      title: "The case has changed",
      status: 409,
      detail: "It changed.",
      code: "stale",
      errors: [],
      basedOn: 1,
      version: 2,
      traceId: headers.get("x-trace-id"),
    });
  });

  it("a refusal by its code, with its rule and facts", async () => {
    const owner = { team: "t", user: null };
    const cases = [
      [new Refusal("amount", "Too much.", { most: 5 }), 422, { code: "refused", rule: "amount", most: 5 }],
      [new Refusal("taken", "Taken.", { owner }, "conflict"), 409, { code: "conflict", rule: "taken", owner }],
      [new Refusal("currency", "Not ZAR.", {}, "wrong-currency"), 422, { code: "wrong-currency" }],
      [new Refusal("role", "Not you.", {}, "forbidden"), 403, { code: "forbidden" }],
      [new Refusal("field", "Wrong.", { errors: [{ path: "a", message: "b" }] }, "invalid"), 422, { code: "invalid" }],
    ] as const;
    for (const [refusal, status, body] of cases) {
      expect(await refuse(refusal)).toMatchObject({ status, body: { ...body, detail: refusal.message } });
    }
  });

  it("lets no fact take the place of what every problem says", async () => {
    const facts = { code: "x", status: 200, title: "x", type: "x", detail: "x", traceId: "x" };
    const { body, headers } = await refuse(new Refusal("rule", "No.", facts));
    expect(body).toMatchObject({ code: "refused", status: 422, type: "/problems/refused", detail: "No." });
    expect(body.traceId).toBe(headers.get("x-trace-id"));
  });

  it("404 in the same bytes but for the trace id", async () => {
    const [one, two] = [await refuse(notFound()), await refuse(notFound())];
    expect(one.text.replace(one.body.traceId, "")).toBe(two.text.replace(two.body.traceId, ""));
    expect(one.text).not.toBe(two.text);
  });

  it("503 with when to come back while the database is away", async () => {
    for (const error of [
      Object.assign(new Error("connect"), { code: "ECONNREFUSED" }),
      Object.assign(new Error("terminating"), { code: "57P01" }),
      new Error("Connection terminated unexpectedly"),
    ]) {
      const { status, headers, body } = await refuse(error);
      expect([status, body.code, headers.get("retry-after")]).toEqual([503, "unavailable", "2"]);
    }
  });

  it("500 for what nobody expected, and nothing of it outside", async () => {
    const { status, text, body } = await refuse(new Error("ruth@customer.example is twice in people"));
    expect([status, body.code]).toEqual([500, "internal"]);
    expect(text).not.toContain("ruth");
  });
});
