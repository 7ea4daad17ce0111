import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import type { ConsentSource } from "./contact-words.ts";
import type { Context } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { isWideHold } from "./reach.ts";

type Contact = CommandOf<"record-contact">;

/** What the outcome of a contact says of the customer, when it is news. */
export function toldByOutcome(data: Contact, state: CaseState, { now, newId }: Context): NewEvent[] {
  const { contactFacts: facts, holds, jurisdiction, customer } = state;
  const source = sourceOf(data);
  switch (data.disposition) {
    case "cease-contact":
      return facts.ceaseRequest ? [] : [{ type: "cease-requested", data: { receivedAt: now, source } }];
    case "deceased":
      return facts.death ? [] : [{ type: "death-recorded", data: { source } }];
    case "represented": {
      const kind = jurisdiction === "us" ? "attorney" : "debt-adviser";
      const told = { representativeId: newId(), kind, since: now, contactConsent: false } as const;
      return facts.representative ? [] : [{ type: "representative-appointed", data: told }];
    }
    case "insolvent":
      return holds.some((hold) => hold.kind === "insolvency" && isWideHold(hold))
        ? []
        : [{ type: "hold-placed", data: { holdId: newId(), kind: "insolvency", reason: INSOLVENT, until: null } }];
    case "language-barrier":
      return facts.language === null ? [{ type: "language-set", data: { language: "und" } }] : [];
    case "wrong-number":
    case "disconnected":
      return customer.masks.phone && isByPhone(data) && !facts.points.phone?.failed
        ? [{ type: "contact-point-failed", data: { kind: "phone", why: data.disposition } }]
        : [];
    default:
      return [];
  }
}

const INSOLVENT = "Told on a contact";

function isByPhone({ channel, direction }: Contact): boolean {
  return direction === "outbound" && ["call", "voicemail", "sms", "whatsapp"].includes(channel);
}

function sourceOf({ channel }: Contact): ConsentSource {
  if (channel === "call" || channel === "voicemail") return "call";
  return channel === "letter" || channel === "email" ? channel : "agent";
}
