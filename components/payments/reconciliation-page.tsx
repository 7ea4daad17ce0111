"use client";
import { Download } from "lucide-react";
import { useQueryStates } from "nuqs";
import { type FormEvent, useState } from "react";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { DayTotalsTable } from "#components/payments/day-totals-table.tsx";
import { DifferencesTable } from "#components/payments/differences-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useDownload } from "#lib/client/letters.ts";
import { type Span, spanParsers, useReconciliation } from "#lib/client/payments.ts";

const DAY_MS = 86_400_000;

/** Gateway, ledger and bank side by side, day by day, and what they do not agree on. */
export function ReconciliationPage() {
  const [asked, setAsked] = useQueryStates(spanParsers);
  const [week] = useState(lastWeek);
  const span: Span = { from: asked.from ?? week.from, to: asked.to ?? week.to };
  const answer = useReconciliation(span);
  const download = useDownload();
  const { data } = answer;
  return (
    <AdminPage
      title="Reconciliation"
      of={answer}
      act={
        <Button
          icon={Download}
          busy={download.isPending}
          onClick={() => download.mutate(`/reconciliation/export.csv?from=${span.from}&to=${span.to}`)}
        >
          Export
        </Button>
      }
      notice={<SpanForm key={`${span.from} ${span.to}`} span={span} onSpan={(next) => void setAsked(next)} />}
    >
      <div className="imp-body">
        {download.error ? (
          <Notice kind="error" role="alert" title="The file did not load.">
            {download.error.message}
          </Notice>
        ) : null}
        {data ? (
          <p className="imp-pad sm ink2">
            {data.gatewayReadTo ? (
              <>
                The gateway's account is read up to <TimeText at={data.gatewayReadTo} as="day" />{" "}
                <TimeText at={data.gatewayReadTo} as="time" />.
              </>
            ) : (
              "The gateway's account has not been read: there is no gateway, or it has not answered yet."
            )}
          </p>
        ) : null}
        {data && data.days.length === 0 ? <Empty title="No money moved on these days" /> : null}
        {data && data.days.length > 0 ? <DayTotalsTable days={data.days} /> : null}
        {data && data.days.length > 0 ? <DifferencesTable differences={data.differences} /> : null}
      </div>
    </AdminPage>
  );
}

function SpanForm({ span, onSpan }: { span: Span; onSpan: (span: Span) => void }) {
  const [form, setForm] = useState(span);
  const [fault, setFault] = useState<string>();
  function submit(event: FormEvent) {
    event.preventDefault();
    const days = (Date.parse(form.to) - Date.parse(form.from)) / DAY_MS;
    const wrong =
      Number.isNaN(days) || days < 0 ? "The last day is before the first." : days > 91 ? "At most 92 days." : undefined;
    setFault(wrong);
    if (!wrong) onSpan(form);
  }
  return (
    <form className="access-filters" noValidate onSubmit={submit}>
      <Field label="From" error={fault}>
        <TextInput type="date" value={form.from} onChange={({ target }) => setForm({ ...form, from: target.value })} />
      </Field>
      <Field label="To">
        <TextInput type="date" value={form.to} onChange={({ target }) => setForm({ ...form, to: target.value })} />
      </Field>
      <Button type="submit">Show</Button>
    </form>
  );
}

function lastWeek(): Span {
  const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
  return { from: day(6), to: day(0) };
}
