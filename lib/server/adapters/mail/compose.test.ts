import { createHash, createVerify, generateKeyPairSync } from "node:crypto";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { compose } from "./compose.ts";
import { ACCOUNT, CONTACT_ID, outgoing } from "./given-mail.ts";
import { contactOf } from "./tagged-address.ts";

async function composed(change = {}, account = ACCOUNT) {
  const { bytes, envelope } = await compose(outgoing(change), account);
  const [head = "", ...body] = bytes.toString("latin1").split("\r\n\r\n");
  return { head: head.replaceAll(/\r\n[ \t]+/g, " "), body: body.join("\r\n\r\n"), bytes, envelope };
}

describe("a mail of ours", () => {
  it("says who writes, where answers go, and how to hear no more of it", async () => {
    const { head, bytes } = await composed();
    expect(head.split("\r\n")).toEqual(
      expect.arrayContaining([
        "From: Larkfield Collections <desk@mail.example.com>",
        "To: Ruth Okafor <ruth@example.com>",
        `Message-ID: <${CONTACT_ID}@mail.example.com>`,
        "Subject: Your account C-7K3M-Q9TX",
        "List-Unsubscribe: <http://localhost:3000/c/tok-en_1>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Auto-Submitted: auto-generated",
        "Content-Language: en-GB",
      ]),
    );
    const [, reply = ""] = /Reply-To: .*<([^>]+)>/.exec(head) ?? [];
    expect(contactOf(reply)).toEqual({ way: "reply", contactId: CONTACT_ID });
    expect(bytes.toString("latin1")).not.toMatch(/[^\r]\n/);
    expect(head).not.toMatch(/^(Bcc|X-Mailer)/im);
  });

  it("has the same words as text and as HTML, which loads nothing and runs nothing", async () => {
    const text = 'Dear <b>Ruth</b> & "co",\n\nhttps://localhost/c/1?a=1&b="x"\n.\nüber\n\njavascript:alert(1)';
    const mail = await simpleParser((await composed({ text })).bytes);
    expect(mail.text?.trim()).toBe(text);
    expect(mail.html).toContain("<p>Dear &lt;b&gt;Ruth&lt;/b&gt; &amp; &quot;co&quot;,</p>");
    expect(mail.html).toContain(
      '<a href="https://localhost/c/1?a=1&amp;b=">https://localhost/c/1?a=1&amp;b=</a>&quot;x&quot;',
    );
    expect(mail.html).not.toMatch(/<(img|script|link|iframe|style)|src=|url\(|href="(?!https?:)/i);
  });

  it.each([
    ["en-GB", "standard", "ltr", "1rem"],
    ["ar", "standard", "rtl", "1rem"],
    ["ur-PK", "large-print", "rtl", "1.5rem"],
  ])("in %s, %s, runs %s at %s", async (language, variant, direction, size) => {
    const { html } = await simpleParser((await composed({ language, variant })).bytes);
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(html).toContain(`font:${size}`);
  });

  it("keeps a name with signs and marks one name", async () => {
    const name = 'Ω "Eve" <eve@evil.example>, Jr.';
    const mail = await simpleParser((await composed({ name })).bytes);
    expect(mail.to).toMatchObject({ value: [{ name, address: "ruth@example.com" }] });
  });

  it("keeps a long address to press whole on its line", async () => {
    const preferencesUrl = `https://localhost/c/${"A".repeat(300)}`;
    const { bytes } = await composed({ preferencesUrl });
    expect(bytes.toString("latin1")).toContain(`\r\nList-Unsubscribe: <${preferencesUrl}>\r\n`);
  });

  it("says nothing of an address for answers where none is set", async () => {
    expect((await composed({}, { ...ACCOUNT, replyTo: null })).head).not.toMatch(/^Reply-To/m);
  });
});

describe("a signed mail", () => {
  const key = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const account = { ...ACCOUNT, dkim: { domain: "mail.example.com", selector: "s1", privateKey: key.privateKey } };

  it("is signed over its body and all that a receiver acts on (RFC 6376, RFC 8058)", async () => {
    const { head, body } = await composed({}, account);
    const lines = head.split("\r\n");
    const signature = lines.find((line) => line.startsWith("DKIM-Signature:")) ?? "";
    const tag = (name: string) => new RegExp(`\\b${name}=([^;]+)`).exec(signature)?.[1]?.replaceAll(/\s/g, "") ?? "";
    expect([tag("d"), tag("s"), tag("c")]).toEqual(["mail.example.com", "s1", "relaxed/relaxed"]);
    const relaxed = body
      .replaceAll(/[ \t]+\r\n/g, "\r\n")
      .replaceAll(/[ \t]+/g, " ")
      .replace(/(\r\n)*$/, "\r\n");
    expect(tag("bh")).toBe(createHash("sha256").update(relaxed, "latin1").digest("base64"));
    const names = tag("h").split(":");
    for (const name of ["from", "to", "subject", "list-unsubscribe", "list-unsubscribe-post"])
      expect(names).toContain(name);
    const line = (text: string) => {
      const at = text.indexOf(":");
      return `${text.slice(0, at).toLowerCase()}:${text
        .slice(at + 1)
        .replaceAll(/\s+/g, " ")
        .trim()}`;
    };
    const signed = names.map((name) => line(lines.find((one) => one.toLowerCase().startsWith(`${name}:`)) ?? ""));
    const own = line(signature.replace(/\bb=[^;]*$/, "b="));
    const verify = createVerify("RSA-SHA256").update(`${signed.join("\r\n")}\r\n${own}`);
    expect(verify.verify(key.publicKey, tag("b"), "base64")).toBe(true);
  });
});
