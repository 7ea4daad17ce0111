import { instantOf } from "#components/case-acts/local-time.ts";
import type { Read } from "#components/case-acts/read-form.ts";
import type { CaseTemplate, ChosenText } from "#lib/client/case-templates.ts";
import type { CommandInput } from "#lib/domain/commands.ts";
import type { Purpose } from "#lib/domain/contact-policy/input.ts";

/** A message as it is being written. Empty `template`: none is chosen yet; empty `text`: as the customer wants it. */
export type MessageForm = {
  template: string;
  text: string;
  /** Empty: as the law has it when the form opened. */
  when: "" | "now" | "at";
  /** On the desk's wall clock, as its field holds it. */
  sendAt: string;
  inputs: Record<string, string>;
};
export const noMessage: MessageForm = { template: "", text: "", when: "", sendAt: "", inputs: {} };

/** The template that is chosen, or the only one that fits: nothing goes out that nobody has picked. */
export function templateOf(form: MessageForm, templates: readonly CaseTemplate[]): CaseTemplate | undefined {
  return templates.find(({ id }) => id === form.template) ?? (templates.length === 1 ? templates[0] : undefined);
}

/** Language and variant: as chosen by hand where the template has them, else as the customer wants them. */
export function textOf({ text }: MessageForm, { language, variant, texts }: CaseTemplate): ChosenText {
  return texts.find((one) => textKey(one) === text) ?? { language, variant };
}

export function textKey({ language, variant }: ChosenText): string {
  return `${language}/${variant}`;
}

/** What was typed for this template, and nothing that was typed for another one. */
export function inputsOf({ inputs }: MessageForm, template: CaseTemplate): Record<string, string> {
  const typed = template.inputs.flatMap(({ id }) => (inputs[id]?.trim() ? [[id, inputs[id]] as const] : []));
  return Object.fromEntries(typed);
}

export type Sending = {
  purpose: Purpose;
  debtId: string;
  timeZone: string;
  when: "now" | "at";
  recipient?: CommandInput["schedule-contact"]["recipient"];
};

/** The command's data, or what is missing under each field. */
export function readMessage(
  form: MessageForm,
  template: CaseTemplate | undefined,
  { purpose, debtId, timeZone, when, recipient }: Sending,
): Read<CommandInput["schedule-contact"]> {
  if (!template) return { ok: false, errors: { template: "Choose a template." } };
  const errors: Record<string, string> = {};
  for (const { id, label, required } of template.inputs)
    if (required && !form.inputs[id]?.trim()) errors[`inputs.${id}`] = `${label} is needed.`;
  const sendAt = when === "at" ? instantOf(form.sendAt, timeZone) : undefined;
  if (sendAt === null) errors.sendAt = "Choose a day and a time.";
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const inputs = inputsOf(form, template);
  return {
    ok: true,
    data: {
      channel: template.channel,
      purpose,
      template: template.id,
      ...textOf(form, template),
      ...(debtId && { debtId }),
      ...(recipient && { recipient }),
      ...(sendAt && { sendAt }),
      ...(Object.keys(inputs).length > 0 && { inputs }),
    },
  };
}
