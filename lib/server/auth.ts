import { identifyKey } from "./api-keys.ts";
import type { Identity } from "./identity.ts";
import { Problem } from "./problem.ts";
import { type Session, sessionFromCookies } from "./sessions.ts";

/** Who asks: with a key (`session` is null) or as a signed-in person. */
export type Asker = { identity: Identity; session: Session | null };

/** Who sent this request; null when nobody proved who they are. A bearer key wins over a cookie. */
export async function identify(headers: Headers): Promise<Asker | null> {
  const said = headers.get("authorization");
  if (said !== null) {
    const identity = await identifyKey(/^bearer +(\S+) *$/i.exec(said)?.[1] ?? "");
    return identity && { identity, session: null };
  }
  const session = await sessionFromCookies(headers);
  return session && { identity: { actor: { kind: "user", id: session.person.id } }, session };
}

/** The same, or 401. */
export async function requireIdentity(headers: Headers): Promise<Asker> {
  const asker = await identify(headers);
  if (asker) return asker;
  throw new Problem(401, "unauthorized", "Sign in, or send an API key as Authorization: Bearer.");
}
