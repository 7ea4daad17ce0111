import { describe, expect, it } from "vitest";
import { DOMAIN, HEADERS_OF_OURS, letter, MESSAGE_ID, report, WHOLE_OF_OURS } from "./given-incoming.ts";
import { CONTACT_ID } from "./given-mail.ts";
import { readMail } from "./read-mail.ts";
import { bounceAddress, replyAddress } from "./tagged-address.ts";

const bounce = bounceAddress(CONTACT_ID, DOMAIN);
const reply = replyAddress(CONTACT_ID, "replies@example.com");
const read = (raw: Uint8Array) => readMail(raw, DOMAIN);
const nothing = { is: "nothing" };

describe("a report on one of ours", () => {
  const bounced = (kind: "hard" | "soft", code: string) => ({
    is: "report",
    contactId: CONTACT_ID,
    outcome: { is: "bounced", kind, code },
  });

  it.each<[string, string[], object]>([
    ["a mailbox that is none", ["Action: failed", "Status: 5.1.1"], bounced("hard", "5.1.1")],
    ["a domain that is none", ["Action: Failed", "Status: 5.1.2 (bad destination)"], bounced("hard", "5.1.2")],
    ["a mailbox closed", ["Action: failed", "Status: 5.2.1"], bounced("hard", "5.2.1")],
    ["a reason not told", ["Action: failed", "Status: 5.0.0"], bounced("hard", "5.0.0")],
    ["time run out", ["Action: failed", "Status: 4.4.7"], bounced("soft", "4.4.7")],
    ["a mailbox full", ["Action: failed", "Status: 5.2.2"], bounced("soft", "5.2.2")],
    ["a filter's word", ["Action: failed", "Status: 5.7.1"], bounced("soft", "5.7.1")],
    [
      "only what the server said, over two lines",
      ["Action: failed", "Diagnostic-Code: smtp; 550-5.1.10 <ruth@example.com>", "    not found by 250 servers"],
      bounced("hard", "5.1.10"),
    ],
    ["only an old code", ["Action: failed", "Diagnostic-Code: smtp; 452 try later"], bounced("soft", "4.0.0")],
    ["nothing but the failure", ["Action: failed"], bounced("hard", "5.0.0")],
    [
      "that it arrived",
      ["Action: delivered", "Status: 2.0.0"],
      { is: "report", contactId: CONTACT_ID, outcome: { is: "delivered" } },
    ],
    ["that it is late", ["Action: delayed", "Status: 4.4.1", "Will-Retry-Until: Tue, 24 Nov 2026"], nothing],
    ["that it was passed on", ["Action: relayed", "Status: 2.0.0"], nothing],
  ])("says %s", async (_, recipient, said) => {
    expect(await read(report({ to: bounce, recipient, original: HEADERS_OF_OURS }))).toEqual(said);
  });

  it("is found by the Message-ID where it went to another address, from the headers or the whole of ours", async () => {
    for (const original of [HEADERS_OF_OURS, WHOLE_OF_OURS])
      expect(
        await read(report({ to: "desk@mail.example.com", recipient: ["Action: failed", "Status: 5.1.1"], original })),
      ).toEqual(bounced("hard", "5.1.1"));
  });

  it("is found where the address stands only in what the last server wrote", async () => {
    const headers = [`Delivered-To: ${bounce.toUpperCase()}`];
    expect(await read(report({ to: "postmaster", headers, recipient: ["Action: failed", "Status: 5.1.1"] }))).toEqual(
      bounced("hard", "5.1.1"),
    );
  });

  it("is not believed under a tag that is not ours, nor on a message of another house", async () => {
    const recipient = ["Action: failed", "Status: 5.1.1"];
    const forged = bounce.replace(/\.[0-9a-f]{12}@/, ".000000000000@");
    expect(await read(report({ to: forged, recipient }))).toEqual(nothing);
    const original = HEADERS_OF_OURS.map((line) => line.replace(MESSAGE_ID, `<${CONTACT_ID}@other.example>`));
    expect(await read(report({ to: "x@mail.example.com", recipient, original }))).toEqual(nothing);
  });

  it("is not one on reading", async () => {
    const raw = report({ to: bounce, recipient: ["Disposition: automatic-action; displayed"] }).toString("latin1");
    const receipt = raw.replaceAll("delivery-status", "disposition-notification");
    expect(await read(Buffer.from(receipt))).toEqual(nothing);
  });
});

