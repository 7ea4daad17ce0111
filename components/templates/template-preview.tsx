"use client";
import { useEffect, useState } from "react";
import { textName } from "#components/templates/template-words.ts";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { type Shown, usePreview, type Written } from "#lib/client/templates.ts";
import { JURISDICTIONS } from "#lib/domain/codes.ts";
import type { SentChannel } from "#lib/domain/contact-words.ts";
import { segmentsOf } from "#lib/domain/sms-segments.ts";
import type { Chosen } from "#lib/domain/templates/template.ts";

const PAUSE = 400;

/** What would be sent: on nobody's case under a law, or on a real one by its reference. Nothing is recorded on it. */
export function TemplatePreview({
  id,
  channel,
  written,
  chosen,
}: {
  id: string;
  channel: SentChannel;
  written: Written;
  /** The text that is being written; absent: what the customer would get. */
  chosen?: Chosen;
}) {
  const [ref, setRef] = useState("");
  const [jurisdiction, setJurisdiction] = useState("uk");
  const { purposes, portfolios, inputs, texts } = written;
  const whole = /^c-[0-9a-z]{4}-[0-9a-z]{4}$/i.test(ref.trim());
  const on = whole ? { ref: ref.trim().toUpperCase(), inputs: exampleInputs(written) } : { jurisdiction, ...chosen };
  const asked = useRested(JSON.stringify({ ...on, draft: { purposes, portfolios, inputs, texts } }));
  const { data, error, isFetching } = usePreview(id, JSON.parse(asked));
  return (
    <section className="tpl-preview" aria-labelledby="tpl-preview" aria-busy={isFetching}>
      <h2 id="tpl-preview">Preview</h2>
      <div className="two">
        <Field label="Case" hint="Its reference. Empty: an invented customer.">
          <TextInput
            className="ref"
            placeholder="C-7K3M-Q9TX"
            autoComplete="off"
            value={ref}
            onChange={({ target }) => setRef(target.value)}
          />
        </Field>
        <Field label="Law" hint={whole ? "The case's own." : "Notices follow it."}>
          <Select value={jurisdiction} disabled={whole} onChange={({ target }) => setJurisdiction(target.value)}>
            {Object.entries(JURISDICTIONS).map(([slug, words]) => (
              <option key={slug} value={slug}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {error ? <Notice kind="error" title={error.message} /> : null}
      {data && !error ? <Message shown={data} channel={channel} /> : null}
    </section>
  );
}

function Message({ shown, channel }: { shown: Shown; channel: SentChannel }) {
  const { rendered, why, errors } = shown;
  if (!rendered)
    return (
      <Notice kind="warn" title="It cannot be sent like this.">
        {why ?? errors[0]?.message}
      </Notice>
    );
  return (
    <>
      <p className="xs ink2">
        {textName(shown)}. {channel === "sms" ? segmentWords(rendered.text) : `${[...rendered.text].length} characters`}
      </p>
      <div className="tpl-paper" lang={shown.language} data-channel={channel}>
        {rendered.subject ? <p className="b">{rendered.subject}</p> : null}
        <p className="tpl-words">{rendered.text}</p>
      </div>
    </>
  );
}

export function segmentWords(text: string): string {
  const { segments, units, foreign, encoding } = segmentsOf(text);
  const said = `${units} characters, ${segments === 1 ? "one part" : `${segments} parts`}`;
  return encoding === "GSM-7" ? said : `${said}: dearer, for it holds ${foreign.slice(0, 5).join(" ")}`;
}

function exampleInputs({ inputs }: Written): Record<string, string> {
  const examples = { money: "55.00", day: "2026-12-04" };
  return Object.fromEntries(
    inputs.map(({ id, type, label, maxLength }) => [
      id,
      type === "money" || type === "day" ? examples[type] : `(${label})`.slice(0, maxLength),
    ]),
  );
}

/** The value once it has not changed for a moment. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
