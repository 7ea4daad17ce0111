/** What a mail that came back is: a report on one of ours, an answer of a customer, or neither. */
import { type ParsedMail, simpleParser } from "mailparser";
import type { ContactOutcome } from "../../../domain/contact-commands.ts";
import { replyText } from "../../../domain/reply-text.ts";
import { log, traitsOf } from "../../log.ts";
import { outcomeOfReport } from "./delivery-report.ts";
import { contactOf, contactOfMessageId } from "./tagged-address.ts";

export type ReadMail =
  | { is: "report"; contactId: string; outcome: ContactOutcome }
  /** `contactId` null: it answers nothing of ours that it would name. */
  | { is: "letter"; contactId: string | null; from: string; text: string }
  /** A machine's answer, a report that decides nothing or is of something else, a mail without a sender. */
  | { is: "nothing" };

const MOST_LINES = 20;
const LONGEST_LINE = 4_000;
const LONGEST_PART = 64_000;
const NOTHING: ReadMail = { is: "nothing" };
const PARSING = {
  keepDeliveryStatus: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  maxHtmlLengthToParse: 1_000_000,
};
const BETWEEN_ADDRESSES = /[\s<>,;:"()]+/;
const SENT_TO = ["to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to"];

/** `domain`: of our own Message-IDs. */
export async function readMail(raw: Uint8Array, domain: string): Promise<ReadMail> {
  const mail = await parse(raw);
  if (!mail) return NOTHING;
  const tagged = SENT_TO.flatMap((name) => valuesOf(mail, name))
    .flatMap((value) => value.split(BETWEEN_ADDRESSES).filter((word) => word.includes("@")))
    .flatMap((address) => contactOf(address) ?? []);
  if (isReport(mail)) return reportIn(mail, tagged.find(({ way }) => way === "bounce")?.contactId, domain);
  if (isByMachine(mail) || tagged.some(({ way }) => way === "bounce")) return NOTHING;
  return letterIn(mail, tagged[0]?.contactId, domain);
}

/** Null for what the parser gives up on: headers or parts without end, which nobody means. Sent again it would be no better. */
async function parse(raw: Uint8Array): Promise<ParsedMail | null> {
  try {
    return await simpleParser(Buffer.from(raw), PARSING);
  } catch (error) {
    log().warn({ bytes: raw.byteLength, error: traitsOf(error) }, "a mail that came back cannot be read");
    return null;
  }
}

function isReport(mail: ParsedMail): boolean {
  return /multipart\/report/i.test(valuesOf(mail, "content-type")[0] ?? "");
}

function reportIn(mail: ParsedMail, tagged: string | undefined, domain: string): ReadMail {
  const part = mail.attachments.find(({ contentType }) => contentType === "message/delivery-status");
  const outcome = part ? outcomeOfReport(part.content.toString("utf8", 0, LONGEST_PART)) : null;
  const contactId = tagged ?? contactOfOriginal(mail, domain);
  return outcome && contactId ? { is: "report", contactId, outcome } : NOTHING;
}

/** From what the server sent back of our message: all of it, or its headers. */
function contactOfOriginal(mail: ParsedMail, domain: string): string | null {
  const original = mail.attachments.find(({ contentType }) =>
    /^(message\/rfc822|text\/rfc822-headers)$/.test(contentType),
  );
  const [head = ""] = original?.content.toString("latin1", 0, LONGEST_PART).split(/\r?\n\r?\n/, 1) ?? [];
  const [, messageId = ""] = /^message-id:\s*(\S+)/im.exec(head) ?? [];
  return contactOfMessageId(messageId, domain);
}

/** RFC 3834, and how machines said it before. */
function isByMachine(mail: ParsedMail): boolean {
  const said = (name: string) => valuesOf(mail, name)[0]?.trim().toLowerCase();
  const automatic = said("auto-submitted");
  if (automatic && !automatic.startsWith("no")) return true;
  if (/^(bulk|junk|list|auto_reply)\b/.test(said("precedence") ?? "")) return true;
  return said("return-path") === "<>" || ["x-autoreply", "x-autorespond", "list-id"].some((name) => said(name));
}

async function letterIn(mail: ParsedMail, tagged: string | undefined, domain: string): Promise<ReadMail> {
  const from = mail.from?.value[0]?.address?.trim().toLowerCase();
  if (!from) return NOTHING;
  const named = ["in-reply-to", "references"]
    .flatMap((name) => valuesOf(mail, name))
    .flatMap((value) => value.match(/<[^<>\s]+>/g) ?? [])
    .flatMap((id) => contactOfMessageId(id, domain) ?? []);
  return { is: "letter", contactId: tagged ?? named[0] ?? null, from, text: await textOf(mail) };
}

/** Without a text the subject is what they say. Attachments stay in the mailbox; that there were some is said. */
async function textOf(mail: ParsedMail): Promise<string> {
  const said = replyText(mail.text ?? (await textOfHtml(mail.html || ""))) || replyText(mail.subject ?? "");
  const count = mail.attachments.filter(({ related }) => !related).length;
  const attached = count > 0 ? `[${count} ${count === 1 ? "attachment" : "attachments"}]` : "";
  return [said, attached].filter(Boolean).join("\n") || "[no text]";
}

/** The parser turns HTML into text only where it is the whole mail. */
async function textOfHtml(html: string): Promise<string> {
  if (html === "") return "";
  const { text = "" } = await simpleParser(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`, PARSING);
  return text;
}

/** As much of them as anybody needs: who looks through it takes no longer for a header without end. */
function valuesOf({ headerLines }: ParsedMail, name: string): string[] {
  return headerLines
    .filter(({ key }) => key === name)
    .slice(0, MOST_LINES)
    .map(({ line }) =>
      line
        .slice(line.indexOf(":") + 1, LONGEST_LINE)
        .replaceAll(/\r?\n\s+/g, " ")
        .trim(),
    );
}
