"use client";
import { type FormEvent, useState } from "react";
import { ColumnSelect } from "#components/payments/column-select.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { BankCsvMapping } from "#lib/domain/bank/csv-mapping.ts";

type Draft = Partial<BankCsvMapping>;
type Column = "date" | "amount" | "credit" | "debit" | "counterparty" | "counterpartyAccount" | "id";
const COLUMNS: [Column, string, hint?: string][] = [
  ["date", "Day"],
  ["amount", "Amount", "Below zero: it went out."],
  ["credit", "Paid in", "Instead of one amount."],
  ["debit", "Paid out"],
  ["counterparty", "Name"],
  ["counterpartyAccount", "Their account"],
  ["id", "Bank's id"],
];
const DATES = [
  "YYYY-MM-DD",
  "DD/MM/YYYY",
  "MM/DD/YYYY",
  "DD.MM.YYYY",
  "D/M/YYYY",
  "M/D/YYYY",
  "YYYYMMDD",
  "DD-MM-YYYY",
  "DD/MM/YY",
];
const NUMBERS: [string, BankCsvMapping["number"]][] = [
  ["1234.50", { decimal: "." }],
  ["1,234.50", { decimal: ".", group: "," }],
  ["1234,50", { decimal: "," }],
  ["1.234,50", { decimal: ",", group: "." }],
];

/** How the columns of a bank's CSV are read: as the file suggests, until somebody says otherwise. */
export function BankMappingForm({
  header,
  mapping,
  errors,
  busy,
  onLook,
}: {
  header: string[];
  mapping: Draft;
  errors: { path: string; message: string }[];
  busy: boolean;
  onLook: (mapping: Draft) => void;
}) {
  const [draft, setDraft] = useState<Draft>(mapping);
  const set = (change: Draft) => setDraft((before) => without({ ...before, ...change }));
  const errorOf = (path: string) => errors.find((error) => error.path.startsWith(`mapping.${path}`))?.message;
  const others = errors.filter(({ path }) => path === "mapping");
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!busy) onLook(draft);
  }
  const { account, currency, texts = [] } = draft;
  const dates = draft.dateFormat && !DATES.includes(draft.dateFormat) ? [draft.dateFormat, ...DATES] : DATES;
  return (
    <form noValidate onSubmit={submit} aria-label="How the file is read">
      {others.map(({ message }) => (
        <Notice key={message} kind="error" title="The mapping does not fit the file.">
          The mapping {message}.
        </Notice>
      ))}
      <div className="pd-form">
        {COLUMNS.map(([name, label, hint]) => (
          <ColumnSelect
            key={name}
            label={label}
            hint={hint}
            error={errorOf(name)}
            header={header}
            value={draft[name] ?? ""}
            onChange={(column) => set({ [name]: column || undefined })}
          />
        ))}
        {[0, 1].map((at) => (
          <ColumnSelect
            key={at}
            label={at === 0 ? "Text" : "More text"}
            header={header}
            value={texts[at] ?? ""}
            onChange={(column) => set({ texts: replaced(texts, at, column) })}
          />
        ))}
        <Field label="Days are written" error={errorOf("dateFormat")}>
          <Select
            value={draft.dateFormat ?? ""}
            onChange={({ target }) => set({ dateFormat: target.value || undefined })}
          >
            <option value="">Choose</option>
            {dates.map((format) => (
              <option key={format} value={format}>
                {format}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Amounts are written" error={errorOf("number")}>
          <Select
            value={
              NUMBERS.find(
                ([, { decimal, group }]) => decimal === draft.number?.decimal && group === draft.number.group,
              )?.[0] ?? ""
            }
            onChange={({ target }) => set({ number: NUMBERS.find(([words]) => words === target.value)?.[1] })}
          >
            <option value="">As in the file</option>
            {NUMBERS.map(([words]) => (
              <option key={words} value={words}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        {account && "column" in account ? null : (
          <Field
            label="Our account"
            hint="Its number or IBAN."
            error={errorOf("account") ? "Enter the account that this file is of." : undefined}
            required
          >
            <TextInput
              value={account && "constant" in account ? account.constant : ""}
              maxLength={64}
              autoComplete="off"
              onChange={({ target }) => set({ account: target.value.trim() ? { constant: target.value } : undefined })}
            />
          </Field>
        )}
        {currency && "column" in currency ? null : (
          <Field label="Currency" error={errorOf("currency") ? "Enter a code such as GBP." : undefined} required>
            <TextInput
              value={currency && "constant" in currency ? currency.constant : ""}
              maxLength={3}
              autoComplete="off"
              onChange={({ target }) =>
                set({ currency: target.value.trim() ? { constant: target.value.trim().toUpperCase() } : undefined })
              }
            />
          </Field>
        )}
      </div>
      <p className="px-4">
        <Button type="submit" busy={busy}>
          Read it like this
        </Button>
      </p>
    </form>
  );
}

function replaced(texts: string[], at: number, column: string): string[] {
  const next = [0, 1].map((one) => (one === at ? column : (texts[one] ?? "")));
  return [...new Set([...next, ...texts.slice(2)].filter((name) => name !== ""))];
}

/** What is not said does not go out. */
function without(draft: Draft): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
}
