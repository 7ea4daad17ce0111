/**
 * What somebody who looks for abuse wants to find in the log: sign-ins, and requests that were refused for who asked. Every
 * line has `security`, the trace id of the answer where there is one, and ids: no names, addresses or texts.
 */
import type { Actor } from "../domain/events.ts";
import { actorKey } from "./identity.ts";
import { log } from "./log.ts";
import type { Problem } from "./problem.ts";
import { processWide } from "./process-wide.ts";

export type SecurityEvent = "signed-in" | "sign-in-failed" | "signed-out";

/** `person`: their id, or null where no such account is known. */
export function logSignIn(security: SecurityEvent, person: string | null): void {
  log().info({ security, person }, "sign-in");
}

/** Remembers who sent a request, for the case that it is refused. */
export function noteAsker(request: Request, actor: Actor): void {
  askers().set(request, actorKey(actor));
}

const REFUSED = new Set([401, 403, 429]);

/** One line for a request that was refused for who asked, from where, or how often. */
export function logRefusal(request: Request, { status, code }: Problem, traceId: string): void {
  if (!REFUSED.has(status)) return;
  const who = askers().get(request) ?? null;
  log().info({ security: code, traceId, who, method: request.method }, "a request was refused");
}

/** Somebody told us of money without the gateway's signature, or with one that is old. */
export function logForgedWebhook(gateway: string, why: "forged" | "too-old", traceId: string): void {
  log().warn(
    { security: "webhook-forged", gateway, why, traceId },
    "a webhook was not signed by its gateway, or not now",
  );
}

function askers(): WeakMap<Request, string> {
  return processWide("askers", () => new WeakMap());
}
