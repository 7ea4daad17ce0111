import type { Directory } from "../domain/directory.ts";
import type { Scope, Viewer } from "../domain/permissions.ts";
import { type Asker, requireIdentity } from "./auth.ts";
import { currentDirectory } from "./directory.ts";
import { type Identity, viewerOf } from "./identity.ts";
import { readJson } from "./json-body.ts";
import { requireBudget } from "./limits.ts";
import { requireOurOrigin } from "./origin.ts";
import { forbidden, Problem } from "./problem.ts";
import { answerSafely } from "./problem-answer.ts";
import { noteAsker } from "./security-log.ts";
import { noteActivity, type Session } from "./sessions.ts";

/** What a route knows of a request that was let in. */
export type Visit = {
  identity: Identity;
  /** Null for a key. */
  session: Session | null;
  query: URLSearchParams;
  traceId: string;
  /** Where the request came from. */
  address: string;
  /** The organisation of now, read once a request. */
  directory(): Promise<Directory>;
  /** What the asker may be asked about. */
  viewer(): Promise<Viewer>;
  /** The body. Throws 413, 415 and 400; a route without a body does not call it. */
  json(): Promise<unknown>;
};

export type DoorOptions = {
  /** What a key needs, one of these: `read` for GET, else `write`. `admin` alone asks a person for the role of that name. */
  scope?: Scope | readonly Scope[];
  /** The query parameters that there are; any other one is 422. */
  query?: readonly string[];
};

/**
 * The edge of every `/api/v1` route: who asks (401), how often (429), from which page (403), with which scope (403),
 * with which query (422). Then `work` answers with a Response, with an object (200 JSON) or with nothing (204). Whatever
 * it throws becomes problem+json: Problem and Refusal as they say, 503 while the database is away, else 500.
 *
 *     export const GET = (request: Request) => handle(request, async ({ viewer }) => ({ items: await listTeams(await viewer()) }));
 */
export function handle(
  request: Request,
  work: (visit: Visit) => unknown,
  options: DoorOptions = {},
): Promise<Response> {
  return answerSafely(request, async (traceId) => {
    const asker = await requireIdentity(request.headers);
    noteAsker(request, asker.identity.actor);
    requireBudget(asker.identity);
    if (isWrite(request) && asker.session) {
      requireOurOrigin(request.headers);
      await noteActivity(asker.session);
    }
    requireScope(asker, options.scope ?? (isWrite(request) ? "write" : "read"));
    return toResponse(await work(visitOf(request, asker, traceId, options)));
  });
}

function isWrite({ method }: Request): boolean {
  return method !== "GET" && method !== "HEAD";
}

/** What a person may do depends on their role and is decided where it is done; administering is asked for here. */
function requireScope({ identity, session }: Asker, needed: Scope | readonly Scope[]): void {
  const scopes = typeof needed === "string" ? [needed] : needed;
  if (session) {
    if (needed === "admin" && session.person.role !== "admin") throw forbidden("Only an admin may do this.");
    return;
  }
  if (!scopes.some((scope) => identity.scopes?.includes(scope))) {
    throw forbidden(`This key needs the scope ${scopes.join(" or ")}.`);
  }
}

function visitOf(request: Request, { identity, session }: Asker, traceId: string, options: DoorOptions): Visit {
  let directory: Promise<Directory> | undefined;
  const visit: Visit = {
    identity,
    session,
    traceId,
    query: readQuery(request.url, options.query ?? []),
    address: request.headers.get("x-baton-address") ?? "",
    directory: () => {
      directory ??= currentDirectory();
      return directory;
    },
    viewer: async () => viewerOf(identity, await visit.directory()),
    json: () => readJson(request),
  };
  return visit;
}

function readQuery(url: string, known: readonly string[]): URLSearchParams {
  const at = url.indexOf("?");
  const query = new URLSearchParams(at < 0 ? "" : url.slice(at + 1));
  const unknown = [...query.keys()].filter((name) => !known.includes(name));
  if (unknown.length === 0) return query;
  const errors = unknown.map((path) => ({ path, message: "is not a known query parameter" }));
  throw new Problem(422, "invalid", `${unknown[0]} is not a known query parameter.`, { errors });
}

function toResponse(answer: unknown): Response {
  if (answer instanceof Response) return answer;
  return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
}
