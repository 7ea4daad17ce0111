import { Problem } from "../problem.ts";

/** 422 with the rule that refused: nothing was changed, and the sentence says what to do first. */
export function refused(rule: string, sentence: string, extra: Record<string, unknown> = {}): Problem {
  return new Problem(422, "refused", sentence, { rule, ...extra });
}

/** 422 at one field of the form. */
export function invalidField(path: string, message: string): Problem {
  return new Problem(422, "invalid", `${path}: ${message}.`, { errors: [{ path, message }] });
}

export function noSuch(
  what: "person" | "team" | "portfolio" | "key" | "duty row" | "grant" | "absence" | "import mapping",
): Problem {
  return new Problem(404, "not-found", `There is no such ${what}.`);
}
