"use client";
import { Undo2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { RollBackDialog } from "#components/policy/roll-back-dialog.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useNames } from "#lib/client/names.ts";
import type { PolicyPack, PolicyVersion } from "#lib/client/policy.ts";

type Asked = { data?: PolicyVersion[]; error: Error | null; refetch: () => unknown };

/** Drafts and versions, newest first, each with what it changed; at the end the one that came with Baton. */
export function VersionList({ pack, of, writes }: { pack: PolicyPack; of: Asked; writes: boolean }) {
  const [back, setBack] = useState<string | null>(null);
  const versions = of.data ?? [];
  const [latest, first] = [pack.latest.version, pack.first.version];
  const mayReturn = (one: PolicyVersion) => writes && one.status === "published" && one.version !== latest;
  return (
    <section aria-labelledby="pol-versions">
      <h2 id="pol-versions">Versions</h2>
      {of.error ? (
        <Notice
          kind="error"
          title="The versions did not load."
          act={
            <Button small onClick={() => of.refetch()}>
              Try again
            </Button>
          }
        />
      ) : null}
      {of.data || of.error ? null : <Skeleton rows={3} label="Loading versions" />}
      <ol className="pol-versions">
        {versions.map((one) => (
          <li key={one.id}>
            <VersionLine version={one} inForceSince={pack.inForce.effectiveFrom} />
            {mayReturn(one) ? <BackButton version={one.version ?? ""} onBack={setBack} /> : null}
          </li>
        ))}
        {of.data ? (
          <li>
            <p className="pol-version">
              <b>{first}</b> {pack.inForce.version === first ? <Badge>In force</Badge> : null}
            </p>
            <p className="hint">Came with Baton.</p>
            {writes && latest !== first ? <BackButton version={first} onBack={setBack} /> : null}
          </li>
        ) : null}
      </ol>
      {back ? <RollBackDialog pack={pack} to={back} onClose={() => setBack(null)} /> : null}
    </section>
  );
}

function BackButton({ version, onBack }: { version: string; onBack: (version: string) => void }) {
  return (
    <Button small icon={Undo2} onClick={() => onBack(version)}>
      Roll back to {version}
    </Button>
  );
}

const STATES: Record<PolicyVersion["status"], string> = {
  draft: "Draft",
  "in-review": "In review",
  published: "To come",
  "rolled-back": "Rolled back",
};

function VersionLine({ version: one, inForceSince }: { version: PolicyVersion; inForceSince: string }) {
  const names = useNames();
  const isOpen = one.status === "draft" || one.status === "in-review";
  const was = one.status === "published" && (one.effectiveFrom ?? "") <= inForceSince;
  const state = one.inForce ? "In force" : was ? "Earlier" : STATES[one.status];
  return (
    <>
      <p className="pol-version">
        {isOpen ? (
          <Link href={`/policy/drafts/${one.id}`}>
            Draft of {names.person(one.author)}, <TimeText at={one.createdAt} />
          </Link>
        ) : (
          <b>{one.version}</b>
        )}{" "}
        <Badge kind={one.status === "in-review" ? "new" : "plain"}>{state}</Badge>
      </p>
      <ul className="pol-differences">
        {one.differences.map(({ parameter, says }) => (
          <li key={parameter}>{says}</li>
        ))}
      </ul>
      <p className="hint">“{one.reason}”</p>
      {one.publishedAt ? <Published version={one} /> : null}
    </>
  );
}

function Published({ version: one }: { version: PolicyVersion }) {
  const names = useNames();
  const by = one.rollsBack
    ? `${names.person(one.author)} rolled ${one.rollsBack} back`
    : `By ${names.person(one.author)}, published by ${names.person(one.reviewer ?? "")}`;
  return (
    <p className="hint">
      {by}. From <TimeText at={one.effectiveFrom ?? ""} />
      {one.withdrawnAt ? (
        <>
          , out of force since <TimeText at={one.withdrawnAt} />
        </>
      ) : null}
      .
    </p>
  );
}
