/**
 * What could not be taken is said on a page of its own address. A page that answers a form cannot be gone back to: the
 * browser shows an error of its own instead.
 */
import { goTo } from "./frame.ts";
import { keepDraft, type Visit } from "./visits.ts";

export type Asking = "you" | "amount" | "method" | "plan";

export async function askAgain(visit: Visit, step: Asking): Promise<Response> {
  await keepDraft(visit, { wrong: step });
  return goTo(`/pay/${step}`);
}

/** Said once. */
export async function wasWrong(visit: Visit, step: Asking): Promise<boolean> {
  if (visit.draft.wrong !== step) return false;
  await keepDraft(visit, { wrong: "" });
  return true;
}
