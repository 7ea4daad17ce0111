"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { differencesOf } from "#components/policy/draft-values.ts";
import { ImpactPreview } from "#components/policy/impact-preview.tsx";
import { LegalNotice } from "#components/policy/legal-notice.tsx";
import { PolicySide } from "#components/policy/policy-side.tsx";
import { RuleEditor } from "#components/policy/rule-editor.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { toastDone } from "#components/ui/toast.ts";
import { ApiProblem, api } from "#lib/client/api.ts";
import { fieldWords } from "#lib/client/field-words.ts";
import { type Changes, type PolicyPack, type PolicyVersion, usePolicyAct } from "#lib/client/policy.ts";

/** The rules as sentences with fields in them; beside them what changes, why, what it would do, and the next step. */
export function DraftForm({ pack, version }: { pack: PolicyPack; version?: PolicyVersion }) {
  const [changes, setChanges] = useState<Changes>(version?.changes ?? {});
  const [reason, setReason] = useState(version?.reason ?? "");
  const router = useRouter();
  const save = usePolicyAct(
    (): Promise<{ id: string } | undefined> =>
      version
        ? api.put(`/policy/versions/${version.id}`, { revision: version.revision, changes, reason })
        : api.post("/policy/versions", { pack: pack.id, changes, reason }),
    (made) => {
      toastDone("Draft kept");
      if (made) router.replace(`/policy/drafts/${made.id}`);
    },
  );
  const errors = save.error instanceof ApiProblem ? save.error.errors : [];
  const errorOf = (path: string) => {
    const found = errors.find((one) => one.path === path || one.path.startsWith(`${path}.`));
    return found && fieldWords(found.message);
  };
  const differences = differencesOf(pack, changes);
  const isDirty = !version || version.isBehind || reason !== version.reason || !isSame(changes, version.changes);
  return (
    <div className="pol-body">
      <TableScroll className="pol-rules" label="Rules">
        <ul>
          {pack.rules.map((rule) => (
            <RuleEditor
              key={rule.id}
              rule={rule}
              changes={changes}
              onChange={setChanges}
              errorOf={(id) => errorOf(`changes.${id}`)}
            />
          ))}
        </ul>
      </TableScroll>
      <PolicySide label="The draft">
        {version?.isBehind ? (
          <Notice kind="warn" title="A newer version was published since.">
            Keep the draft to put its changes on top of that one.
          </Notice>
        ) : null}
        <section aria-labelledby="pol-changes">
          <h2 id="pol-changes">What changes</h2>
          {differences.length === 0 ? <p className="hint">Nothing yet. Change a value in a sentence.</p> : null}
          <ul className="pol-differences">
            {differences.map(({ id, says }) => (
              <li key={id}>{says}</li>
            ))}
          </ul>
        </section>
        <Field label="Why" error={errorOf("reason")} hint="Kept with the version. Nothing about a customer.">
          <TextArea value={reason} maxLength={500} rows={3} onChange={({ target }) => setReason(target.value)} />
        </Field>
        {save.error && errors.length === 0 ? <ProblemNotice error={save.error} /> : null}
        {errors.length > 0 ? (
          <Notice kind="error" role="alert" title="Not kept.">
            {errors[0]?.message}
          </Notice>
        ) : null}
        <div className="line wrap">
          <Button
            kind={isDirty ? "primary" : "normal"}
            busy={save.isPending}
            disabled={!isDirty}
            reason={isDirty ? undefined : "Everything is kept."}
            onClick={() => save.mutate(undefined)}
          >
            Keep the draft
          </Button>
          {version ? <DraftActs version={version} isDirty={isDirty} /> : null}
        </div>
        {version && !isDirty ? <ImpactPreview policy={version.id} /> : null}
        {version && isDirty ? <p className="hint">Keep the draft to see what it would change on the cases.</p> : null}
        <LegalNotice />
      </PolicySide>
    </div>
  );
}

function DraftActs({ version: { id, revision, pack }, isDirty }: { version: PolicyVersion; isDirty: boolean }) {
  const router = useRouter();
  const submit = usePolicyAct(
    () => api.post(`/policy/versions/${id}/submission`, { revision }),
    () => toastDone("Waits for a second person of compliance"),
  );
  const discard = usePolicyAct(
    () => api.delete(`/policy/versions/${id}`),
    () => router.replace(`/policy?pack=${pack}`),
  );
  const error = submit.error ?? discard.error;
  return (
    <>
      <Button
        kind={isDirty ? "normal" : "primary"}
        busy={submit.isPending}
        disabled={isDirty}
        reason={isDirty ? "Keep the draft first." : undefined}
        onClick={() => submit.mutate(undefined)}
      >
        Send to review
      </Button>
      <Button kind="quiet" busy={discard.isPending} onClick={() => discard.mutate(undefined)}>
        Discard
      </Button>
      {error ? <ProblemNotice error={error} /> : null}
    </>
  );
}

function isSame(a: Changes, b: Changes): boolean {
  const text = (changes: Changes) =>
    JSON.stringify(Object.entries(changes).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return text(a) === text(b);
}
