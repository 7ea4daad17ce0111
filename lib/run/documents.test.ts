/** What the documents name is there: files, links, programs, settings and metrics. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const documents = globSync(["*.md", "docs/**/*.md"]).sort();
const rooms = /^(app|components|docs|e2e|lib|prisma|public)\//;

function textOf(document: string): string {
  return readFileSync(document, "utf8");
}

/** What stands in backticks, taken apart: `npm run x -- a/b.csv` names a file too. */
function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = ""]) => code.split(/[\s=]+/));
}

function linksIn(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source ?? "",
  );
  return links.filter((link) => !/^(https?:|mailto:|#)/.test(link)).map((link) => link.split("#")[0] ?? "");
}

function isThere(path: string): boolean {
  const plain = path.replace(/[,.;:]+$/, "");
  if (existsSync(plain)) return true;
  // A star and braces stand for several; brackets are part of a route's name.
  return globSync(plain.replace(/[[\]]/g, "[$&]")).length > 0;
}

it("there are documents, and they name files", () => {
  expect(documents.length).toBeGreaterThan(10);
  expect(codeIn(textOf("docs/architecture.md")).filter((word) => rooms.test(word)).length).toBeGreaterThan(30);
});

describe.each(documents)("%s", (document) => {
  const text = textOf(document);

  it("names files that there are", () => {
    const named = codeIn(text).filter((word) => rooms.test(word) && !/[<>…]/.test(word));
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });

  it("links to what is there", () => {
    expect(linksIn(text).filter((link) => !existsSync(join(dirname(document), link)))).toEqual([]);
  });

  it("names programs, settings and metrics that there are", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
    const programs = [...text.matchAll(/npm run (?:-s )?([a-z][a-z0-9-]*)/g)].map(([, name = ""]) => name);
    expect(programs.filter((name) => !(name in scripts))).toEqual([]);
    const settings = textOf(".env.example");
    const named = [...text.matchAll(/\bBATON_[A-Z_]+[A-Z]\b/g)].map(([name]) => name);
    expect([...new Set(named)].filter((name) => !settings.includes(name) && !IN_TESTS.test(name))).toEqual([]);
    const metrics = textOf("docs/metrics.md");
    const figures = [...text.matchAll(/\bbaton_\w+?(?=(?:_bucket|_sum|_count)?\b)/g)].map(([name]) => name);
    expect(figures.filter((name) => !metrics.includes(`\`${name}\``) && !CHANNELS.has(name))).toEqual([]);
  });
});

/** Settings of the tests and the bench alone. */
const IN_TESTS = /^BATON_(SEED|BENCH_|E2E_|SYSTEM_)/;
/** Not metrics: what PostgreSQL's signals and our keys are called. */
const CHANNELS = new Set(["baton_presence", "baton_access"]);
