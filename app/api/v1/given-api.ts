/** Test kit: the demo organisation in a fresh database, and requests to the very route handlers. Only tests import it. */
import { globSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { encode } from "next-auth/jwt";
import { DIRECTORY, ID, type PersonName } from "#lib/domain/given-organisation.ts";
import type { Scope } from "#lib/domain/permissions.ts";
import { createTestDatabase } from "#lib/run/test-database.ts";
import { makeSecret } from "#lib/server/api-keys.ts";
import { pool } from "#lib/server/database.ts";
import { env } from "#lib/server/env.ts";
import { newId } from "#lib/server/ids.ts";
import { sessionCookie, startSession } from "#lib/server/sessions.ts";
import { requireConformity } from "./given-conformity.ts";

/** How a request proves who sends it. */
export type Who = Record<string, string>;
export type Answer = { status: number; headers: Headers; body: Body; text: string; bytes: Buffer };
// biome-ignore lint/suspicious/noExplicitAny: a test asks for what it expects and fails where it is not
export type Body = any;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Opens a fresh desk. `close` it at the end. */
export async function openDesk(): Promise<{ close(): Promise<void> }> {
  const database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.BATON_LIMITS = JSON.stringify({
    person: { perSecond: 1e6, burst: 1e6 },
    key: { perSecond: 1e6, burst: 1e6 },
    search: { perSecond: 1e6, burst: 1e6 },
    reveal: { perSecond: 1e6, burst: 1e6 },
    reassign: { perSecond: 1e6, burst: 1e6 },
    preview: { perSecond: 1e6, burst: 1e6 },
    upload: { perSecond: 1e6, burst: 1e6 },
  });
  await insertOrganisation();
  return {
    close: async () => {
      await pool().end();
      await database.drop();
    },
  };
}

export async function signIn(name: PersonName): Promise<Who> {
  const sid = await startSession(ID[name], 1);
  const token = await encode({ token: { sub: ID[name], sid, epoch: 1 }, secret: env().secret });
  return { cookie: `${sessionCookie()}=${token}`, origin: env().publicUrl };
}

export async function makeKey(...scopes: Scope[]): Promise<Who> {
  const { secret, hashed } = makeSecret();
  await pool().query("insert into api_keys (id, name, hash, scopes, created_by) values ($1, 'test', $2, $3, 'test')", [
    newId(),
    hashed,
    scopes,
  ]);
  return { authorization: `Bearer ${secret}` };
}

/** Sends a request to the route on disk that answers the path. A string body goes out as it is. The answer must be as the API's description says. */
export async function send(method: string, path: string, who: Who, body?: unknown, headers: Who = {}): Promise<Answer> {
  const { handler, params, pattern } = await routeOf(method, path);
  const said = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
  const type: Who = said === undefined ? {} : { "content-type": "application/json" };
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    headers: { ...type, ...who, ...headers },
    body: said ?? null,
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const media = response.headers.get("content-type") ?? "";
  const answer = text !== "" && /json/.test(media) ? JSON.parse(text) : null;
  requireConformity(method, pattern, response.status, media, answer);
  return { status: response.status, headers: response.headers, text, bytes, body: answer };
}

export const get = (path: string, who: Who, headers?: Who) => send("GET", `/api/v1${path}`, who, undefined, headers);
export const post = (path: string, who: Who, body: unknown) => send("POST", `/api/v1${path}`, who, body);

let count = 0;
export const commandId = () => `test-command-${++count}`;

export function command(ref: string, who: Who, type: string, data: object, extra: object = {}): Promise<Answer> {
  return post(`/cases/${ref}/commands`, who, { commandId: commandId(), type, data, ...extra });
}

const WRITER: { key?: Promise<Who> } = {};
/** A key with `read` and `write`. */
export function robot(): Promise<Who> {
  WRITER.key ??= makeKey("read", "write");
  return WRITER.key;
}

/** Opens a case of one customer with one debt; what is given replaces the usual. Returns its ref. */
export async function givenCase(
  given: { portfolio?: string; customer?: object; debts?: object[] } = {},
): Promise<string> {
  const customer = { name: "Ruth Achterberg", phone: "+44 7700 900117", email: "ruth@customer.example" };
  const debts = [{ reference: "LC-1", balanceMinor: 10_000, dueOn: "2026-01-01" }];
  const body = { commandId: commandId(), portfolio: "uk", customer, debts, ...given };
  const { status, body: answer } = await post("/cases", await robot(), body);
  if (status !== 201) throw new Error(`no case was opened: ${JSON.stringify(answer)}`);
  return answer.ref;
}

const PREFIX = resolve(import.meta.dirname, "../../..", "app");
/** A named path goes before one with a parameter in its place. Looked up once: thousands of requests ask. */
const ROUTES = globSync("**/route.ts", { cwd: PREFIX }).sort((a, b) => (fixed(a) < fixed(b) ? -1 : 1));

async function routeOf(method: string, path: string) {
  const wanted = path.split("?")[0]?.split("/").slice(1) ?? [];
  for (const file of ROUTES) {
    const params = matchOf(file.split("/").slice(0, -1), wanted);
    if (!params) continue;
    const handler = ((await import(resolve(PREFIX, file))) as Record<string, Handler>)[method];
    if (handler) return { handler, params, pattern: `/${dirname(file).replaceAll(/\[(\w+)\]/g, "{$1}")}` };
  }
  throw new Error(`no route on disk answers ${method} ${path}`);
}

function fixed(file: string): string {
  return file.replaceAll("[", "~");
}

function matchOf(pattern: string[], wanted: string[]): Record<string, string> | null {
  if (pattern.length !== wanted.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const said = decodeURIComponent(wanted[at] ?? "");
    const name = /^\[(\w+)\]$/.exec(part)?.[1];
    if (name) params[name] = said;
    else if (part !== said) return null;
  }
  return params;
}

async function insertOrganisation(): Promise<void> {
  const db = pool();
  for (const { slug, name, hours, firstActionMinutes, acceptMinutes } of Object.values(DIRECTORY.teams)) {
    await db.query("insert into teams values ($1, $2, $3, $4, $5, $6, $7)", [
      slug,
      name,
      hours.timeZone,
      hours.calendar,
      hours.hours,
      firstActionMinutes,
      acceptMinutes,
    ]);
  }
  for (const one of Object.values(DIRECTORY.portfolios)) {
    const { slug, name, creditor, currency, jurisdiction, timeZone, defaultTeam } = one;
    const values = [slug, name, creditor, currency, jurisdiction, timeZone, defaultTeam];
    await db.query("insert into portfolios values ($1, $2, $3, $4, $5, $6, $7)", values);
  }
  for (const { id, name, role, teams } of Object.values(DIRECTORY.people)) {
    const email = `${name.toLowerCase()}@baton.example`;
    await db.query("insert into people (id, email, name, role) values ($1, $2, $3, $4)", [id, email, name, role]);
    for (const team of teams) await db.query("insert into memberships values ($1, $2)", [id, team]);
  }
  for (const { slug, portfolios, duty } of Object.values(DIRECTORY.teams)) {
    for (const portfolio of portfolios) await db.query("insert into grants values ($1, $2)", [slug, portfolio]);
    for (const { from, lead } of duty) {
      await db.query("insert into duty values ($1, tstzrange($2, null), $3, null)", [slug, from, lead]);
    }
  }
  await db.query("update org set fallback_lead = $1", [DIRECTORY.fallbackLead]);
}
