import { expect, it } from "vitest";
import { actorWords, changeWords } from "./change-words.ts";

const names = {
  person: (id: string) => `<${id}>`,
  team: (slug: string) => `[${slug}]`,
  key: (id: string) => `{${id}}`,
};

it.each([
  ["person-created", { person: "p", name: "N", role: "agent", teams: ["a", "b"] }, "<p>; Agent, [a], [b]"],
  ["person-renamed", { person: "p", from: "A", to: "B" }, "<p>; A → B"],
  ["role-changed", { person: "p", from: "agent", to: "lead", moved: [] }, "<p>; Agent → Team lead"],
  ["teams-changed", { person: "p", from: ["a"], to: [] }, "<p>; [a] → no team"],
  ["person-deactivated", { person: "p", moved: ["C-1"] }, "<p>; 1 case moved: C-1"],
  [
    "grant-revoked",
    { team: "a", portfolio: "uk", moved: ["1", "2", "3", "4", "5", "6"] },
    "[a], uk; 6 cases moved: 1, 2, 3, 4, 5, …",
  ],
  [
    "team-changed",
    { team: "a", from: { acceptMinutes: 30 }, to: { acceptMinutes: 45 } },
    "[a]; accept, minutes 30 → 45",
  ],
  [
    "team-changed",
    { team: "a", from: { hours: {} }, to: { hours: { mon: [["09:00", "10:00"]] } } },
    "[a]; hours  → Mon 09:00–10:00",
  ],
  ["duty-set", { team: "a", lead: "l", until: null }, "[a]; <l>, until further notice"],
  ["fallback-lead-set", { from: null, to: "l" }, "<l>"],
  ["key-created", { key: "k", name: "Bank", scopes: ["read"] }, "{k}; read"],
  [
    "absence-recorded",
    { person: "p", team: "a", firstDay: "2026-11-23", lastDay: "2026-11-27", cover: null },
    "<p>; away 2026-11-23 to 2026-11-27, cover the queue",
  ],
  ["template-published", { template: "receipt-sms", version: 2 }, "receipt-sms, version 2"],
  ["template-retired", { template: "receipt-sms", versions: [1, 2] }, "receipt-sms, versions 1, 2"],
  ["absence-began", { person: "p", cover: "c", moved: ["C-1"] }, "<p>; cover <c>; 1 case moved: C-1"],
  [
    "policy-published",
    {
      policy: "x",
      pack: "uk",
      version: "2026-12-01.1",
      effectiveFrom: "2026-12-01T08:00:00.000Z",
      says: ["Calls: 6 → 4"],
    },
    "UK 2026-12-01.1, from 1 Dec 2026, 08:00 UTC: Calls: 6 → 4",
  ],
  ["policy-submitted", { policy: "x", pack: "za" }, "ZA"],
  ["something-newer", { person: "p" }, "<p>"],
])("says %s in words", (what, detail, words) => expect(changeWords(what, detail, names)).toBe(words));

it.each([
  ["user", "p", "<p>"],
  ["api", "k", "Key {k}"],
  ["system", "baton", "Baton"],
])("names who did it: %s", (kind, id, words) => expect(actorWords({ kind, id }, names)).toBe(words));
