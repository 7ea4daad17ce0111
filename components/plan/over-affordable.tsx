"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { Notice } from "#components/ui/notice.tsx";

/** The plan asks for more than a month leaves over: both figures, and why it may. */
export function OverAffordable({
  monthMinor,
  value,
  onChange,
  error,
}: {
  monthMinor: number | undefined;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}) {
  const { state } = useOpenCase();
  const left = state.affordability?.disposableMinor;
  return (
    <div className="opened">
      <Notice title="More than what is left over a month.">
        {monthMinor === undefined || left === undefined
          ? "It needs a reason."
          : `It comes to ${moneyWords(monthMinor, state.currency)} a month; ${moneyWords(left, state.currency)} is left over.`}
      </Notice>
      <TextField
        label="Why it may be more"
        hint="Kept with the plan"
        value={value}
        onChange={onChange}
        error={error}
        rows={2}
        maxLength={500}
        required
      />
    </div>
  );
}
