"use client";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { textName } from "#components/templates/template-words.ts";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { usePortfolios } from "#lib/client/queries.ts";
import { type Template, useTemplateActs, type Version } from "#lib/client/templates.ts";
import { everyText, isFor } from "#lib/domain/templates/template.ts";

/** To an address of one's own: filled in for nobody, marked as a test, on no case's record. */
export function TestSendDialog({
  template,
  written,
  onClose,
}: {
  template: Template;
  written: Version;
  onClose: () => void;
}) {
  const acts = useTemplateActs();
  const { data: portfolios } = usePortfolios();
  const [sent, setSent] = useState<string | null>(null);
  const mail = template.channel === "email";
  const texts = everyText(written);
  async function send(form: FormData) {
    const [language, variant] = String(form.get("text")).split(" ");
    setSent(null);
    return acts.test(template.id, { to: form.get("to"), portfolio: form.get("portfolio"), language, variant });
  }
  return (
    <ActDialog
      title={`Send ${template.name} as a test`}
      go="Send the test"
      act={send}
      onClose={onClose}
      onDone={({ is }) =>
        setSent(is === "sent" ? "The provider has taken it." : "It is not known whether it went out.")
      }
    >
      {(errorOf) => (
        <>
          <p>It goes to you, says that it is a test, and is on no case's record. A customer's address is refused.</p>
          <Field label={mail ? "Your email address" : "Your number"} error={errorOf("to")}>
            <TextInput name="to" type={mail ? "email" : "tel"} autoComplete={mail ? "email" : "tel"} required />
          </Field>
          <div className="two">
            <Field label="As to a customer of" error={errorOf("portfolio")}>
              <Select name="portfolio">
                {(portfolios ?? [])
                  .filter(({ slug }) => isFor(written, slug))
                  .map(({ slug, name }) => (
                    <option key={slug} value={slug}>
                      {name}
                    </option>
                  ))}
              </Select>
            </Field>
            <Field label="Text">
              <Select name="text">
                {texts.map((text) => (
                  <option key={textName(text)} value={`${text.language} ${text.variant}`}>
                    {textName(text)}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
          {sent ? <Notice kind="done" role="status" title={sent} /> : null}
        </>
      )}
    </ActDialog>
  );
}
