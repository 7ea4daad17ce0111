import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Account } from "../twilio/account.ts";
import type { Adapter, Outgoing, SendOutcome } from "./adapter.ts";
import { type Answering, closedPort, givenProvider, type Provider, says } from "./given-provider.ts";
import { smsAdapter } from "./sms.ts";

const SID = `SM${"a1".repeat(16)}`;
const MESSAGE: Outgoing = {
  contactId: "0199c0de-0000-7000-8000-000000000001",
  channel: "sms",
  to: "+44 7700 900117",
  name: "Ruth Achterberg",
  text: "Larkfield: please call us on 01632 960000. Reply STOP to stop texts.",
  language: "en",
  variant: "standard",
  reference: "C-7K3M-Q9TX",
  preferencesUrl: "https://desk.example/c/x",
};

let provider: Provider;
beforeAll(async () => {
  provider = await givenProvider();
});
afterAll(() => provider.stop());
beforeEach(() => {
  provider.asked.length = 0;
});

function account(change: Partial<Account> = {}): Account {
  return {
    provider: "twilio",
    url: provider.url,
    accountSid: `AC${"0f".repeat(16)}`,
    authToken: "a-token",
    from: { sms: "+441632960000", whatsapp: "+441632960001" },
    perSecond: 20,
    ...change,
  };
}

function adapter(change: Partial<Account> = {}, channel: "sms" | "whatsapp" = "sms"): Adapter {
  const made = smsAdapter(channel, account(change));
  if (!made) throw new Error("the channel is off");
  return made;
}

function sendBy(answers: Answering, message: Partial<Outgoing> = {}): Promise<SendOutcome> {
  provider.answers = answers;
  return adapter().send({ ...MESSAGE, ...message }, new AbortController().signal);
}

const refusal = (status: number, code: number) => says(status, { code, message: "", more_info: "", status });

describe("sending a text", () => {
  it("posts the documented form, and is sent under the answer's id", async () => {
    expect(await sendBy(says(201, { sid: SID, status: "queued" }))).toEqual({ is: "sent", providerId: SID });
    const [asked] = provider.asked;
    const { accountSid } = account();
    expect(asked).toMatchObject({ method: "POST", url: `/2010-04-01/Accounts/${accountSid}/Messages.json` });
    expect(atob(asked?.authorization.replace("Basic ", "") ?? "")).toBe(`${accountSid}:a-token`);
    expect(Object.fromEntries(asked?.form ?? [])).toEqual({
      To: "+447700900117",
      From: "+441632960000",
      Body: MESSAGE.text,
      StatusCallback: `http://localhost:3000/api/webhooks/twilio/status?contactId=${MESSAGE.contactId}#rc=5&rp=5xx,ct,rt`,
    });
  });

  it("sends WhatsApp through the same form, under its own addresses", async () => {
    provider.answers = says(201, { sid: SID });
    await adapter({}, "whatsapp").send({ ...MESSAGE, channel: "whatsapp" }, new AbortController().signal);
    expect(provider.asked[0]?.form.get("To")).toBe("whatsapp:+447700900117");
    expect(provider.asked[0]?.form.get("From")).toBe("whatsapp:+441632960001");
  });

  it("names a messaging service instead of a number", async () => {
    const service = `MG${"1".repeat(32)}`;
    provider.answers = says(201, { sid: SID });
    await adapter({ from: { sms: service, whatsapp: null } }).send(MESSAGE, new AbortController().signal);
    expect(provider.asked[0]?.form.get("MessagingServiceSid")).toBe(service);
    expect(provider.asked[0]?.form.has("From")).toBe(false);
  });

  it("is off without a sender", () => {
    expect(smsAdapter("whatsapp", account({ from: { sms: "+441632960000", whatsapp: null } }))).toBeNull();
  });
});

