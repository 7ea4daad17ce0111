"use client";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { useAdminPeople, useOrganisation } from "#components/admin/admin-data.ts";
import { PersonSelect } from "#components/admin/person-select.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { api } from "#lib/client/api.ts";
import { useNames } from "#lib/client/names.ts";

/** Who answers wherever no duty row does. Loud while nobody is named. */
export function FallbackLine() {
  const { data: organisation } = useOrganisation();
  const names = useNames();
  const [open, setOpen] = useState(false);
  if (!organisation) return null;
  const { fallbackLead } = organisation;
  const change = (
    <Button small onClick={() => setOpen(true)}>
      {fallbackLead ? "Change" : "Name one"}
    </Button>
  );
  return (
    <>
      {fallbackLead ? (
        <p className="strip-line">
          <span>
            Where nobody is on duty, <b>{names.person(fallbackLead)}</b> answers, the organisation's fallback lead.
          </span>
          {change}
        </p>
      ) : (
        <Notice kind="error" title="No fallback lead." act={change}>
          Where no duty is set, nobody is accountable for cases that nobody has taken.
        </Notice>
      )}
      {open ? <FallbackDialog now={fallbackLead} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function FallbackDialog({ now, onClose }: { now: string | null; onClose: () => void }) {
  const { data: people = [] } = useAdminPeople();
  const leads = people.filter((person) => person.active && person.role === "lead");
  return (
    <ActDialog
      title="Fallback lead"
      go="Save"
      size="small"
      onClose={onClose}
      act={(form) => api.put("/admin/organisation/fallback-lead", { person: form.get("person") })}
    >
      {(errorOf) => (
        <Field label="Team lead" error={errorOf("person")}>
          <PersonSelect name="person" people={leads} defaultValue={now ?? leads[0]?.id} />
        </Field>
      )}
    </ActDialog>
  );
}
