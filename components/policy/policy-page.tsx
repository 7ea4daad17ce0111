"use client";
import { FilePlus } from "lucide-react";
import Link from "next/link";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { LegalNotice } from "#components/policy/legal-notice.tsx";
import { PolicySide } from "#components/policy/policy-side.tsx";
import { RuleLine } from "#components/policy/rule-line.tsx";
import { VersionList } from "#components/policy/version-list.tsx";
import { buttonLook } from "#components/ui/button.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { type PolicyPack, usePack, useVersions } from "#lib/client/policy.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { whyNotWritePolicy } from "#lib/domain/policy-rights.ts";

/** One country's rules in sentences, as they are in force, with the versions beside them. */
export function PolicyPage() {
  const [id] = useQueryState("pack", parseAsStringLiteral(["uk", "us", "za"] as const).withDefault("uk"));
  const pack = usePack(id);
  const versions = useVersions(id);
  const { data: me } = useMe();
  const writes = me !== undefined && whyNotWritePolicy(viewerOf(me)) === null;
  return (
    <AdminPage
      title={pack.data ? `Contact policy: ${pack.data.label}` : "Contact policy"}
      of={pack}
      act={
        writes ? (
          <Link className={buttonLook({ kind: "primary" })} href={`/policy/drafts/new?pack=${id}`}>
            <FilePlus className="i" />
            Draft a new version
          </Link>
        ) : null
      }
      notice={pack.data ? <InForce pack={pack.data} /> : null}
    >
      {pack.data ? (
        <div className="pol-body">
          <TableScroll className="pol-rules" label="Rules">
            <ul>
              {pack.data.rules.map((rule) => (
                <RuleLine key={rule.id} rule={rule} />
              ))}
            </ul>
          </TableScroll>
          <PolicySide label="Versions">
            <VersionList pack={pack.data} of={versions} writes={writes} />
            <LegalNotice />
          </PolicySide>
        </div>
      ) : null}
    </AdminPage>
  );
}

function InForce({ pack: { inForce, latest } }: { pack: PolicyPack }) {
  return (
    <p className="pol-now">
      <b>Version {inForce.version}</b> is in force since <TimeText at={inForce.effectiveFrom} as="day" />.
      {latest.version === inForce.version ? null : (
        <>
          {" "}
          Version {latest.version} takes over on <TimeText at={latest.effectiveFrom} as="long-day" /> at{" "}
          <TimeText at={latest.effectiveFrom} as="time" />.
        </>
      )}
    </p>
  );
}
