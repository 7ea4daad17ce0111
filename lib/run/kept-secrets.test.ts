import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keptSecret } from "./data-folder.ts";
import { changeKept, forgetKept, isKept, keptBefore } from "./kept-secrets.ts";

let folder: string;
let first: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baton-kept-"));
  first = keptSecret(folder, "secret");
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = () => readFileSync(join(folder, "secret"), "utf8").trim();
const modes = () => readdirSync(folder).map((name) => (statSync(join(folder, name)).mode & 0o777).toString(8));

it("changes the secret and keeps the one before, for this user alone", () => {
  expect(changeKept(folder, "secret")).toBe(true);
  expect(now()).not.toBe(first);
  expect(Buffer.from(now(), "base64")).toHaveLength(32);
  expect(keptBefore(folder, "secret")).toBe(first);
  expect(isKept(folder, "secret", first)).toBe(false);
  expect(modes()).toEqual(["600", "600"]);
});

it("changes nothing more until the one before is forgotten", () => {
  changeKept(folder, "secret");
  const second = now();
  expect(changeKept(folder, "secret")).toBe(false);
  expect(now()).toBe(second);
  expect([forgetKept(folder, "secret"), forgetKept(folder, "secret")]).toEqual([true, false]);
  expect(keptBefore(folder, "secret")).toBeNull();
  expect(changeKept(folder, "secret")).toBe(true);
  expect(keptBefore(folder, "secret")).toBe(second);
});

it.each([
  ["before the old one was kept", () => {}],
  ["before the new one took its place", () => linkSync(join(folder, "secret"), join(folder, "secret-previous"))],
])("goes on where it was killed, %s", (_when, killed) => {
  writeFileSync(join(folder, "secret-next"), "made before the kill\n", { mode: 0o600 });
  killed();
  expect(changeKept(folder, "secret")).toBe(true);
  expect([now(), keptBefore(folder, "secret")]).toEqual(["made before the kill", first]);
  expect(readdirSync(folder).sort()).toEqual(["secret", "secret-previous"]);
});
