"use client";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { type AdminPortfolio, useAdminTeams } from "#components/admin/admin-data.ts";
import { SlugFields } from "#components/admin/slug-fields.tsx";
import { TimeZoneInput } from "#components/admin/time-zone-input.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { api } from "#lib/client/api.ts";
import { JURISDICTIONS } from "#lib/domain/codes.ts";

/** Adds a portfolio, or changes one. Currency and jurisdiction are in every case's record: they never change. */
export function PortfolioFormDialog({ portfolio, onClose }: { portfolio?: AdminPortfolio; onClose: () => void }) {
  const { data: teams } = useAdminTeams();
  if (!teams) return null;
  const granted = teams.filter(({ slug }) => !portfolio || portfolio.teams.includes(slug));
  async function save(form: FormData) {
    const said = Object.fromEntries(form);
    return portfolio ? api.patch(`/admin/portfolios/${portfolio.slug}`, said) : api.post("/admin/portfolios", said);
  }
  return (
    <ActDialog
      title={portfolio ? `Change ${portfolio.name}` : "Add a portfolio"}
      go={portfolio ? "Save changes" : "Add"}
      onClose={onClose}
      act={save}
    >
      {(errorOf) => (
        <>
          <SlugFields name={portfolio?.name} fixedSlug={portfolio?.slug} errorOf={errorOf} />
          <div className="two">
            <Field label="Creditor" error={errorOf("creditor")}>
              <TextInput name="creditor" autoComplete="off" defaultValue={portfolio?.creditor} />
            </Field>
            <Field label="Time zone" error={errorOf("timeZone")} hint="A promise's day ends by it.">
              <TimeZoneInput defaultValue={portfolio?.timeZone ?? "Europe/London"} />
            </Field>
            {portfolio ? null : (
              <>
                <Field label="Currency" error={errorOf("currency")} hint="It never changes.">
                  <TextInput name="currency" autoComplete="off" defaultValue="GBP" maxLength={3} />
                </Field>
                <Field label="Jurisdiction" error={errorOf("jurisdiction")} hint="It never changes.">
                  <Select name="jurisdiction">
                    {Object.entries(JURISDICTIONS).map(([slug, words]) => (
                      <option key={slug} value={slug}>
                        {words}
                      </option>
                    ))}
                  </Select>
                </Field>
              </>
            )}
          </div>
          <Field
            label="Default team"
            error={errorOf("defaultTeam")}
            hint={
              portfolio
                ? "New cases go there. One of the granted teams."
                : "New cases go there. It is granted the portfolio."
            }
          >
            <Select name="defaultTeam" defaultValue={portfolio?.defaultTeam}>
              {granted.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
    </ActDialog>
  );
}
