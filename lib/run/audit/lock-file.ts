/** What can be known of the dependencies without asking anybody: the lock file, held to what is allowed. */
import { ALIKE, LICENCES, MIT_BY_FILE, RUN_SCRIPTS, WITH_SCRIPTS, WITHOUT_HASH } from "./allowed.ts";

export type Locked = {
  name?: string;
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  link?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};
export type LockFile = { lockfileVersion: number; packages: Record<string, Locked> };
export type Manifest = Locked & { allowScripts?: Record<string, boolean> };

const REGISTRY = /^https:\/\/registry\.npmjs\.org\/[^?#]+\.tgz$/;
const VERSION = /^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/;
const HASH = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** What must not be in the lock file; empty when all is well. */
export function lockFileFaults(lock: LockFile, manifest: Manifest): string[] {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
  const named = packages.map(([path, one]) => [nameOf(path), one] as const);
  return [
    ...(lock.lockfileVersion === 3 ? [] : [`the lock file is of version ${lock.lockfileVersion}`]),
    ...driftFaults(lock.packages[""] ?? {}, manifest),
    ...named.flatMap(([name, one]) => packageFaults(name, one)),
    ...staleExceptions(named),
    ...scriptFaults(manifest),
    ...alikeFaults([...new Set(named.map(([name]) => name))]),
  ];
}

function nameOf(path: string): string {
  return path.replace(/^.*node_modules\//, "");
}

function packageFaults(name: string, one: Locked): string[] {
  const faults: string[] = [];
  if (one.link) faults.push("is a link to a folder");
  if (one.name !== undefined && one.name !== name) faults.push(`is ${one.name} under another name`);
  if (!VERSION.test(one.version ?? "")) faults.push(`has the version ${one.version}`);
  if (one.resolved !== undefined && !REGISTRY.test(one.resolved)) faults.push(`comes from ${one.resolved}`);
  if (!HASH.test(one.integrity ?? "") && !(one.optional && WITHOUT_HASH.includes(name))) faults.push("has no SHA-512");
  if (one.hasInstallScript && !WITH_SCRIPTS.includes(name)) faults.push("brings an install script");
  const unhashed = WITHOUT_HASH.includes(name) && !one.license;
  if (!unhashed && !isAllowed(name, one.license)) faults.push(`has the licence ${one.license ?? "none"}`);
  return faults.map((fault) => `${name} ${fault}`);
}

/** `MIT OR CC0-1.0` needs one of them, `Apache-2.0 AND MIT` all. */
function isAllowed(name: string, licence: string | undefined): boolean {
  if (licence === undefined) return MIT_BY_FILE.includes(name);
  const plain = licence.replaceAll(/[()]/g, "");
  return plain.split(/ or /i).some((choice) => choice.split(/ and /i).every((one) => LICENCES.includes(one.trim())));
}

/** The lock file's own copy of package.json is package.json. */
function driftFaults(root: Locked, manifest: Manifest): string[] {
  return (["dependencies", "devDependencies", "optionalDependencies"] as const)
    .filter((kind) => JSON.stringify(sorted(root[kind])) !== JSON.stringify(sorted(manifest[kind])))
    .map((kind) => `${kind} of package.json are not those of the lock file`);
}

function sorted(all: Record<string, string> = {}): [string, string][] {
  return Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** An exception that nothing needs any more would let something else in later. */
function staleExceptions(named: (readonly [string, Locked])[]): string[] {
  const all = new Map(named);
  const needed: [readonly string[], (one: Locked) => boolean][] = [
    [WITHOUT_HASH, ({ integrity }) => integrity === undefined],
    [WITH_SCRIPTS, ({ hasInstallScript }) => hasInstallScript === true],
    [MIT_BY_FILE, ({ license }) => license === undefined],
  ];
  return needed.flatMap(([names, isNeeded]) =>
    names
      .filter((name) => !isNeeded(all.get(name) ?? { integrity: "", license: "" }))
      .map((name) => `${name} needs no exception any more`),
  );
}

function scriptFaults({ allowScripts = {} }: Manifest): string[] {
  return Object.entries(allowScripts)
    .filter(([name, runs]) => runs && !RUN_SCRIPTS.includes(name))
    .map(([name]) => `${name} may run its install script`);
}

/** A name one letter away from another one here is how a wrong package comes in. */
function alikeFaults(names: string[]): string[] {
  const long = names.filter((name) => name.length >= 6 && !name.startsWith("@"));
  const pairs = long.flatMap((a, at) => long.slice(at + 1).map((b) => [a, b] as const));
  return pairs
    .filter(([a, b]) => isOneLetterAway(a, b) && !ALIKE.some(([c, d]) => c === a && d === b))
    .map(([a, b]) => `${a} and ${b} are one letter apart`);
}

function isOneLetterAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
