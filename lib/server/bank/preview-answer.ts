import type { LookedAt } from "./read-file.ts";

const SHOWN = 20;

/** What somebody sees of a file before it is taken in: how it is read, and its first lines as they would be. */
export type BankPreview = {
  kind: "camt.053" | "csv";
  header: string[];
  /** As said, or as the file suggests; of CSV. */
  mapping: object | null;
  mappingErrors: { path: string; message: string }[];
  balanced: boolean | null;
  counts: { in: number; out: number; wrong: number; pending: number };
  lines: {
    at: string;
    bookedOn: string;
    direction: "in" | "out";
    amountMinor: number;
    currency: string;
    counterparty: string | null;
    texts: string[];
  }[];
  wrong: { line: number; message: string }[];
};

export function shownPreview({
  kind,
  header,
  mapping,
  mappingErrors,
  balanced,
  lines,
  wrong,
  pending,
}: LookedAt): BankPreview {
  return {
    kind,
    header,
    mapping,
    mappingErrors,
    balanced,
    counts: {
      in: lines.filter(({ direction }) => direction === "in").length,
      out: lines.filter(({ direction }) => direction === "out").length,
      wrong: wrong.length,
      pending,
    },
    lines: lines.slice(0, SHOWN).map(({ at, bookedOn, direction, amountMinor, currency, counterparty, texts }) => ({
      ...{ at, bookedOn, direction, amountMinor, currency, counterparty, texts },
    })),
    wrong: wrong.slice(0, SHOWN).map(({ line, column, message }) => ({
      line,
      message: column === undefined ? message : `${column}: ${message}`,
    })),
  };
}
