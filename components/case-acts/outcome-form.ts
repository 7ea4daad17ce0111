import { type ComplaintForm, noComplaint, readComplaint } from "#components/case-acts/complaint-fields.tsx";
import { type DisclosureForm, noDisclosure, readDisclosure } from "#components/case-acts/disclosure-fields.tsx";
import { type DisputeForm, noDispute, readDispute } from "#components/case-acts/dispute-fields.tsx";
import { instantOf } from "#components/case-acts/local-time.ts";
import { type NextActionForm, noNextAction, readNextAction } from "#components/case-acts/next-action-fields.tsx";
import { type Errors, missing, optional, type Read } from "#components/case-acts/read-form.ts";
import type { Channel, Direction } from "#lib/domain/codes.ts";
import type { CommandInput } from "#lib/domain/commands.ts";
import {
  DISPOSITIONS,
  type Disposition,
  type DispositionSlug,
  dispositionOf,
  type Opens,
} from "#lib/domain/dispositions.ts";

export type OutcomeForm = {
  channel: string;
  direction: string;
  disposition: string;
  note: string;
  debtId: string;
  /** Empty: now. */
  occurredAt: string;
  nextAction: NextActionForm;
  dispute: DisputeForm;
  complaint: ComplaintForm;
  disclosure: DisclosureForm;
};

export const noOutcome: OutcomeForm = {
  channel: "call",
  direction: "outbound",
  disposition: "",
  note: "",
  debtId: "",
  occurredAt: "",
  nextAction: noNextAction,
  dispute: noDispute,
  complaint: noComplaint,
  disclosure: noDisclosure,
};

/** Outcomes under headings that a person looks under. */
export const OUTCOME_GROUPS: { label: string; slugs: DispositionSlug[] }[] = [
  group("The customer was reached", ({ contact, attempt }) => contact && attempt),
  group("Tried, not reached", ({ contact, attempt }) => !contact && attempt),
  group("Somebody else, or no line", ({ contact, attempt }) => !contact && !attempt),
  group("They contacted us", ({ contact, attempt }) => contact && !attempt),
];

export function opensOf(disposition: string): Opens | undefined {
  return disposition === "" ? undefined : dispositionOf(disposition as DispositionSlug).opens;
}

/** The command's data with exactly what the outcome opens; what is wrong inside it is told under its own path. */
export function readOutcome(form: OutcomeForm, timeZone: string): Read<CommandInput["record-contact"]> {
  const opens = opensOf(form.disposition);
  const opened = opens && readOpened(form, opens, timeZone);
  const occurredAt = instantOf(form.occurredAt, timeZone);
  const errors: Errors = opened && !opened.ok ? under(opens, opened.errors) : {};
  const disposition = missing(form.disposition, "Choose the outcome.");
  if (disposition) errors.disposition = disposition;
  if (form.occurredAt && !occurredAt) errors.occurredAt = "Choose a day and a time, or leave it empty for now.";
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    data: {
      channel: form.channel as Channel,
      direction: form.direction as Direction,
      disposition: form.disposition as DispositionSlug,
      ...optional("note", form.note),
      ...optional("debtId", form.debtId),
      ...(occurredAt && { occurredAt }),
      ...(opens && opened?.ok && { [opens]: opened.data }),
    },
  };
}

function readOpened(form: OutcomeForm, opens: Opens, timeZone: string): Read<object> {
  switch (opens) {
    case "nextAction":
      return readNextAction(form.nextAction, timeZone);
    case "dispute":
      return readDispute(form.dispute);
    case "complaint":
      return readComplaint(form.complaint);
    case "disclosure":
      return readDisclosure(form.disclosure);
    default:
      return opens satisfies never;
  }
}

function under(path: string, errors: Errors): Errors {
  return Object.fromEntries(Object.entries(errors).map(([field, words]) => [`${path}.${field}`, words]));
}

function group(label: string, belongs: (disposition: Disposition) => boolean) {
  const slugs = (Object.keys(DISPOSITIONS) as DispositionSlug[]).filter((slug) => belongs(dispositionOf(slug)));
  return { label, slugs };
}
