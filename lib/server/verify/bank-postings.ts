/** What lines of bank files say that they posted to a case, beside the payments of its log. */
import type { CaseEvent } from "../../domain/events.ts";
import type { Client } from "../database.ts";
import { requireThat } from "./mismatch.ts";

type Row = { line: string; kind: "payment" | "reversal"; paymentId: string; amountMinor: number; undone: boolean };

/** A case's payments, and which of them were reversed, taken in one by one. */
export class BankTold {
  readonly #paid = new Map<string, number>();
  readonly #reversed = new Set<string>();

  add(event: CaseEvent): void {
    if (event.type === "payment-received") this.#paid.set(event.data.paymentId, event.data.amountMinor);
    if (event.type === "payment-reversed") this.#reversed.add(event.data.paymentId);
  }

  /** That every posting is a payment of its amount, and what was taken back is reversed. */
  async check(client: Client, caseId: string): Promise<void> {
    const { rows } = await client.query<Row>(POSTINGS, [caseId]);
    for (const { line, kind, paymentId, amountMinor, undone } of rows) {
      const paid = this.#paid.get(paymentId);
      requireThat(paid !== undefined, null, () => `bank line ${line} posted a payment that the log does not have`);
      const isWhole = kind === "reversal" || paid === amountMinor;
      requireThat(isWhole, null, () => `bank line ${line} posted ${amountMinor}; the log says ${paid}`);
      const isBack = (kind === "payment" && !undone) || this.#reversed.has(paymentId);
      requireThat(isBack, null, () => `bank line ${line} was taken back; the log has not reversed its payment`);
    }
  }
}

const POSTINGS = `select line_id as line, kind, payment_id as "paymentId", amount_minor::float8 as "amountMinor",
  undone_at is not null as undone from bank_postings where case_id = $1`;
