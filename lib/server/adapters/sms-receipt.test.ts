import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "../twilio/account.ts";
import { type Answering, closedPort, givenProvider, type Provider, says } from "./given-provider.ts";
import { receiptOf } from "./sms-receipt.ts";

const SID = `SM${"a1".repeat(16)}`;
let provider: Provider;
beforeAll(async () => {
  provider = await givenProvider();
});
afterAll(() => provider.stop());

function ask(answers: Answering, { sid = SID, url = provider.url } = {}) {
  provider.asked.length = 0;
  provider.answers = answers;
  const account: Account = {
    provider: "twilio",
    url,
    accountSid: `AC${"0f".repeat(16)}`,
    authToken: "a-token",
    from: { sms: "+441632960000", whatsapp: null },
    perSecond: 20,
  };
  return receiptOf(account, sid);
}

describe("asking for a receipt that has not come", () => {
  it.each([
    [{ status: "queued" }, { is: "sent", providerId: SID }],
    [{ status: "delivered" }, { is: "delivered" }],
    [{ status: "read" }, { is: "read" }],
    [
      { status: "undelivered", error_code: 30003 },
      { is: "failed", code: "unreachable" },
    ],
    [
      { status: "failed", error_code: 30999 },
      { is: "failed", code: "twilio-30999" },
    ],
    [
      { status: "failed", error_code: null },
      { is: "failed", code: "failed" },
    ],
    [{ status: "something new" }, null],
    [{}, null],
  ])("%j says %j", async (said, outcome) => {
    expect(await ask(says(200, said))).toEqual(outcome);
    expect(provider.asked[0]?.url).toMatch(new RegExp(`/Messages/${SID}\\.json$`));
  });

  it.each<[string, Answering]>([
    ["no such message", says(404, { code: 20404 })],
    ["a failure", says(500, "")],
    ["no JSON", says(200, "<html>")],
    ["a broken line", (res) => res.destroy()],
  ])("%s says nothing", async (_, answers) => expect(await ask(answers)).toBeNull());

  it("nobody there says nothing, and a foreign id is not asked for", async () => {
    expect(await ask(says(200, { status: "delivered" }), { url: await closedPort() })).toBeNull();
    expect(await ask(says(200, { status: "delivered" }), { sid: "../Messages" })).toBeNull();
    expect(provider.asked).toEqual([]);
  });
});
