import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type LockFile, lockFileFaults, type Manifest } from "./lock-file.ts";

const ROOT = join(import.meta.dirname, "../../..");
const read = <T>(name: string): T => JSON.parse(readFileSync(join(ROOT, name), "utf8")) as T;
const lock = read<LockFile>("package-lock.json");
const manifest = read<Manifest>("package.json");

describe("the dependencies", () => {
  it("are locked with hashes, from the registry, under licences that are allowed, without scripts that nobody allowed", () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
    expect(lockFileFaults(lock, manifest)).toEqual([]);
  });

  it("that are installed are those that are locked", () => {
    const installed = read<LockFile>("node_modules/.package-lock.json");
    const others = Object.entries(installed.packages).filter(([path, { version, integrity, link }]) => {
      const locked = lock.packages[path];
      return link || locked?.version !== version || (integrity && locked?.integrity && locked.integrity !== integrity);
    });
    expect(others.map(([path]) => path)).toEqual([]);
  });

  it("whose licence only a file tells have that file", () => {
    for (const name of ["busboy", "seq-queue", "streamsearch", "xmlhttprequest-ssl"]) {
      const file = join(ROOT, "node_modules", name, "LICENSE");
      expect(existsSync(file), name).toBe(true);
      expect(readFileSync(file, "utf8")).toMatch(/Permission is hereby granted, free of charge/);
    }
  });
});

describe("a lock file in which something is wrong", () => {
  const good = { version: "1.0.0", integrity: `sha512-${"A".repeat(86)}==`, license: "MIT" };
  const faultsWith = (name: string, changes: object) => {
    const packages = { ...lock.packages, [`node_modules/${name}`]: { ...good, ...changes } };
    return lockFileFaults({ ...lock, packages }, manifest);
  };

  it.each([
    ["fine", {}, []],
    ["no hash", { integrity: undefined }, ["a-new-package has no SHA-512"]],
    ["a weak hash", { integrity: "sha1-abc=" }, ["a-new-package has no SHA-512"]],
    [
      "a foreign registry",
      { resolved: "https://evil.example/a.tgz" },
      ["a-new-package comes from https://evil.example/a.tgz"],
    ],
    [
      "a git address",
      { resolved: "git+ssh://git@host/a.git#1" },
      ["a-new-package comes from git+ssh://git@host/a.git#1"],
    ],
    ["a script", { hasInstallScript: true }, ["a-new-package brings an install script"]],
    ["another name", { name: "evil" }, ["a-new-package is evil under another name"]],
    ["a licence that spreads", { license: "AGPL-3.0" }, ["a-new-package has the licence AGPL-3.0"]],
    ["a choice of licences", { license: "(AGPL-3.0 OR MIT)" }, []],
    ["a link", { link: true }, ["a-new-package is a link to a folder"]],
  ])("%s", (_, changes, faults) => {
    expect(faultsWith("a-new-package", changes)).toEqual(faults);
  });

  it("a name one letter from another", () => {
    expect(faultsWith("socket.ip", {})).toEqual(["socket.io and socket.ip are one letter apart"]);
  });

  it("package.json with a dependency that is not locked, and a script that nobody allowed", () => {
    const more = {
      ...manifest,
      dependencies: { ...manifest.dependencies, evil: "1.0.0" },
      allowScripts: { evil: true },
    };
    expect(lockFileFaults(lock, more)).toEqual([
      "dependencies of package.json are not those of the lock file",
      "evil may run its install script",
    ]);
  });
});
