/** Test kit: a template that may be published under every law. Only tests import it. */
import type { Sender, TemplateContent, TemplateVersion } from "./template.ts";

export const BODY = `Dear {{customer.name}},

You owe {{creditor.name}} {{case.balance}}. {{#promise.day}}You promised {{promise.amount}} by {{promise.day}}.{{/promise.day}}

{{our.name}}
{{notice.debt-advice}}
{{notice.debt-collector}}
{{notice.registered-collector}}
{{notice.check}}
{{notice.opt-out}}`;

export function aTemplate(change: Partial<TemplateContent> = {}): TemplateContent {
  return {
    channel: "email",
    purposes: ["reminder"],
    portfolios: null,
    inputs: [],
    texts: { en: { standard: { subject: "About your account {{case.reference}}", body: BODY } } },
    ...change,
  };
}

export function aVersion(change: Partial<TemplateVersion> = {}): TemplateVersion {
  const named = { id: "reminder", name: "Reminder", version: 1, hash: "0".repeat(64) };
  return { ...aTemplate(), ...named, effectiveFrom: "2026-01-01T00:00:00.000Z", ...change };
}

/** The same with another body. */
export const saying = (body: string, change: Partial<TemplateContent> = {}): TemplateContent =>
  aTemplate({ texts: { en: { standard: { subject: "About your account", body } } }, ...change });

export const SENDER: Sender = {
  name: "Larkfield Collections",
  telephone: "0808 157 0100",
  email: "help@larkfield.example",
  website: "larkfield.example",
  address: "1 Quay Street\nBristol",
  registration: "FRN 000000",
  language: "en",
  hosts: [],
  teamTelephones: { "early-arrears": "0808 157 0117" },
};
