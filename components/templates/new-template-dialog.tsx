"use client";
import { useRouter } from "next/navigation";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { SlugFields } from "#components/admin/slug-fields.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Template, useTemplateActs } from "#lib/client/templates.ts";
import { SENT_CHANNELS, type SentChannel } from "#lib/domain/contact-words.ts";
import { PURPOSE_LABELS } from "#lib/domain/templates/template.ts";

/** A template begins with a draft that holds what every message must. */
export function NewTemplateDialog({ onClose }: { onClose: () => void }) {
  const acts = useTemplateActs();
  const router = useRouter();
  async function add(form: FormData) {
    const said = Object.fromEntries(form) as { name: string; slug: string; channel: SentChannel; purpose: string };
    const { name, slug: id, channel, purpose } = said;
    return acts.create({
      id,
      name,
      channel,
      purposes: [purpose],
      portfolios: null,
      inputs: [],
      texts: beginning(channel),
    });
  }
  return (
    <ActDialog<Template>
      title="Add a template"
      go="Add"
      onClose={onClose}
      act={add}
      onDone={({ id }) => router.push(`/templates/${id}`)}
    >
      {(errorOf) => (
        <>
          <SlugFields errorOf={(path) => errorOf(path === "slug" ? "id" : path)} />
          <div className="two">
            <Field label="Channel" error={errorOf("channel")} hint="It never changes.">
              <Select name="channel">
                {Object.entries(SENT_CHANNELS).map(([slug, words]) => (
                  <option key={slug} value={slug}>
                    {words}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label="Purpose" error={errorOf("purposes")} hint="You can add more.">
              <Select name="purpose" defaultValue="reminder">
                {Object.entries(PURPOSE_LABELS).map(([slug, words]) => (
                  <option key={slug} value={slug}>
                    {words}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        </>
      )}
    </ActDialog>
  );
}

const PARTS = "{{notice.debt-collector}}\n{{notice.registered-collector}}\n{{notice.check}}";

/** Short and kind, with the parts that the law asks for. */
function beginning(channel: SentChannel) {
  const body = `Dear {{customer.name}},\n\n\n\n{{our.name}}, for {{creditor.name}}\n\n${PARTS}`;
  if (channel === "sms" || channel === "whatsapp") {
    return { en: { standard: { body: `{{our.name}} for {{creditor.name}}: \n${PARTS}\n{{notice.opt-out}}` } } };
  }
  const words = { subject: "About your account {{case.reference}}", body };
  return { en: { standard: channel === "email" ? { ...words, body: `${body}\n{{notice.opt-out}}` } : words } };
}
