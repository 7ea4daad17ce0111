"use client";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { DraftForm } from "#components/policy/draft-form.tsx";
import { ReviewSide } from "#components/policy/review-side.tsx";
import { RuleLine } from "#components/policy/rule-line.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { type PolicyPack, type PolicyVersion, usePack, usePacks, usePolicyVersion } from "#lib/client/policy.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { whyNotWritePolicy } from "#lib/domain/policy-rights.ts";

/** A draft that nobody has kept yet: on top of the pack's latest version. */
export function NewDraftPage() {
  const [id] = useQueryState("pack", parseAsStringLiteral(["uk", "us", "za"] as const).withDefault("uk"));
  const packs = usePacks();
  const latest = packs.data?.find((one) => one.id === id)?.latest.version;
  const pack = usePack(latest ? id : null, latest);
  const { data: me } = useMe();
  if (me && whyNotWritePolicy(viewerOf(me)) !== null) return <NotYours />;
  return (
    <AdminPage title={pack.data ? `New draft: ${pack.data.label}` : "New draft"} of={packs.error ? packs : pack}>
      {pack.data ? <DraftForm pack={pack.data} /> : null}
    </AdminPage>
  );
}

/** A draft: its author's to change, a second person's to publish, a lead's to read. */
export function DraftPage({ id }: { id: string }) {
  const version = usePolicyVersion(id);
  const pack = usePack(version.data?.pack ?? null, version.data?.base);
  const { data: me } = useMe();
  const isMine = me !== undefined && version.data?.author === me.id;
  const title = pack.data ? `${isOpen(version.data) ? "Draft" : "Version"}: ${pack.data.label}` : "Draft";
  return (
    <AdminPage
      title={title}
      of={version.error ? version : pack}
      act={version.data ? <Badge kind="new">{STATES[version.data.status]}</Badge> : null}
    >
      {version.data && pack.data ? <DraftBody version={version.data} pack={pack.data} isMine={isMine} /> : null}
    </AdminPage>
  );
}

const STATES: Record<PolicyVersion["status"], string> = {
  draft: "Draft",
  "in-review": "In review",
  published: "Published",
  "rolled-back": "Rolled back",
};

function isOpen(version: PolicyVersion | undefined): boolean {
  return version?.status === "draft" || version?.status === "in-review";
}

function DraftBody({ version, pack, isMine }: { version: PolicyVersion; pack: PolicyPack; isMine: boolean }) {
  if (version.status === "draft" && isMine) {
    return <DraftForm key={`${version.id}:${version.revision}:${pack.shown.version}`} pack={pack} version={version} />;
  }
  const touched = new Set(version.differences.map(({ rule }) => rule));
  return (
    <div className="pol-body">
      <TableScroll className="pol-rules" label="Rules that change">
        <p className="hint pol-lead">What these rules say in version {version.base}, before the changes:</p>
        <ul>
          {pack.rules
            .filter(({ id }) => touched.has(id))
            .map((rule) => (
              <RuleLine key={rule.id} rule={rule} />
            ))}
        </ul>
      </TableScroll>
      <ReviewSide version={version} isMine={isMine} />
    </div>
  );
}

function NotYours() {
  return (
    <main className="main" id="main" tabIndex={-1}>
      <Empty whole title="Only compliance changes the contact policy">
        You may read it, and who publishes what.
      </Empty>
    </main>
  );
}
