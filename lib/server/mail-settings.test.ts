import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EnvProblem, readEnv } from "./env.ts";

const secrets = { BATON_SECRET: "a-secret-long-enough", BATON_MASTER_KEY: Buffer.alloc(32, 7).toString("base64") };
const set = {
  BATON_SMTP_URL: "smtp://desk:p%40ss@mail.example.com",
  BATON_MAIL_FROM: "Larkfield Collections <desk@Mail.example.com>",
  BATON_MAIL_WEBHOOK_SECRET: "a secret".padEnd(24, "x").replace(" ", "-"),
};
const folder = mkdtempSync(join(tmpdir(), "baton-dkim-"));
afterAll(() => rmSync(folder, { recursive: true }));

function problemsOf(source: Record<string, string>): string[] {
  try {
    readEnv({ ...secrets, ...source });
  } catch (error) {
    if (error instanceof EnvProblem) return error.rows.map((row) => `${row.name} ${row.problem}`);
    throw error;
  }
  return [];
}
const mailOf = (source: Record<string, string>) => readEnv({ ...secrets, ...source }).mail;

describe("the settings of email", () => {
  it("are none without a server", () => {
    expect(mailOf({})).toBeNull();
    expect(mailOf({ BATON_MAIL_FROM: set.BATON_MAIL_FROM })).toBeNull();
  });

  it("are whole with a server, a sender and the gateway's secret", () => {
    expect(mailOf({ ...set, BATON_MAIL_REPLY_TO: "replies@example.com" })).toEqual({
      smtp: { host: "mail.example.com", port: 587, tls: false, requireTls: true, auth: { user: "desk", pass: "p@ss" } },
      from: { name: "Larkfield Collections", address: "desk@Mail.example.com", domain: "mail.example.com" },
      replyTo: "replies@example.com",
      dkim: null,
      webhookSecrets: [set.BATON_MAIL_WEBHOOK_SECRET],
      perSecond: 10,
    });
  });

  it.each([
    ["smtps://u:p@mail.example.com", { port: 465, tls: true, requireTls: false }],
    ["smtp://mail.example.com:2525", { port: 2525, tls: false, requireTls: true, auth: null }],
    ["smtp://localhost:1025", { requireTls: false }],
    ["smtp://[::1]:1025", { host: "::1", requireTls: false }],
    ["smtp://10.0.0.7?tls=off", { host: "10.0.0.7", requireTls: false }],
  ])("%s is without TLS only on this machine, or where it says so", (BATON_SMTP_URL, smtp) => {
    expect(mailOf({ ...set, BATON_SMTP_URL })?.smtp).toMatchObject(smtp);
  });

  it.each([
    ["BATON_SMTP_URL", "https://mail.example.com"],
    ["BATON_SMTP_URL", "smtp://desk@mail.example.com"],
    ["BATON_SMTP_URL", "smtp://mail.example.com?tls=maybe"],
    ["BATON_SMTP_URL", "smtps://mail.example.com?tls=off"],
    ["BATON_SMTP_URL", "smtp://mail.example.com/path"],
    ["BATON_MAIL_FROM", "Larkfield"],
    ["BATON_MAIL_FROM", "a@example.com, b@example.com"],
    ["BATON_MAIL_REPLY_TO", "Larkfield <replies@example.com>"],
    ["BATON_MAIL_REPLY_TO", "a-much-too-long-name@example.com"],
    ["BATON_MAIL_WEBHOOK_SECRET", "short"],
    ["BATON_MAIL_PER_SECOND", "0"],
    ["BATON_LINK_HOSTS", "https://www.gov.uk"],
  ])("%s is not %s", (name, value) => expect(problemsOf({ ...set, [name]: value })).toEqual([`${name} is not usable`]));

  it("say what is missing", () => {
    expect(problemsOf({ BATON_SMTP_URL: set.BATON_SMTP_URL })).toEqual([
      "BATON_MAIL_FROM is missing",
      "BATON_MAIL_WEBHOOK_SECRET is missing",
    ]);
    expect(problemsOf({ ...set, BATON_MAIL_DKIM_SELECTOR: "s1" })).toEqual([
      "BATON_MAIL_DKIM_DOMAIN is missing",
      "BATON_MAIL_DKIM_KEY_FILE is missing",
    ]);
  });

  it("take two secrets while one is changed, and names of other sites", () => {
    const both = `${set.BATON_MAIL_WEBHOOK_SECRET} ${"y".repeat(24)}`;
    expect(mailOf({ ...set, BATON_MAIL_WEBHOOK_SECRET: both })?.webhookSecrets).toHaveLength(2);
    expect(readEnv({ ...secrets, BATON_LINK_HOSTS: "www.GOV.uk  stepchange.org" }).linkHosts).toEqual([
      "www.gov.uk",
      "stepchange.org",
    ]);
  });
});

describe("a DKIM key", () => {
  const dkim = { BATON_MAIL_DKIM_DOMAIN: "mail.example.com", BATON_MAIL_DKIM_SELECTOR: "s1" };
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it("is read from its file", () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const mail = mailOf({ ...set, ...dkim, BATON_MAIL_DKIM_KEY_FILE: file("key.pem", pem) });
    expect(mail?.dkim).toEqual({ domain: "mail.example.com", selector: "s1", privateKey: pem });
  });

  it.each([
    ["is not there", () => join(folder, "none.pem")],
    ["is no key", () => file("none.txt", "hello")],
    [
      "is of another kind",
      () =>
        file("ed.pem", generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString()),
    ],
  ])("that %s is said", (_, made) => {
    expect(problemsOf({ ...set, ...dkim, BATON_MAIL_DKIM_KEY_FILE: made() })).toEqual([
      "BATON_MAIL_DKIM_KEY_FILE is not usable",
    ]);
  });
});
