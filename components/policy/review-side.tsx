"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { instantOf } from "#components/case-acts/local-time.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { ImpactPreview } from "#components/policy/impact-preview.tsx";
import { PolicySide } from "#components/policy/policy-side.tsx";
import { PublishConfirm } from "#components/policy/publish-confirm.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { RadioList } from "#components/ui/radio-list.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { api } from "#lib/client/api.ts";
import { useNames } from "#lib/client/names.ts";
import { type PolicyVersion, usePolicyAct } from "#lib/client/policy.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { whyNotWritePolicy } from "#lib/domain/policy-rights.ts";

/** What a draft changes and why, its impact, and, for a second person, the way to publish it. */
export function ReviewSide({ version, isMine }: { version: PolicyVersion; isMine: boolean }) {
  const names = useNames();
  const { data: me } = useMe();
  const writes = me !== undefined && whyNotWritePolicy(viewerOf(me)) === null;
  const isOpen = version.status === "draft" || version.status === "in-review";
  return (
    <PolicySide label="The draft">
      <section aria-labelledby="pol-changes">
        <h2 id="pol-changes">What changes</h2>
        <ul className="pol-differences">
          {version.differences.map(({ parameter, says }) => (
            <li key={parameter}>{says}</li>
          ))}
        </ul>
        <p className="hint">
          “{version.reason}” {names.person(version.author)}, <TimeText at={version.createdAt} />
        </p>
      </section>
      {writes && isOpen ? <ImpactPreview policy={version.id} /> : null}
      {writes && version.status === "in-review" ? <Review version={version} isMine={isMine} /> : null}
      {version.status === "draft" && !isMine ? <p className="hint">Still being written.</p> : null}
    </PolicySide>
  );
}

function Review({ version, isMine }: { version: PolicyVersion; isMine: boolean }) {
  const back = usePolicyAct(() => api.post(`/policy/versions/${version.id}/return`, { revision: version.revision }));
  return (
    <section aria-labelledby="pol-review">
      <h2 id="pol-review">Review</h2>
      {isMine ? <p>Waits for a second person of compliance: you wrote it, so you cannot publish it.</p> : null}
      {isMine ? null : <Publish version={version} />}
      {back.error ? <ProblemNotice error={back.error} /> : null}
      <Button kind="quiet" busy={back.isPending} onClick={() => back.mutate(undefined)}>
        {isMine ? "Take it back to change it" : "Send it back to its author"}
      </Button>
    </section>
  );
}

function Publish({ version }: { version: PolicyVersion }) {
  const timeZone = useTimeZone();
  const router = useRouter();
  const [when, setWhen] = useState("now");
  const [local, setLocal] = useState("");
  const [asking, setAsking] = useState(false);
  const effectiveFrom = when === "now" ? undefined : (instantOf(local, timeZone) ?? undefined);
  const publish = usePolicyAct(
    () => api.post(`/policy/versions/${version.id}/publication`, { revision: version.revision, effectiveFrom }),
    () => router.push(`/policy?pack=${version.pack}`),
  );
  const missing = when === "later" && effectiveFrom === undefined;
  const problem =
    version.problems[0]?.message ?? (version.isBehind ? "A newer version was published since." : undefined);
  const reason = problem ?? (missing ? "Say from when on." : undefined);
  return (
    <>
      <RadioList
        legend="Takes effect"
        name="effective"
        value={when}
        onChange={setWhen}
        options={[
          { value: "now", label: "At once" },
          { value: "later", label: "Later" },
        ]}
      />
      {when === "later" ? <WhenField label="From" value={local} onChange={setLocal} /> : null}
      {publish.error ? <ProblemNotice error={publish.error} /> : null}
      <Button kind="primary" disabled={Boolean(reason)} reason={reason} onClick={() => setAsking(true)}>
        Publish
      </Button>
      <PublishConfirm
        open={asking}
        version={version}
        from={effectiveFrom}
        busy={publish.isPending}
        onBack={() => setAsking(false)}
        onGo={() => publish.mutate(undefined, { onSettled: () => setAsking(false) })}
      />
    </>
  );
}
