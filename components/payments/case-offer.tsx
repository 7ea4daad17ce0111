"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { MoneyText } from "#components/ui/money-text.tsx";
import type { CaseShown } from "#lib/client/payments.ts";
import { REASONS, type Reason } from "#lib/domain/bank/bank-words.ts";
import { STATUSES } from "#lib/domain/codes.ts";

/** A case that a line may belong to: whose, how much is owed, why, and the way to post. */
export function CaseOffer({
  refText,
  of,
  reasons = [],
  act,
}: {
  refText: string;
  of: CaseShown;
  reasons?: Reason[];
  act: ReactNode;
}) {
  return (
    <li className="pd-case">
      <span>
        <b>{of.customerName}</b>{" "}
        <Link className="ref" href={`/cases/${refText}`} prefetch={false}>
          {refText}
        </Link>
        <br />
        <MoneyText minor={of.balanceMinor} currency={of.currency} /> owed{" "}
        <span className="ink2">· {STATUSES[of.status as keyof typeof STATUSES] ?? of.status}</span>
        {reasons.length > 0 ? (
          <>
            <br />
            <span className="ink2">{reasons.map((reason) => REASONS[reason]).join(" · ")}</span>
          </>
        ) : null}
      </span>
      {act}
    </li>
  );
}
