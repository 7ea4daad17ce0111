/** Every problem code of the API: its status and what it means. */
export const PROBLEMS = {
  malformed: { status: 400, means: "The request or its body cannot be read." },
  unauthorized: { status: 401, means: "Nobody is signed in, or the key is unknown or revoked." },
  forbidden: { status: 403, means: "Known, but this person, role or key may not do it." },
  "not-found": {
    status: 404,
    means:
      "There is no such thing, or the reader may not know it: a malformed, an unknown and an unreadable reference answer with the same bytes.",
  },
  "method-not-allowed": { status: 405, means: "This address does not answer the method; `Allow` names those it does." },
  conflict: { status: 409, means: "Somebody was faster; the facts (such as `owner`) are in the problem." },
  stale: {
    status: 409,
    means:
      "A guarded command was based on a version older than the last material event. Carries `basedOn`, `version` and `material` (just those events). Send again with a new commandId.",
  },
  "idempotency-mismatch": { status: 409, means: "This commandId was used by this actor for another command." },
  "too-large": { status: 413, means: "The body is larger than allowed." },
  "unsupported-media-type": {
    status: 415,
    means: "Send JSON with Content-Type: application/json; an import is multipart/form-data.",
  },
  invalid: { status: 422, means: "Some of it is not valid; `errors` names each path." },
  refused: {
    status: 422,
    means:
      "A rule refuses it; `rule` names which, and its facts stand beside it. A contact that the gate blocked is on record all the same: with `decision`, `until`, `reasons` (rule, citation, message), `pack` and the `version` of its event.",
  },
  "unknown-command": { status: 422, means: "There is no command of this type." },
  "wrong-currency": { status: 422, means: "The currency is not the case's; see `expected` and `given`." },
  "too-many": { status: 429, means: "Too many requests. Wait as `Retry-After` says." },
  internal: { status: 500, means: "Something went wrong here; nothing was changed." },
  unavailable: { status: 503, means: "The database is away. Nothing was lost; try again." },
} as const satisfies Record<string, { status: number; means: string }>;
export type ProblemCode = keyof typeof PROBLEMS;
