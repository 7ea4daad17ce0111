import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { type EmailAdapter, makeEmailAdapter } from "./email.ts";
import { ACCOUNT, CONTACT_ID, outgoing, smtpOn } from "./mail/given-mail.ts";
import { type GivenServer, givenSmtpServer, type Script } from "./mail/given-smtp-server.ts";

const open: { adapter: EmailAdapter; server: GivenServer }[] = [];
const never = new AbortController().signal;

/** Patient, but where a server is told to say nothing. */
async function given(script: Script = {}) {
  const server = await givenSmtpServer(script);
  const patience = Object.values(script).includes("silence")
    ? { connect: 1_000, silence: 1_000 }
    : { connect: 10_000, silence: 10_000 };
  const adapter = makeEmailAdapter(smtpOn(server.port), ACCOUNT, { patience });
  open.push({ adapter, server });
  return { adapter, server };
}

afterEach(async () => {
  for (const { adapter, server } of open.splice(0)) {
    adapter.close();
    await server.stop();
  }
});

const passing = (code: string) => ({ is: "refused", code, permanent: false });
const lasting = (code: string) => ({ is: "refused", code, permanent: true });

describe("what becomes of handing mail over", () => {
  it("sent: under the Message-ID of the contact, with the very bytes that the server got", async () => {
    const { adapter, server } = await given();
    const outcome = await adapter.send(outgoing(), never);
    expect(outcome).toMatchObject({ is: "sent", providerId: `${CONTACT_ID}@mail.example.com` });
    const document = outcome.is === "sent" ? outcome.document : undefined;
    expect(document?.mediaType).toBe("message/rfc822");
    expect(server.taken).toEqual([document?.bytes.toString("latin1")]);
    const [from, to] = server.heard.filter((line) => /^(MAIL|RCPT)/.test(line));
    expect(from).toMatch(/^MAIL FROM:<bounce\+0198c0de12347abc8def0123456789ab\.[0-9a-f]{12}@mail\.example\.com>/);
    expect(from).toContain(`RET=HDRS ENVID=${CONTACT_ID}`);
    expect(to).toBe("RCPT TO:<ruth@example.com> NOTIFY=FAILURE");
  });

  it.each<[string, Script, object]>([
    ["a greeting that says no", { greeting: "554 5.3.2 not today" }, passing("email.server-refused")],
    ["a line that breaks before the greeting", { greeting: null }, passing("email.unreachable")],
    ["a server that never greets", { greeting: "silence" }, passing("email.unreachable")],
    ["a password that is refused", { AUTH: "535 5.7.8 no" }, passing("email.sign-in-refused")],
    ["a sender for later", { MAIL: "451 4.3.0 later" }, { ...passing("email.put-off"), retryAfterMs: 300_000 }],
    ["a sender refused", { MAIL: "550 5.7.1 no" }, lasting("email.sender-refused")],
    ["a recipient for later", { RCPT: "450 4.2.0 greylisted" }, { ...passing("email.put-off"), retryAfterMs: 300_000 }],
    ["a recipient refused", { RCPT: "550 5.1.1 nobody" }, lasting("email.recipient-refused")],
    ["a line that breaks at the recipient", { RCPT: null }, passing("email.unreachable")],
    ["a message that may not begin", { DATA: "554 5.5.1 no" }, lasting("email.message-refused")],
    ["a session in disorder", { DATA: "503 5.5.1 order" }, { ...passing("email.put-off"), retryAfterMs: 300_000 }],
    ["a message for later", { message: "451 4.3.0 later" }, { ...passing("email.put-off"), retryAfterMs: 300_000 }],
    [
      "a server that has enough",
      { greeting: "421 4.7.0 too many" },
      { ...passing("provider-busy"), retryAfterMs: 60_000 },
    ],
    ["the same at the message", { message: "421 4.7.0 bye" }, { ...passing("provider-busy"), retryAfterMs: 60_000 }],
    ["a message refused", { message: "554 5.7.1 spam" }, lasting("email.message-refused")],
    ["a line that breaks after the message", { message: null }, { is: "unknown" }],
    ["a server that is silent after the message", { message: "silence" }, { is: "unknown" }],
    ["an answer without sense to the message", { message: "354 what" }, { is: "unknown" }],
  ])("%s", async (_, script, outcome) => {
    const { adapter, server } = await given(script);
    expect(await adapter.send(outgoing(), never)).toEqual(outcome);
    expect(server.taken.length).toBeLessThanOrEqual(1);
  });

  it("nobody listens", async () => {
    const { adapter, server } = await given();
    await server.stop();
    expect(await adapter.send(outgoing(), never)).toEqual(passing("email.unreachable"));
  });

  it("a message larger than the server takes", async () => {
    const { adapter, server } = await given({ EHLO: "250-here\r\n250-SIZE 500\r\n250 AUTH PLAIN" });
    expect(await adapter.send(outgoing(), never)).toEqual(lasting("email.too-large"));
    expect(server.taken).toEqual([]);
  });

  it("TLS that is required and not there", async () => {
    const server = await givenSmtpServer();
    const adapter = makeEmailAdapter({ ...smtpOn(server.port), requireTls: true }, ACCOUNT);
    open.push({ adapter, server });
    expect(await adapter.send(outgoing(), never)).toMatchObject({ is: "refused", permanent: false });
    expect(server.heard.filter((line) => /^(AUTH|MAIL)/.test(line))).toEqual([]);
  });
});

