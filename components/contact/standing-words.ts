import { ruleWords } from "#components/contact/permission-words.ts";
import type { OutgoingContact } from "#lib/domain/case.ts";
import { codeWords } from "#lib/domain/provider-codes.ts";

/** What becomes of a contact next; null: there is nothing to say beside its line. */
export function standingWords({
  status,
  code,
  rules,
}: Pick<OutgoingContact, "status" | "code" | "rules">): string | null {
  switch (status) {
    case "scheduled":
      if (rules?.[0]) return `Waits for ${ruleWords(rules[0])}; asked again`;
      return code ? `Could not be handed over: ${codeWords(code)}; tried again` : "Goes out";
    case "sending":
      return "Being handed over.";
    case "unknown":
      return "Nobody knows whether it was sent. It is not sent again by itself.";
    case "parked":
      return `Stuck${because(code)}. Somebody has to look at it.`;
    case "failed":
      return `Failed${because(code)}.`;
    case "blocked":
      return `Not sent: ${rules?.[0] ? ruleWords(rules[0]) : "not allowed"}.`;
    default:
      return null;
  }
}

function because(code: string | null | undefined): string {
  return code ? `: ${codeWords(code)}` : "";
}
