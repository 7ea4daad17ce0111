import { expect, it } from "vitest";
import type { Role } from "../codes.ts";
import type { Viewer } from "../permissions.ts";
import { whyNoPayments, whyNotMatch } from "./bank-rights.ts";

const person = (role: Role, ...teams: string[]): Viewer => ({ kind: "user", id: "u", role, teams, portfolios: [] });
const key = (...scopes: ("read" | "write" | "import")[]): Viewer => ({ kind: "api", id: "k", scopes });

it.each<[string, Viewer, sees: boolean, acts: boolean]>([
  ["a lead", person("lead", "early-arrears"), true, true],
  ["an agent of Payments", person("agent", "payments"), true, true],
  ["an agent of another team", person("agent", "early-arrears"), false, false],
  ["compliance", person("compliance"), true, false],
  ["compliance, even in Payments", person("compliance", "payments"), true, false],
  ["an admin in Payments", person("admin", "payments"), false, false],
  ["an analyst", person("analyst"), false, false],
  ["a key that reads", key("read"), true, false],
  ["a key that writes", key("write"), true, true],
  ["a key that imports", key("import"), false, false],
])("%s", (_, viewer, sees, acts) => {
  expect([whyNoPayments(viewer) === null, whyNotMatch(viewer) === null]).toEqual([sees, acts]);
});
