import { expect, test } from "vitest";
import { toPayloads } from "./commit-signal.ts";
import type { CommitReference } from "./commits.ts";
import { readSignal } from "./live/signals.ts";
import { nodeId } from "./node-id.ts";

const reference = (to: number, notices: CommitReference["notices"] = []): CommitReference => ({
  caseId: "0192a5c0-0000-7000-8000-000000000001",
  ref: "C-7K3M-Q9TX",
  portfolio: "uk-cards",
  from: to,
  to,
  at: "2026-11-22T09:00:00.000Z",
  teams: ["early-arrears"],
  notices,
});
const read = (payloads: string[]) =>
  payloads.flatMap((payload) => readSignal(payload.replace(nodeId(), "another node"))).map(({ to }) => to);

test("commits travel together, in payloads that PostgreSQL takes", () => {
  const versions = Array.from({ length: 300 }, (_, at) => at + 1);

  const payloads = toPayloads(versions.map((to) => reference(to)));

  expect(payloads.length).toBeLessThan(15);
  expect(Math.max(...payloads.map((payload) => Buffer.byteLength(payload)))).toBeLessThan(8_000);
  expect(read(payloads)).toEqual(versions);
});

test("a commit that fits no payload is left to the tail of the log", () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ person: `person ${at}`, kind: "handover-offered to you é" }));

  expect(read(toPayloads([reference(1), reference(2, many), reference(3)]))).toEqual([1, 3]);
});

test("our own signals and unreadable ones tell nothing", () => {
  expect(toPayloads([reference(1)]).flatMap(readSignal)).toEqual([]);
  expect(
    ["", "not json", "[]", '{"node":"x"}', '{"node":"x","sentAt":1,"commits":[{"to":"1"}]}'].flatMap(readSignal),
  ).toEqual([]);
});
