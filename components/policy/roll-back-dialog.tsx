"use client";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { toastDone } from "#components/ui/toast.ts";
import { api } from "#lib/client/api.ts";
import { type PolicyPack, usePolicyRefresh } from "#lib/client/policy.ts";

/** Back to an earlier version, at once, with the reason. */
export function RollBackDialog({ pack, to, onClose }: { pack: PolicyPack; to: string; onClose: () => void }) {
  const refresh = usePolicyRefresh();
  return (
    <ActDialog
      title={`Roll back to ${to}`}
      go="Roll back now"
      onClose={onClose}
      act={(form) =>
        api.post<{ version: string }>(`/policy/packs/${pack.id}/roll-backs`, { to, reason: String(form.get("reason")) })
      }
      onDone={async ({ version }) => {
        await refresh();
        toastDone(`Version ${version} is in force`);
        onClose();
      }}
    >
      {(errorOf) => (
        <>
          <p>
            A new version equal to {to} takes effect at once, for people and machines alike. Everything published after{" "}
            {to} is out of force, what is to come too. Decisions of the past keep the version that they rested on.
          </p>
          <Field label="Why" error={errorOf("reason")} hint="Kept with the version. Nothing about a customer.">
            <TextArea name="reason" rows={2} maxLength={500} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
