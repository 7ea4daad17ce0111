/** Test kit: mail that comes back, written by hand after RFC 3464 and what servers really send. */
import { CONTACT_ID } from "./given-mail.ts";

export const DOMAIN = "mail.example.com";
export const MESSAGE_ID = `<${CONTACT_ID}@${DOMAIN}>`;

const crlf = (lines: string[]) => lines.join("\n").replaceAll("\n", "\r\n");

type Report = {
  to: string;
  /** The fields of the one recipient. */
  recipient: string[];
  /** The last part: what was sent, whole or its headers. */
  original?: string[];
  headers?: string[];
};

/** A report of delivery as Postfix writes it. */
export function report({ to, recipient, original = [], headers = [] }: Report): Buffer {
  const boundary = "A9B1C.1795348800/mx.example.net";
  return Buffer.from(
    crlf([
      "Return-Path: <>",
      "Received: by mx.example.net (Postfix) id 4A9B1C; Sun, 22 Nov 2026 12:00:03 +0000 (UTC)",
      "Date: Sun, 22 Nov 2026 12:00:03 +0000 (UTC)",
      "From: MAILER-DAEMON@mx.example.net (Mail Delivery System)",
      "Subject: Undelivered Mail Returned to Sender",
      `To: ${to}`,
      "Auto-Submitted: auto-replied",
      ...headers,
      "MIME-Version: 1.0",
      `Content-Type: multipart/report; report-type=delivery-status;\n\tboundary="${boundary}"`,
      "Message-Id: <20261122120003.4A9B1C@mx.example.net>",
      "",
      "This is a MIME-encapsulated message.",
      "",
      `--${boundary}`,
      "Content-Description: Notification",
      "Content-Type: text/plain; charset=us-ascii",
      "",
      "This is the mail system at host mx.example.net. <ruth@example.com>: see below",
      "",
      `--${boundary}`,
      "Content-Description: Delivery report",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.net",
      "X-Postfix-Queue-ID: 4A9B1C",
      "Arrival-Date: Sun, 22 Nov 2026 12:00:01 +0000 (UTC)",
      "",
      "Final-Recipient: rfc822; ruth@example.com",
      "Original-Recipient: rfc822;ruth@example.com",
      ...recipient,
      "",
      ...(original.length > 0 ? [`--${boundary}`, ...original, ""] : []),
      `--${boundary}--`,
      "",
    ]),
  );
}

export const HEADERS_OF_OURS = [
  "Content-Description: Undelivered Message Headers",
  "Content-Type: text/rfc822-headers",
  "",
  "From: Larkfield Collections <desk@mail.example.com>",
  "To: Ruth Okafor <ruth@example.com>",
  "Subject: Your account C-7K3M-Q9TX",
  `Message-ID: ${MESSAGE_ID}`,
];

export const WHOLE_OF_OURS = [
  "Content-Description: Undelivered Message",
  "Content-Type: message/rfc822",
  "",
  "From: Larkfield Collections <desk@mail.example.com>",
  "To: Ruth Okafor <ruth@example.com>",
  "Subject: Your account C-7K3M-Q9TX",
  `Message-ID:\n ${MESSAGE_ID}`,
  "Content-Type: text/plain; charset=utf-8",
  "",
  "Dear Ruth,",
];

type Letter = { to: string; text: string; headers?: string[]; from?: string };

/** What somebody writes with a mail program. */
export function letter({ to, text, headers = [], from = "Ruth Okafor <ruth@example.com>" }: Letter): Buffer {
  return Buffer.from(
    crlf([
      `From: ${from}`,
      `To: ${to}`,
      "Date: Sun, 22 Nov 2026 13:00:00 +0000",
      "Subject: Re: Your account C-7K3M-Q9TX",
      "Message-ID: <CAF-1@mail.example.net>",
      ...headers,
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "",
      text,
      "",
    ]),
  );
}
