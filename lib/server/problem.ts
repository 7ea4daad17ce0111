/** An answer that is not a success, as RFC 9457 problem+json (http-api.md 1). Thrown anywhere, rendered at the door. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly extra: Record<string, unknown>;

  constructor(status: number, code: string, detail: string, extra: Record<string, unknown> = {}) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.extra = extra;
  }
}

/** The same bytes for a case that does not exist and for one the reader may not know. */
export function notFound(): Problem {
  return new Problem(404, "not-found", "No such case, or not one you may open.");
}

export function forbidden(detail: string): Problem {
  return new Problem(403, "forbidden", detail);
}
