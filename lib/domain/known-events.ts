import { PERSONAL } from "./personal.ts";

/** Whether this build knows the event's type; one that it does not know was written by a newer build. */
export function isKnownEvent({ type }: { type: string }): boolean {
  return Object.hasOwn(PERSONAL, type);
}
