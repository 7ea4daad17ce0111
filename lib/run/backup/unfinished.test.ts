import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { removeForgotten, unfinishedName } from "./unfinished.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baton-unfinished-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("takes away what a killed backup left long ago, and nothing else", () => {
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000);
  const underWay = basename(unfinishedName("baton-3.tar.gz"));
  const old = ["baton-1.tar.gz", "baton-2.tar.gz.77.unfinished", "notes.unfinished"];
  for (const name of [...old, underWay]) writeFileSync(join(folder, name), "");
  for (const name of old) utimesSync(join(folder, name), yesterday, yesterday);

  expect(removeForgotten(join(folder, "baton-4.tar.gz"))).toEqual(["baton-2.tar.gz.77.unfinished"]);
  expect(readdirSync(folder).sort()).toEqual(["baton-1.tar.gz", underWay, "notes.unfinished"]);
});
