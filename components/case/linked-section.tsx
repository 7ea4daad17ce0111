"use client";
import Link from "next/link";
import { useOpenCase } from "#components/case/open-case.ts";
import { SideSection } from "#components/case/side-section.tsx";
import { MoneyText } from "#components/ui/money-text.tsx";
import { useLinked } from "#lib/client/queries.ts";

/** The customer's other cases that this person may open. */
export function LinkedSection() {
  const { caseRef, names, me } = useOpenCase();
  const { data, isError } = useLinked(caseRef);
  if (data?.length === 0) return null;
  return (
    <SideSection title="Linked">
      {isError ? <p className="ink3">Unavailable</p> : null}
      <dl className="facts">
        {data?.map((row) => (
          <div key={row.ref}>
            <dt>
              <Link className="ref" href={`/cases/${row.ref}`}>
                {row.ref}
              </Link>
            </dt>
            <dd>
              Same customer, <MoneyText minor={row.balanceMinor} currency={row.currency} />,{" "}
              {row.owner.user === me.id
                ? "you"
                : row.owner.user
                  ? names.person(row.owner.user)
                  : names.team(row.owner.team)}
            </dd>
          </div>
        ))}
      </dl>
    </SideSection>
  );
}
