import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultsOf } from "./judge.ts";
import { Pools } from "./pools.ts";
import { rawFaults } from "./raw-lines.ts";
import type { Answer } from "./send.ts";
import type { Shot } from "./shot.ts";
import { mutated } from "./strange.ts";
import { drafts, targets, written } from "./valid-request.ts";

const traceId = "0190b3a0-0000-4000-8000-000000000000";
const shot: Shot = {
  method: "GET",
  pattern: "/api/v1/views",
  who: "zed",
  twist: "valid",
  reaches: true,
  verb: "GET",
  target: "/api/v1/views",
  headers: [],
  body: null,
};
const headers = { "x-trace-id": traceId, "cache-control": "private, no-store", "content-type": "application/json" };
const good: Answer = { status: 200, headers, text: '{"items":[],"nextCursor":null}', took: 5 };
const expected = { within: 1_000, secrets: ["Quillfeather"] };
const problem = (status: number, code: string, detail = "No.") => ({
  ...good,
  status,
  headers: { ...headers, "content-type": "application/problem+json" },
  text: JSON.stringify({ type: `/problems/${code}`, title: "t", status, detail, code, errors: [], traceId }),
});

describe("what the fuzzer takes for a fault", () => {
  it("nothing in an answer as described, nor in a problem of its own", () => {
    expect(faultsOf(shot, good, expected)).toEqual([]);
    expect(faultsOf(shot, problem(403, "forbidden"), expected)).toEqual([]);
  });

  it.each<[string, Answer, RegExp]>([
    ["no answer", { ...good, status: 0, text: "socket hang up" }, /no answer: socket hang up/],
    ["a failure", problem(500, "internal"), /status 500/],
    ["a slow answer", { ...good, took: 1_001 }, /took 1001 ms/],
    ["a trace id that the client chose", { ...good, headers: { ...headers, "x-trace-id": "mine" } }, /no trace id/],
    ["a customer", { ...good, text: '{"items":["Quillfeather"]}' }, /tells of a customer/],
    ["an answer that caches keep", { ...good, headers: { ...headers, "cache-control": "public" } }, /kept by a cache/],
    ["another shape", { ...good, text: '{"items":[],"more":1}' }, /in another shape/],
    ["a status that is not described", problem(409, "conflict"), /described without an answer 409/],
    ["a refusal without a problem", { ...good, status: 405, text: "" }, /405 without a problem/],
    ["a code that belongs to another status", problem(404, "forbidden"), /404 with the code forbidden/],
    ["its inside", problem(422, "invalid", "duplicate key value violates"), /tells of its inside/],
  ])("%s", (_, answer, fault) => {
    expect(faultsOf(shot, answer, expected).join("; ")).toMatch(fault);
  });

  it("5xx, injected headers and files in what raw bytes bring", () => {
    expect(rawFaults("HTTP/1.1 400 Bad Request\r\n\r\n")).toEqual([]);
    expect(rawFaults("HTTP/1.1 500 Oh\r\n\r\n")).toEqual(["status 500"]);
    expect(rawFaults("HTTP/1.1 200 OK\r\nInjected: b\r\n\r\n")).toEqual(["a header was injected"]);
    expect(rawFaults('HTTP/1.1 200 OK\r\n\r\n{"private": true}')).toEqual(["a file of ours was sent"]);
  });
});

it("requests to every operation can be made, the same ones from the same seed", () => {
  const source = { schemas: {}, pools: new Pools() };
  const ofSeed = (seed: number) =>
    targets()
      .filter(({ body }) => !body)
      .flatMap((target) => fc.sample(drafts(target, source, fc.constant("zed")), { seed, numRuns: 2 }).map(written));
  expect(ofSeed(7)).toEqual(ofSeed(7));
  expect(ofSeed(7)).not.toEqual(ofSeed(8));
});

it("a mutation changes something almost always, and never what it was given", () => {
  const given = { a: { b: [1, 2], c: "x" }, d: null };
  const before = JSON.stringify(given);
  const changed = fc.sample(mutated(given), { seed: 7, numRuns: 200 }).filter((one) => JSON.stringify(one) !== before);
  expect(changed.length).toBeGreaterThan(180);
  expect(JSON.stringify(given)).toBe(before);
});
