/** Something of a case that does not fit. Says where and what, never a personal value. */
export type Finding = { ref: string; version: number | null; what: string };

/** Thrown at the first thing that does not fit; `version` is null when it concerns the case and no one event. */
export class Mismatch extends Error {
  readonly version: number | null;

  constructor(version: number | null, what: string) {
    super(what);
    this.name = "Mismatch";
    this.version = version;
  }
}

export function requireThat(fits: boolean, version: number | null, what: () => string): asserts fits {
  if (!fits) throw new Mismatch(version, what());
}
