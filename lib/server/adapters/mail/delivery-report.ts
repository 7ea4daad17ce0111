/** What a mail server reports of a message that it took (RFC 3464), as the contact's outcome. */
import type { ContactOutcome } from "../../../domain/contact-commands.ts";

type Fields = Record<string, string>;

/**
 * 5.x.x all the same, but not about the address, which may well be right: a full mailbox, a message too large or not to
 * the taste of a filter, and what the relay between has done. They count as soft.
 */
const NOT_THE_ADDRESS = /^5\.(?:2\.[234]|3\.4|4\.\d+|5\.\d+|6\.\d+|7\.\d+)$/;

/** `text`: the part message/delivery-status. Null where nothing is decided yet: it is only late, or passed on to elsewhere. */
export function outcomeOfReport(text: string): ContactOutcome | null {
  for (const fields of recipientsIn(text)) {
    const action = fields.action?.toLowerCase();
    if (action === "delivered") return { is: "delivered" };
    if (action === "failed") return bounced(fields);
  }
  return null;
}

function bounced(fields: Fields): ContactOutcome {
  const code = statusOf(fields);
  const hard = code.startsWith("5.") && !NOT_THE_ADDRESS.test(code);
  return { is: "bounced", kind: hard ? "hard" : "soft", code };
}

/** The status, or what the receiving server answered where the report has none. */
function statusOf({ status = "", "diagnostic-code": diagnostic = "" }: Fields): string {
  const [enhanced] = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(`${status} ${diagnostic}`) ?? [];
  if (enhanced) return enhanced;
  const [, answered] = /\b([45])\d\d\b/.exec(diagnostic) ?? [];
  return `${answered ?? "5"}.0.0`;
}

/** The blocks after the first one, which is about the message as a whole. */
function recipientsIn(text: string): Fields[] {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .trim()
    .split(/\n[^\S\n]*\n+/)
    .map(fieldsIn)
    .filter((fields) => "action" in fields);
}

function fieldsIn(block: string): Fields {
  const lines = block.replaceAll(/\n[^\S\n]+/g, " ").split("\n");
  return Object.fromEntries(lines.flatMap(fieldOn));
}

function fieldOn(line: string): [string, string][] {
  const at = line.indexOf(":");
  return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]] : [];
}