describe("what surely was not handed over", () => {
  it.each([
    [400, 21211, "invalid-number"],
    [400, 21614, "not-a-mobile"],
    [400, 21610, "opted-out-at-provider"],
    [400, 21612, "no-route"],
    [400, 21999, "twilio-21999"],
  ])("is refused for good by %d %d: %s", async (status, number, code) => {
    expect(await sendBy(refusal(status, number))).toEqual({ is: "refused", code, permanent: true });
  });

  it.each([
    [401, 20003, "provider-refuses-us"],
    [403, 20005, "provider-refuses-us"],
    [404, 20404, "provider-refuses-us"],
    [400, 21606, "sender-not-set-up"],
    [400, 21611, "provider-busy"],
    [500, 20500, "provider-error"],
    [503, 20503, "provider-error"],
  ])("is refused for now by %d %d: %s", async (status, number, code) => {
    expect(await sendBy(refusal(status, number))).toEqual({ is: "refused", code, permanent: false });
  });

  it("waits as long as a 429 asks", async () => {
    const outcome = await sendBy(says(429, { code: 20429 }, { "retry-after": "7" }));
    expect(outcome).toEqual({ is: "refused", code: "provider-busy", permanent: false, retryAfterMs: 7_000 });
    expect(await sendBy(says(429, "slow down"))).toEqual({ is: "refused", code: "provider-busy", permanent: false });
    const dated = await sendBy(says(503, "", { "retry-after": new Date(Date.now() + 30_000).toUTCString() }));
    expect(dated).toMatchObject({ code: "provider-error", retryAfterMs: expect.any(Number) });
  });

  it("is refused for now by a closed port", async () => {
    const outcome = await adapter({ url: await closedPort() }).send(MESSAGE, new AbortController().signal);
    expect(outcome).toEqual({ is: "refused", code: "provider-away", permanent: false });
  });

  it("follows no redirect with a message in its hand", async () => {
    const outcome = await sendBy(says(307, "", { location: "/elsewhere" }));
    expect(outcome).toMatchObject({ is: "refused", permanent: false });
    expect(provider.asked).toHaveLength(1);
  });

  it("asks nobody when it was stopped before", async () => {
    const outcome = await adapter().send(MESSAGE, AbortSignal.abort());
    expect(outcome).toEqual({ is: "refused", code: "interrupted", permanent: false });
    expect(provider.asked).toEqual([]);
  });

  it.each([
    [{ to: "07700 900117" }, "invalid-number"],
    [{ to: "+44 7700 900117\r\nBcc: +1" }, "invalid-number"],
    [{ text: "" }, "text-empty"],
    [{ text: "x".repeat(1601) }, "text-too-long"],
    [{ text: "a\u0000b" }, "text-broken"],
  ])("asks nobody about %j: %s", async (message, code) => {
    expect(await sendBy(says(201, { sid: SID }), message)).toEqual({ is: "refused", code, permanent: true });
    expect(provider.asked).toEqual([]);
  });
});

describe("what may have been handed over is unknown", () => {
  it.each<[string, Answering]>([
    ["the line breaks before the answer", (res) => res.destroy()],
    [
      "the answer breaks off",
      (res) => res.writeHead(201, { "content-length": "500" }).write('{"sid":"SM', () => res.destroy()),
    ],
    ["the answer has no id", says(201, { status: "queued" })],
    ["the answer is no JSON", says(200, "<html>welcome</html>")],
    ["a proxy gave up on it", says(502, "<html>Bad gateway</html>")],
    ["a proxy waited too long", says(504, "")],
    ["somebody else failed", says(500, "oops")],
  ])("when %s", async (_, answers) => {
    expect(await sendBy(answers)).toEqual({ is: "unknown" });
    expect(provider.asked).toHaveLength(1);
  });

  it("when it is stopped while the provider thinks", async () => {
    const stop = new AbortController();
    provider.answers = () => stop.abort();
    expect(await adapter().send(MESSAGE, stop.signal)).toEqual({ is: "unknown" });
  });
});