describe("what a customer writes", () => {
  const said = (contactId: string | null, text = "I will pay on Friday.") => ({
    is: "letter",
    contactId,
    from: "ruth@example.com",
    text,
  });
  const text = "I will pay on Friday.\n\nOn 22 Nov 2026 Larkfield wrote:\n> Dear Ruth,";

  it("is an answer by the address that it goes to, or by what it names", async () => {
    expect(await read(letter({ to: `Larkfield <${reply}>`, text }))).toEqual(said(CONTACT_ID));
    const headers = [`In-Reply-To: ${MESSAGE_ID}`];
    expect(await read(letter({ to: "desk@mail.example.com", text, headers }))).toEqual(said(CONTACT_ID));
    const further = [
      "In-Reply-To: <x@mail.example.net>",
      `References: <a@b.example>\r\n ${MESSAGE_ID} <x@mail.example.net>`,
    ];
    expect(await read(letter({ to: "desk@mail.example.com", text, headers: further }))).toEqual(said(CONTACT_ID));
  });

  it("is a letter of its own where it names nothing of ours", async () => {
    expect(await read(letter({ to: "desk@mail.example.com", text }))).toEqual(said(null));
    const forged = reply.replace(/\.[0-9a-f]{12}@/, ".000000000000@");
    expect(await read(letter({ to: forged, text }))).toEqual(said(null));
  });

  it.each([
    ["out of office", ["Auto-Submitted: auto-replied"]],
    ["in the older way", ["Precedence: auto_reply"]],
    ["in bulk", ["Precedence: bulk"]],
    ["by a machine without a sender", ["Return-Path: <>"]],
    ["by a list", ["List-Id: <all.example.net>"]],
  ])("is none when it is sent %s", async (_, headers) => {
    expect(await read(letter({ to: reply, text, headers }))).toEqual(nothing);
  });

  it("is one with the word that no machine sent it", async () => {
    expect(await read(letter({ to: reply, text, headers: ["Auto-Submitted: no"] }))).toEqual(said(CONTACT_ID));
  });

  it("is none when it comes to where bounces come, or from nobody", async () => {
    expect(await read(letter({ to: bounce, text }))).toEqual(nothing);
    expect(await read(letter({ to: reply, text, from: "" }))).toEqual(nothing);
  });

  it("is read from HTML too, with the word that something came along", async () => {
    const boundary = "b1";
    const raw = [
      "From: RUTH@example.com",
      `To: ${reply}`,
      `Content-Type: multipart/mixed; boundary=${boundary}`,
      "",
      `--${boundary}`,
      "Content-Type: text/html; charset=iso-8859-1",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "<p>I'll pay <b>=A35</b> on Friday.</p><script>alert(1)</script><blockquote>Dear Ruth,</blockquote>",
      `--${boundary}`,
      'Content-Type: application/pdf; name="payslip.pdf"',
      "Content-Transfer-Encoding: base64",
      "",
      "JVBERi0=",
      `--${boundary}--`,
      "",
    ].join("\r\n");
    expect(await read(Buffer.from(raw))).toEqual(said(CONTACT_ID, "I'll pay £5 on Friday.\n[1 attachment]"));
  });

  it("without a text is its subject", async () => {
    expect(await read(letter({ to: reply, text: "" }))).toEqual(said(CONTACT_ID, "Re: Your account C-7K3M-Q9TX"));
  });

  it("that is no mail at all is nothing", async () => {
    expect(await read(Buffer.from([0, 255, 1, 2, 254]))).toEqual(nothing);
    expect(await read(Buffer.from(""))).toEqual(nothing);
  });
});

describe("a mail made to take long", () => {
  const nested = Array.from(
    { length: 3_000 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  );
  const parts = "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(20_000);

  it.each<[string, string, object]>([
    ["an address without end", `To: ${"a".repeat(1_000_000)}\r\n\r\nhi`, { is: "letter", text: "hi" }],
    ["addresses without end", `To: ${"a@b.example, ".repeat(100_000)}\r\n\r\nhi`, nothing],
    ["parts within parts", nested.join(""), nothing],
    ["parts without end", `Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}--b--`, nothing],
    [
      "HTML without end",
      `Content-Type: text/html\r\n\r\n${"<div>".repeat(150_000)}`,
      { is: "letter", text: "[no text]" },
    ],
    ["a subject without end", `Subject: ${"=?utf-8?q?".repeat(100_000)}\r\n\r\n`, { is: "letter" }],
  ])("by %s does not", async (_, mail, said) => {
    const began = process.cpuUsage();
    const answer = await read(Buffer.from(`From: ruth@example.com\r\n${mail}`));
    expect(answer).toMatchObject(said);
    expect(JSON.stringify(answer).length).toBeLessThan(11_000);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(5_000);
  });

  it("by headers full of what is no address does not either", async () => {
    const names = ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"];
    const lines = names.flatMap((name) => Array.from({ length: 20 }, () => `${name}: ${"a".repeat(3_900)}`));
    const began = process.cpuUsage();
    expect(await read(Buffer.from(`From: ruth@example.com\r\n${lines.join("\r\n")}\r\n\r\nhi`))).toMatchObject({
      text: "hi",
    });
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(1_000);
  });
});
