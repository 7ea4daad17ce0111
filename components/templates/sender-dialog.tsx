"use client";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useTeams } from "#lib/client/queries.ts";
import { type SenderOf, useTemplateActs } from "#lib/client/templates.ts";
import { LANGUAGES, type Language, type Sender } from "#lib/domain/templates/template.ts";

/** What messages say of us. It holds from the next message on; what was sent stays as it was. */
export function SenderDialog({ sender, onClose }: { sender: SenderOf; onClose: () => void }) {
  const acts = useTemplateActs();
  const { data: teams } = useTeams();
  const mine = (teams ?? []).filter(({ portfolios }) => portfolios.includes(sender.portfolio));
  async function save(form: FormData): Promise<Sender> {
    const said = (name: string) => String(form.get(name) ?? "");
    return acts.send(sender.portfolio, {
      name: said("name"),
      telephone: said("telephone"),
      email: said("email"),
      website: said("website"),
      address: said("address").replaceAll("\r\n", "\n"),
      registration: said("registration"),
      language: said("language") as Language,
      hosts: said("hosts")
        .split(/[\s,]+/)
        .filter((host) => host !== ""),
      teamTelephones: Object.fromEntries(
        mine.map(({ slug }) => [slug, said(`teamTelephones.${slug}`)]).filter(([, telephone]) => telephone !== ""),
      ),
    });
  }
  return (
    <ActDialog title={`Who writes to ${sender.portfolio}`} go="Save changes" size="wide" act={save} onClose={onClose}>
      {(errorOf) => (
        <>
          <div className="two">
            <Field label="Name" error={errorOf("name")}>
              <TextInput name="name" autoComplete="off" defaultValue={sender.name} />
            </Field>
            <Field label="Telephone" error={errorOf("telephone")}>
              <TextInput name="telephone" autoComplete="off" defaultValue={sender.telephone} />
            </Field>
            <Field label="Email" error={errorOf("email")}>
              <TextInput name="email" autoComplete="off" defaultValue={sender.email} />
            </Field>
            <Field label="Website" error={errorOf("website")} hint="As customers type it: larkfield.example">
              <TextInput name="website" autoComplete="off" defaultValue={sender.website} />
            </Field>
            <Field
              label="Registration"
              error={errorOf("registration")}
              hint="With whom we are registered, and our number."
            >
              <TextInput name="registration" autoComplete="off" defaultValue={sender.registration} />
            </Field>
            <Field label="Usual language" error={errorOf("language")} hint="For customers who have not said another.">
              <Select name="language" defaultValue={sender.language}>
                {Object.entries(LANGUAGES).map(([slug, words]) => (
                  <option key={slug} value={slug}>
                    {words}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
          <Field label="Postal address" error={errorOf("address")}>
            <TextArea name="address" rows={3} defaultValue={sender.address} />
          </Field>
          <Field
            label="Other hosts"
            error={errorOf("hosts")}
            hint="Where links in templates may lead, besides the website."
          >
            <TextInput name="hosts" autoComplete="off" defaultValue={sender.hosts.join(" ")} />
          </Field>
          <fieldset className="field">
            <legend className="label mb-1">Teams with a number of their own</legend>
            <div className="two">
              {mine.map(({ slug, name }) => (
                <Field key={slug} label={name} error={errorOf(`teamTelephones.${slug}`)}>
                  <TextInput
                    name={`teamTelephones.${slug}`}
                    autoComplete="off"
                    defaultValue={sender.teamTelephones[slug] ?? ""}
                  />
                </Field>
              ))}
            </div>
          </fieldset>
        </>
      )}
    </ActDialog>
  );
}
