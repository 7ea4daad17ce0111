import type { Directory } from "../../domain/directory.ts";
import { mayRead, type Viewer } from "../../domain/permissions.ts";
import { isRef } from "../../domain/ref.ts";
import type { CustomerKey } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { notFound } from "../problem.ts";

/** A case that the viewer may read. `key` is null once the customer has been erased. */
export type ReadableCase = {
  id: string;
  ref: string;
  customerId: string;
  version: number;
  fold: number;
  state: Buffer;
  key: CustomerKey | null;
};

type Row = Omit<ReadableCase, "customerId" | "key"> & {
  customer_id: string;
  portfolio: string;
  wrapped: Buffer | null;
};

/**
 * The one place that decides whether a case may be read. Throws the same 404 for a text that is no reference, a case
 * that does not exist and one that the viewer may not know.
 */
export async function readableCase(viewer: Viewer, ref: string): Promise<ReadableCase> {
  if (!isRef(ref)) throw notFound();
  const { rows } = await pool().query<Row>({
    name: "readable-case",
    text: `select c.id, c.ref, c.customer_id, c.portfolio, c.version, c.fold, c.state, k.key as wrapped
           from cases c join customers k on k.id = c.customer_id where c.ref = $1`,
    values: [ref],
  });
  const row = rows[0];
  if (!row || !mayRead(viewer, row.portfolio)) throw notFound();
  const { customer_id: customerId, portfolio: _, wrapped, ...rest } = row;
  return { ...rest, customerId, key: customerKey(customerId, wrapped) };
}

/** The portfolios whose cases the viewer may read: what every list is bounded by. */
export function readablePortfolios(viewer: Viewer, directory: Directory): string[] {
  return Object.keys(directory.portfolios).filter((slug) => mayRead(viewer, slug));
}