describe("TLS", () => {
  it.each([
    ["from the first byte", true],
    ["after STARTTLS", false],
  ])("%s under a certificate that nobody vouches for: nothing is handed over", async (_, tls) => {
    const heard: string[] = [];
    // Without a certificate of its own it has the one that comes with it.
    const server = new SMTPServer({
      secure: tls,
      logger: false,
      onMailFrom: (_address, _session, done) => {
        heard.push("MAIL");
        done();
      },
    });
    const inner = server.listen(0, "127.0.0.1");
    server.on("error", () => {});
    await once(inner, "listening");
    const smtp = { ...smtpOn((inner.address() as AddressInfo).port), tls, requireTls: !tls };
    const adapter = makeEmailAdapter(smtp, ACCOUNT);
    const outcome = await adapter.send(outgoing(), never);
    adapter.close();
    server.close();
    expect(outcome).toMatchObject({ is: "refused", permanent: false });
    expect(["email.tls-failed", "email.unreachable"]).toContain(outcome.is === "refused" && outcome.code);
    expect(heard).toEqual([]);
  });
});

describe("a connection that is kept", () => {
  it("that the server has given up meanwhile is replaced, and each message goes once", async () => {
    const { adapter, server } = await given({
      MAIL: (connection, time) => (connection === 0 && time === 1 ? null : undefined),
    });
    for (const to of ["a@example.com", "b@example.com"])
      expect(await adapter.send(outgoing({ to }), never)).toMatchObject({ is: "sent" });
    expect(server.heard.filter((line) => line.startsWith("EHLO"))).toHaveLength(2);
    expect(server.taken).toHaveLength(2);
  });

  it("that breaks once the message began leaves it in doubt, and it does not go again", async () => {
    const { adapter, server } = await given({ message: (_, time) => (time === 1 ? null : undefined) });
    expect(await adapter.send(outgoing({ to: "a@example.com" }), never)).toMatchObject({ is: "sent" });
    expect(await adapter.send(outgoing({ to: "b@example.com" }), never)).toEqual({ is: "unknown" });
    expect(await adapter.send(outgoing({ to: "c@example.com" }), never)).toMatchObject({ is: "sent" });
    expect(server.heard.filter((line) => line.startsWith("RCPT"))).toHaveLength(3);
  });

  it("carries one message after another, and a refused one does not end it", async () => {
    const { adapter, server } = await given({ RCPT: (_, time) => (time === 1 ? "550 5.1.1 nobody" : undefined) });
    const outcomes = [];
    for (const to of ["a@example.com", "b@example.com", "c@example.com"])
      outcomes.push((await adapter.send(outgoing({ to }), never)).is);
    expect(outcomes).toEqual(["sent", "refused", "sent"]);
    expect(server.heard.filter((line) => line.startsWith("EHLO"))).toHaveLength(1);
    expect(server.taken).toHaveLength(2);
  });
});

describe("who stops waiting", () => {
  /** Says nothing at this step, where whoever waits gives up. */
  async function givenUpAt(step: "RCPT" | "message") {
    const patience = new AbortController();
    const silent = () => {
      patience.abort();
      return "silence" as const;
    };
    const { adapter, server } = await given({ [step]: silent });
    return { outcome: await adapter.send(outgoing(), patience.signal), server };
  }

  it("before the message began knows that it was not handed over", async () => {
    const { outcome, server } = await givenUpAt("RCPT");
    expect(outcome).toEqual(passing("email.stopped"));
    expect(server.taken).toEqual([]);
  });

  it("after it began does not", async () => {
    const { outcome, server } = await givenUpAt("message");
    expect(outcome).toEqual({ is: "unknown" });
    expect(server.taken).toHaveLength(1);
  });

  it("cannot ask a mail server afterwards", async () => {
    const { adapter } = await given();
    expect(await adapter.find(outgoing(), "2026-11-22T12:00:00.000Z")).toEqual({ is: "unknown" });
  });
});

describe("what may not become mail", () => {
  it.each([
    ["a line end in the name", { name: "Ruth\r\nBcc: all@example.com" }, "email.header-injection"],
    ["a line end in the subject", { subject: "Hello\nBcc: all@example.com" }, "email.header-injection"],
    ["a line end in the address", { to: "ruth@example.com\r\nRCPT TO:<x@example.com>" }, "email.header-injection"],
    ["a zero byte", { text: "a\0b" }, "email.header-injection"],
    ["a name written backwards", { name: "\u202eRuth" }, "email.header-injection"],
    ["two addresses", { to: "ruth@example.com,eve@example.com" }, "email.address-invalid"],
    ["an address with a name", { to: "Ruth <ruth@example.com>" }, "email.address-invalid"],
    ["no address", { to: "ruth" }, "email.address-invalid"],
    ["no subject", { subject: " " }, "email.subject-missing"],
    ["a text without end", { text: "x".repeat(100_001) }, "email.too-large"],
    ["a subject without end", { subject: "x".repeat(251) }, "email.too-large"],
    ["a link that looks like ours", { text: "http://mail.ex\u0430mple.com/c/1" }, "email.deceptive-link"],
    ["the same in the name", { name: "mail.ex\u0430mple.com" }, "email.deceptive-link"],
  ])("%s is refused for good before anybody is asked", async (_, change, code) => {
    const { adapter, server } = await given();
    expect(await adapter.send(outgoing(change), never)).toEqual(lasting(code));
    expect(server.heard).toEqual([]);
  });

  it("an address under a name with marks goes to the name that servers know", async () => {
    const { adapter, server } = await given();
    expect(await adapter.send(outgoing({ to: "ruth@bücher.example" }), never)).toMatchObject({ is: "sent" });
    expect(server.heard.join("\n")).toContain("RCPT TO:<ruth@xn--bcher-kva.example>");
  });
});
