import { afterEach, describe, expect, it, vi } from "vitest";
import { log } from "./log.ts";
import { forbidden, notFound } from "./problem.ts";
import { answerSafely } from "./problem-answer.ts";
import { logSignIn, noteAsker } from "./security-log.ts";

afterEach(() => void vi.restoreAllMocks());

async function refused(error: Error): Promise<unknown[][]> {
  const info = vi.spyOn(log(), "info").mockImplementation(() => {});
  const request = new Request("http://localhost:3000/api/v1/cases/C-7K3M-Q9TX?q=Ruth", { method: "DELETE" });
  noteAsker(request, { kind: "user", id: "person-1" });
  const answer = await answerSafely(request, () => {
    throw error;
  });
  const lines = info.mock.calls as unknown[][];
  expect(JSON.stringify(lines)).not.toMatch(/Ruth|C-7K3M/);
  for (const [line] of lines) expect(line).toHaveProperty("traceId", answer.headers.get("x-trace-id"));
  return lines;
}

describe("the security log", () => {
  it("has a line for each request that was refused for who asked: who, what, the trace id, and nothing of the request's words", async () => {
    const [[line] = []] = await refused(forbidden("No."));
    expect(line).toEqual({
      security: "forbidden",
      traceId: expect.any(String),
      who: "user:person-1",
      method: "DELETE",
    });
  });

  it("has none for what is merely not there, or not valid", async () => {
    expect(await refused(notFound())).toEqual([]);
  });

  it("has sign-ins by id alone", () => {
    const info = vi.spyOn(log(), "info").mockImplementation(() => {});
    logSignIn("sign-in-failed", null);
    expect(info.mock.calls[0]?.[0]).toEqual({ security: "sign-in-failed", person: null });
  });
});
