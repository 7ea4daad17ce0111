"use client";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useMe, usePortfolios } from "#lib/client/queries.ts";
import type { Target } from "#lib/domain/import/targets.ts";

type Value = string | boolean;
type ConstantInputProps = { target: Target; value: Value; onChange: (value: Value) => void };

/** The one value that every row has. */
export function ConstantInput({ target, value, onChange }: ConstantInputProps) {
  const label = `Value of ${target.label}`;
  if (target.kind === "portfolio") return <PortfolioSelect label={label} value={String(value)} onChange={onChange} />;
  if (target.kind === "flag")
    return (
      <Select aria-label={label} value={String(value)} onChange={(event) => onChange(event.target.value === "true")}>
        <option value="true">Yes</option>
        <option value="false">No</option>
      </Select>
    );
  return (
    <TextInput
      aria-label={label}
      type={target.kind === "day" ? "date" : "text"}
      autoComplete="off"
      value={String(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** The portfolios that the person works in; a kept mapping may name another one. */
function PortfolioSelect({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { data: me } = useMe();
  const { data: portfolios = [] } = usePortfolios();
  const mine = portfolios.filter(({ slug }) => me?.portfolios.includes(slug));
  return (
    <Select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">Choose a portfolio</option>
      {mine.map(({ slug, name, currency }) => (
        <option key={slug} value={slug}>
          {name}, {currency}
        </option>
      ))}
      {value !== "" && !mine.some(({ slug }) => slug === value) ? <option value={value}>{value}</option> : null}
    </Select>
  );
}
