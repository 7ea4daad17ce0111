/** Requests that the document allows, for one operation. */
import fc from "fast-check";
import { openApiDocument } from "../../server/openapi/document.ts";
import { EXAMPLES } from "./examples.ts";
import { fromSchema, type Schema, type Source } from "./from-schema.ts";
import { type Form, formOf, uploads } from "./multipart.ts";
import type { Pools } from "./pools.ts";
import type { Shot } from "./shot.ts";

/** An operation, ready to be asked: `body` is a value of its schema, or null when it has none. */
export type Target = { method: string; pattern: string; parameters: Parameter[]; body: Schema | null; type: string };
type Parameter = { name: string; in: string; schema: Schema };
type Described = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
/** A valid request before it is written down, so that a twist can change its parts. */
export type Draft = {
  target: Target;
  who: string;
  path: Record<string, string>;
  query: [string, string][];
  body: unknown;
};

/** Pages, which must not fail whatever stands in their address. */
const PAGES = [
  "/sign-in",
  "/queue",
  "/cases/{ref}",
  "/welcome/{token}",
  "/board",
  "/inbox",
  "/admin/people",
  "/docs/api",
];
/** Sign-in's own protocol is no operation of the document. */
const BESIDE: Target[] = [
  ...PAGES.map(page),
  ...["csrf", "session", "providers", "signin", "signout", "error"].map((step) => bare("GET", `/api/auth/${step}`)),
  { ...bare("POST", "/api/auth/callback/credentials"), body: credentials(), type: "application/json" },
  { ...bare("POST", "/api/auth/signout"), body: { type: "object" }, type: "application/json" },
  bare("GET", "/api/openapi.json"),
];

function bare(method: string, pattern: string): Target {
  return { method, pattern, parameters: [], body: null, type: "" };
}

function page(pattern: string): Target {
  const parts = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({ name, in: "path", schema: {} }));
  const text = { type: "string", maxLength: 200 };
  const query = ["callbackUrl", "error", "view", "q"].map((name) => ({ name, in: "query", schema: text }));
  return { ...bare("GET", pattern), parameters: [...parts, ...query] };
}

function credentials(): Schema {
  const text = { type: "string", maxLength: 60 };
  return {
    type: "object",
    properties: { email: text, password: text, csrfToken: text, callbackUrl: text, json: text },
  };
}

/** Every operation of the document, sign-in's, and pages. */
export function targets(): Target[] {
  const described = Object.entries(openApiDocument().paths).flatMap(([pattern, item]) => {
    const shared = (item.parameters ?? []) as unknown as Parameter[];
    return Object.entries(item)
      .filter(([method]) => method !== "parameters")
      .map(([method, operation]) => targetOf(method, pattern, shared, operation as Described));
  });
  return [...described, ...BESIDE];
}

function targetOf(
  method: string,
  pattern: string,
  shared: Parameter[],
  { parameters = [], requestBody }: Described,
): Target {
  const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? ["", null];
  const own = [...shared, ...parameters];
  return { method: method.toUpperCase(), pattern, parameters: own, body: media?.schema ?? null, type };
}

export function drafts(target: Target, source: Source, who: fc.Arbitrary<string>): fc.Arbitrary<Draft> {
  const { parameters, type } = target;
  const path = parameters.filter((one) => one.in === "path");
  const query = parameters.filter((one) => one.in === "query");
  return fc.record({
    target: fc.constant(target),
    who,
    path: fc.record(Object.fromEntries(path.map(({ name }) => [name, partOf(name, target.pattern, source.pools)]))),
    query: queryOf(query, target, source),
    body: type.startsWith("multipart") ? uploads(source) : bodyOf(target, source),
  }) as fc.Arbitrary<Draft>;
}

function bodyOf({ method, pattern, body }: Target, source: Source): fc.Arbitrary<unknown> {
  if (!body) return fc.constant(undefined);
  const example = EXAMPLES[`${method} ${pattern}`];
  return example ? fc.oneof(fromSchema(body, source), example, example) : fromSchema(body, source);
}

/** An id belongs to the collection that stands before it. */
function partOf(name: string, pattern: string, pools: Pools): fc.Arbitrary<unknown> {
  const collection = name === "id" || name === "slug" ? (pattern.split(`/{${name}}`)[0] ?? name) : name;
  return pools.one(collection, fc.oneof(fc.uuid(), fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/)));
}

function queryOf(parameters: Parameter[], { pattern }: Target, source: Source): fc.Arbitrary<[string, string][]> {
  // A cursor is of use to the list that gave it alone.
  const nameOf = (name: string) => (name === "cursor" ? `${pattern} cursor` : name);
  const model = Object.fromEntries(
    parameters.map(({ name, schema }) => [name, fromSchema(schema, source, nameOf(name))]),
  );
  const few = fc.record(model, { requiredKeys: [], noNullPrototype: true });
  return fc
    .oneof(few, fc.constant({}))
    .map((said) => Object.entries(said).map(([name, value]) => [name, String(value)]));
}

/** The draft as a request that nothing is wrong with. */
export function written(draft: Draft): Shot {
  const { target, who, path, query, body } = draft;
  const search = new URLSearchParams(query.map(([name, value]) => [name, value.toWellFormed()])).toString();
  const place = target.pattern.replaceAll(/\{(\w+)\}/g, (_, name) => encoded(path[name] ?? ""));
  const sent = target.type.startsWith("multipart") ? formOf(body as Form) : jsonOf(body);
  return {
    method: target.method,
    pattern: target.pattern,
    who,
    twist: "valid",
    reaches: true,
    verb: target.method,
    target: search ? `${place}?${search}` : place,
    headers: sent ? [["content-type", sent.type]] : [],
    body: sent?.bytes ?? null,
  };
}

export function encoded(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replaceAll(".", "%2E");
}

function jsonOf(body: unknown): { type: string; bytes: Buffer } | null {
  return body === undefined ? null : { type: "application/json", bytes: Buffer.from(JSON.stringify(body)) };
}
