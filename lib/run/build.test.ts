import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { fingerprint } from "./build.ts";

const folder = mkdtempSync(join(tmpdir(), "baton-build-"));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

it("builds again for what goes into a build, and neither for programs and tests nor for another place", async () => {
  write("lib/domain/money.ts", "one");
  const first = await fingerprint(folder);
  write("lib/run/main.ts", "a program");
  write("lib/server/generated/client.ts", "made at each start");
  write("lib/domain/money.test.ts", "a test");
  expect(await fingerprint(folder)).toBe(first);
  const elsewhere = mkdtempSync(join(tmpdir(), "baton-build-"));
  cpSync(folder, elsewhere, { recursive: true });
  expect(await fingerprint(elsewhere)).toBe(first);
  write("lib/domain/money.ts", "two");
  expect(await fingerprint(folder)).not.toBe(first);
});
