"use client";
import { ActDialog, type ErrorOf } from "#components/admin/act-dialog.tsx";
import type { AdminPortfolio } from "#components/admin/admin-data.ts";
import { amountText, readAmount } from "#components/case-acts/read-form.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { api } from "#lib/client/api.ts";
import {
  ABOUT,
  DEBT_ORDERS,
  headOrders,
  NUMBER_RULES,
  type NumberRule,
  sayHeads,
} from "#lib/domain/money-rules-words.ts";

/** How a portfolio's money is handled from now on: what is paid first, and how far promises, plans and payments may go. */
export function MoneyRulesDialog({ portfolio, onClose }: { portfolio: AdminPortfolio; onClose: () => void }) {
  const { money, currency, slug, name } = portfolio;
  const save = (form: FormData) => api.patch(`/admin/portfolios/${slug}`, { money: rulesOf(form, currency) });
  return (
    <ActDialog title={`Money rules of ${name}`} go="Save rules" onClose={onClose} act={save} size="wide">
      {(errorOf) => (
        <>
          <p className="hint">They hold for what comes from now on. What is recorded stays as it was allocated.</p>
          <fieldset className="grid gap-4">
            <legend className="b">Where a payment goes</legend>
            <div className="two">
              <Field label="Within a debt" error={errorOf("money.heads")}>
                <Select name="heads" defaultValue={money.heads.join()}>
                  {headOrders(money.heads).map((heads) => (
                    <option key={heads.join()} value={heads.join()}>
                      {sayHeads(heads)}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label="Among debts" error={errorOf("money.debts")}>
                <Select name="debts" defaultValue={money.debts}>
                  {Object.entries(DEBT_ORDERS).map(([order, words]) => (
                    <option key={order} value={order}>
                      {words}
                    </option>
                  ))}
                </Select>
              </Field>
            </div>
            <Checkbox
              name="customersChoice"
              defaultChecked={money.customersChoice}
              label="The debt that the customer names is paid before all others"
            />
          </fieldset>
          {(Object.keys(ABOUT) as (keyof typeof ABOUT)[]).map((about) => (
            <fieldset key={about} className="grid gap-4">
              <legend className="b">{ABOUT[about]}</legend>
              <div className="two">
                {rulesAbout(about).map((rule) => (
                  <NumberField key={rule} rule={rule} portfolio={portfolio} errorOf={errorOf} />
                ))}
              </div>
            </fieldset>
          ))}
        </>
      )}
    </ActDialog>
  );
}

function NumberField({ rule, portfolio, errorOf }: { rule: NumberRule; portfolio: AdminPortfolio; errorOf: ErrorOf }) {
  const { money, currency } = portfolio;
  const { label, ...how }: { label: string; minor?: true; none?: string } = NUMBER_RULES[rule];
  const value = money[rule];
  const said = value === null ? "" : how.minor ? amountText(value, currency) : String(value);
  return (
    <Field
      label={how.minor ? `${label}, ${currency}` : label}
      hint={how.none && `Empty: ${how.none}`}
      error={errorOf(`money.${rule}`)}
    >
      <TextInput name={rule} inputMode="decimal" autoComplete="off" defaultValue={said} />
    </Field>
  );
}

function rulesAbout(about: keyof typeof ABOUT): NumberRule[] {
  return (Object.keys(NUMBER_RULES) as NumberRule[]).filter((rule) => NUMBER_RULES[rule].about === about);
}

/** What is typed as it is sent; what is no number is refused at its field by the server. */
function rulesOf(form: FormData, currency: string) {
  const numbers = (Object.keys(NUMBER_RULES) as NumberRule[]).map((rule) => {
    const how: { label: string; minor?: true; none?: string } = NUMBER_RULES[rule];
    return [rule, numberOf(String(form.get(rule) ?? "").trim(), how, currency)];
  });
  return {
    heads: String(form.get("heads")).split(","),
    debts: form.get("debts"),
    customersChoice: form.get("customersChoice") !== null,
    ...Object.fromEntries(numbers),
  };
}

function numberOf(text: string, { minor, none }: { minor?: true; none?: string }, currency: string) {
  if (text === "") return none ? null : "";
  if (!minor) return /^\d+$/.test(text) ? Number(text) : text;
  const amount = readAmount(text, currency);
  return "minor" in amount ? amount.minor : text;
}
