import { instantOf } from "#components/case-acts/local-time.ts";
import { missing, optional, type Read, readAs } from "#components/case-acts/read-form.ts";
import { QUEUE } from "#components/handover/receiver.ts";
import type { CaseState } from "#lib/domain/case.ts";
import type { HandoverReason } from "#lib/domain/codes.ts";
import type { CommandInput } from "#lib/domain/commands.ts";
import { freezePack } from "#lib/domain/pack.ts";

export type OfferForm = {
  toTeam: string;
  to: string;
  reason: string;
  note: string;
  promised: string;
  ask: string;
  askBy: string;
  /** Minutes; empty: the receiving team's own. */
  within: string;
};

/** A new offer: what has been promised to the customer stands there already, to be edited. */
export function newOffer(state: CaseState): OfferForm {
  const promised = freezePack(state)
    .promised.map(({ text }) => `${text}.`)
    .join(" ");
  return { toTeam: "", to: "", reason: "", note: "", promised, ask: "", askBy: "", within: "" };
}

export const WITHIN: Record<string, string> = {
  "15": "15 working minutes",
  "30": "30 working minutes",
  "60": "1 working hour",
  "120": "2 working hours",
  "240": "4 working hours",
  "480": "8 working hours",
};

export function readOffer(form: OfferForm, timeZone: string): Read<CommandInput["offer-handover"]> {
  const askBy = instantOf(form.askBy, timeZone);
  return readAs(
    {
      toTeam: missing(form.toTeam, "Choose the team."),
      toUser: form.toTeam === "" ? null : missing(form.to, "Choose the queue or a person."),
      reason: missing(form.reason, "Choose the reason."),
      note: missing(form.note, "Say in a line or two how things stand."),
      askBy: form.askBy && !askBy ? "Choose a day and a time, or leave it empty." : null,
    },
    () => ({
      toTeam: form.toTeam,
      ...(form.to !== QUEUE && { toUser: form.to }),
      reason: form.reason as HandoverReason,
      note: form.note,
      ...optional("promised", form.promised),
      ...optional("ask", form.ask),
      ...(askBy && { askBy }),
      ...(form.within && { acceptWithinMinutes: Number(form.within) }),
    }),
  );
}
