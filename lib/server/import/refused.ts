import { Refusal } from "../../domain/refusal.ts";
import { Problem } from "../problem.ts";

/** A row that cannot join its case, for a reason of the import's own. */
export class LeftOutRow extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.name = "LeftOutRow";
    this.field = field;
  }
}

/** Whether the answer is about the row. Who may no longer act at all (401) ends the whole import instead. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof LeftOutRow || error instanceof Refusal || (error instanceof Problem && error.status !== 401);
}

export function leftOutBy(error: Error): { field: string; message: string } {
  return { field: error instanceof LeftOutRow ? error.field : "case", message: error.message };
}
