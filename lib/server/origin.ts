import { env, ourOrigins } from "./env.ts";
import { forbidden } from "./problem.ts";

let known: ReadonlySet<string> | undefined;

/** Whether a page of ours sent this. A missing origin and `null` are foreign. */
export function isOurOrigin(origin: string | null | undefined): boolean {
  known ??= new Set(ourOrigins(env()));
  return typeof origin === "string" && known.has(origin);
}

/** A browser attaches the session cookie to forms of other sites too; only the Origin tells them apart. Throws 403. */
export function requireOurOrigin(headers: Headers): void {
  if (isOurOrigin(headers.get("origin"))) return;
  throw forbidden("A signed-in change must come from Baton's own pages (Origin). Programs use an API key.");
}
