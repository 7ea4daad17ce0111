/** Settings of the email channel: an SMTP server with all that it needs, or none (docs/channels.md). */
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import * as z from "zod";
import { readSmtpUrl, type Smtp } from "./smtp-url.ts";

export type MailFrom = { name: string; address: string; domain: string };
export type Dkim = { domain: string; selector: string; privateKey: string };

export type Mail = {
  smtp: Smtp;
  from: MailFrom;
  replyTo: string | null;
  dkim: Dkim | null;
  /** The gateway's secrets; any of them signs. */
  webhookSecrets: string[];
  perSecond: number;
};

const ADDRESS =
  /^[\w.!#$%&'*/=?^`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
/** What is left of the 64 characters before the @ when the contact's tag stands there too. */
export const LONGEST_LOCAL_PART = 18;

export const mailSettings = {
  BATON_SMTP_URL: z
    .string()
    .refine((text) => readSmtpUrl(text) !== null)
    .optional(),
  BATON_MAIL_FROM: z
    .string()
    .refine((text) => readMailFrom(text) !== null)
    .optional(),
  BATON_MAIL_REPLY_TO: z.string().refine(isReplyTo).optional(),
  BATON_MAIL_DKIM_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/i)
    .optional(),
  BATON_MAIL_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9._-]+$/i)
    .optional(),
  BATON_MAIL_DKIM_KEY_FILE: z
    .string()
    .refine((file) => readKey(file) !== null)
    .optional(),
  BATON_MAIL_WEBHOOK_SECRET: z
    .string()
    .refine((text) => secretsOf(text).every((one) => one.length >= 24))
    .optional(),
  BATON_MAIL_PER_SECOND: z.coerce.number().positive().max(1000).default(10),
  BATON_LINK_HOSTS: z
    .string()
    .regex(/^[^\s/:@]+(\s+[^\s/:@]+)*$/)
    .optional(),
};

export const howToFixMail = {
  BATON_SMTP_URL:
    "smtps://user:password@host:465, or smtp://user:password@host:587 (STARTTLS is required; ?tls=off only in a network of your own)",
  BATON_MAIL_FROM:
    "who mail comes from, such as Larkfield Collections <desk@mail.example.com>; needed for BATON_SMTP_URL",
  BATON_MAIL_REPLY_TO: `where customers answer to, at most ${LONGEST_LOCAL_PART} characters before the @, such as replies@mail.example.com`,
  BATON_MAIL_DKIM_DOMAIN: "the signing domain, such as mail.example.com; all three DKIM settings or none",
  BATON_MAIL_DKIM_SELECTOR: "the selector under which the public key stands in DNS; all three DKIM settings or none",
  BATON_MAIL_DKIM_KEY_FILE:
    "a file with the RSA private key (PEM) that this user may read; all three DKIM settings or none",
  BATON_MAIL_WEBHOOK_SECRET:
    "at least 24 characters, two by a space while one is changed; make one with: openssl rand -base64 32. Bounces come back with it",
  BATON_MAIL_PER_SECOND: "messages a second that the SMTP server takes, over all processes, such as 10",
  BATON_LINK_HOSTS:
    "names of other sites that messages may link to, separated by spaces, such as www.moneyhelper.org.uk",
};

type Read = z.infer<z.ZodObject<typeof mailSettings>>;

/** Mail that cannot bounce back is not set up; half a DKIM key is none. */
export function checkMail(read: Read, context: z.core.$RefinementCtx): void {
  const complain = (name: string) => context.issues.push({ code: "custom", input: read, path: [name], message: "" });
  const needed = ["BATON_MAIL_FROM", "BATON_MAIL_WEBHOOK_SECRET"] as const;
  if (read.BATON_SMTP_URL) for (const name of needed) if (!read[name]) complain(name);
  const dkim = ["BATON_MAIL_DKIM_DOMAIN", "BATON_MAIL_DKIM_SELECTOR", "BATON_MAIL_DKIM_KEY_FILE"] as const;
  if (dkim.some((name) => read[name])) for (const name of dkim) if (!read[name]) complain(name);
}

export function mailFrom(read: Read): Mail | null {
  const smtp = readSmtpUrl(read.BATON_SMTP_URL ?? "");
  const from = readMailFrom(read.BATON_MAIL_FROM ?? "");
  if (!smtp || !from) return null;
  return {
    smtp,
    from,
    replyTo: read.BATON_MAIL_REPLY_TO?.trim() ?? null,
    dkim: dkimFrom(read),
    webhookSecrets: secretsOf(read.BATON_MAIL_WEBHOOK_SECRET ?? ""),
    perSecond: read.BATON_MAIL_PER_SECOND,
  };
}

/** Names of sites that messages may link to beside our own. */
export function linkHostsFrom(read: Read): string[] {
  return read.BATON_LINK_HOSTS?.toLowerCase().split(/\s+/) ?? [];
}

function dkimFrom(read: Read): Dkim | null {
  const { BATON_MAIL_DKIM_DOMAIN: domain, BATON_MAIL_DKIM_SELECTOR: selector, BATON_MAIL_DKIM_KEY_FILE: file } = read;
  const privateKey = file ? readKey(file) : null;
  return domain && selector && privateKey ? { domain, selector, privateKey } : null;
}

/** `Name <address>`, or an address alone. */
export function readMailFrom(text: string): MailFrom | null {
  const [, quoted, angled] = /^(.*?)\s*<([^<>]+)>$/.exec(text.trim()) ?? [];
  const address = (angled ?? text).trim();
  const name = (quoted ?? "").trim().replace(/^"(.*)"$/, "$1");
  if (!ADDRESS.test(address) || /[\p{Cc}<>"]/u.test(name)) return null;
  return { name, address, domain: address.slice(address.lastIndexOf("@") + 1).toLowerCase() };
}

function isReplyTo(text: string): boolean {
  const address = text.trim();
  return ADDRESS.test(address) && address.indexOf("@") <= LONGEST_LOCAL_PART;
}

function secretsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function readKey(file: string): string | null {
  try {
    const key = readFileSync(file, "utf8");
    return createPrivateKey(key).asymmetricKeyType === "rsa" ? key : null;
  } catch {
    // Said as a wrong setting, with what it should be.
    return null;
  }
}
