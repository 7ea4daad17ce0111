"use client";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { zoneHint } from "#components/case-acts/local-time.ts";
import { DifferenceList } from "#components/templates/difference-list.tsx";
import { startOf } from "#components/templates/publish-start.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioList } from "#components/ui/radio-list.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useNames } from "#lib/client/names.ts";
import { type Template, useTemplateActs, type Version } from "#lib/client/templates.ts";
import { differencesBetween } from "#lib/domain/templates/differences.ts";

/** The second person reads what becomes different, and says from when. */
export function PublishDialog({
  template,
  draft,
  onClose,
  onDone,
}: {
  template: Template;
  draft: Version;
  onClose: () => void;
  onDone: () => void;
}) {
  const acts = useTemplateActs();
  const timeZone = useTimeZone();
  const names = useNames();
  const [when, setWhen] = useState("now");
  const [local, setLocal] = useState("");
  const before = template.versions.find(({ current }) => current);
  const { from, missing } = startOf(when, local, timeZone);
  return (
    <ActDialog<Template>
      title={`Publish version ${draft.version} of ${template.name}`}
      go="Publish"
      size="wide"
      act={() => acts.publish(template.id, draft.revision, from)}
      reason={missing}
      onClose={onClose}
      onDone={() => {
        onClose();
        onDone();
      }}
    >
      {(errorOf) => (
        <>
          <p>
            Written by {names.person(draft.changedBy)}. Once it is published it never changes: what customers were sent
            stays exactly what this says.
          </p>
          <RadioList
            legend="From when"
            name="when"
            value={when}
            onChange={setWhen}
            options={[
              { value: "now", label: "At once" },
              { value: "later", label: "From a later time" },
            ]}
          />
          {when === "later" ? (
            <Field label="In force from" error={errorOf("effectiveFrom")} hint={zoneHint(timeZone)}>
              <TextInput
                type="datetime-local"
                value={local}
                onChange={({ target }) => setLocal(target.value)}
                required
              />
            </Field>
          ) : null}
          <section aria-label="Differences">
            <h3 className="label">
              {before ? `Different from version ${before.version}, which is in force` : "Nothing is in force yet"}
            </h3>
            {before ? (
              <DifferenceList
                differences={differencesBetween(
                  { channel: template.channel, ...before },
                  { channel: template.channel, ...draft },
                )}
              />
            ) : null}
          </section>
        </>
      )}
    </ActDialog>
  );
}
