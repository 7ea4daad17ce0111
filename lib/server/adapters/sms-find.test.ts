import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "../twilio/account.ts";
import type { Found } from "./adapter.ts";
import { type Answering, closedPort, givenProvider, type Provider, says } from "./given-provider.ts";
import { findMessage, SURE_AFTER_MS } from "./sms-find.ts";

const SID = `SM${"a1".repeat(16)}`;
const OTHER = `SM${"b2".repeat(16)}`;
const ACCOUNT = `AC${"0f".repeat(16)}`;
const TEXT = "Larkfield: please call us on 01632 960000.";
const SOUGHT = { contactId: "c1", channel: "sms" as const, to: "+44 7700 900117", text: TEXT };

let provider: Provider;
beforeAll(async () => {
  provider = await givenProvider();
});
afterAll(() => provider.stop());

const ago = (ms: number) => new Date(Date.now() - ms);
const LONG_AGO = ago(SURE_AFTER_MS + 5_000).toISOString();
const JUST_NOW = ago(1_000).toISOString();

function listed(change: object = {}): object {
  const date_created = ago(SURE_AFTER_MS).toUTCString();
  return { sid: SID, body: TEXT, direction: "outbound-api", date_created, ...change };
}
const list = (...messages: object[]) => says(200, { messages, next_page_uri: null });

function find(answers: Answering, since = LONG_AGO, url = provider.url): Promise<Found> {
  provider.asked.length = 0;
  provider.answers = answers;
  const account: Account = {
    provider: "twilio",
    url,
    accountSid: ACCOUNT,
    authToken: "a-token",
    from: { sms: "+441632960000", whatsapp: null },
    perSecond: 20,
  };
  return findMessage(account, SOUGHT, since);
}

describe("looking for a text whose sending was interrupted", () => {
  it("finds the one with exactly its text, among those to its number", async () => {
    const answers = list(listed({ sid: OTHER, body: `${TEXT} And more.` }), listed());
    expect(await find(answers, JUST_NOW)).toEqual({ is: "sent", providerId: SID });
    const asked = new URL(provider.asked[0]?.url ?? "", provider.url);
    expect(asked.pathname).toBe(`/2010-04-01/Accounts/${ACCOUNT}/Messages.json`);
    expect(asked.searchParams.get("To")).toBe("+447700900117");
  });

  it("looks on the next page", async () => {
    const next_page_uri = `/2010-04-01/Accounts/${ACCOUNT}/Messages.json?Page=1`;
    const answers: Answering = (res, asked) =>
      asked.url.includes("Page=1")
        ? list(listed())(res, asked)
        : says(200, { messages: [listed({ sid: OTHER, body: "Another" })], next_page_uri })(res, asked);
    expect(await find(answers)).toEqual({ is: "sent", providerId: SID });
  });

  it.each([
    ["nothing", []],
    ["other texts", [listed({ body: "Another" })]],
    ["the same from the customer", [listed({ direction: "inbound" })]],
    ["the same, long before its release", [listed({ date_created: ago(24 * 3_600_000).toUTCString() })]],
  ])("is sure that it is absent when the list has %s, long enough after", async (_, messages) => {
    expect(await find(list(...messages))).toEqual({ is: "absent" });
    expect(await find(list(...messages), JUST_NOW)).toEqual({ is: "unknown" });
  });

  it.each<[string, Answering]>([
    ["has it twice", list(listed(), listed({ sid: OTHER }))],
    ["keeps no texts", list(listed({ body: "" }))],
    ["is refused", says(401, { code: 20003 })],
    ["fails", says(500, { code: 20500 })],
    ["is no list", says(200, "<html></html>")],
    ["has something that is no message", list({ body: TEXT })],
    ["breaks off", (res) => res.writeHead(200, { "content-length": "900" }).write("{", () => res.destroy())],
    ["never ends", says(200, { messages: [], next_page_uri: `/2010-04-01/Accounts/${ACCOUNT}/Messages.json?Page=9` })],
    ["goes on at another account", says(200, { messages: [], next_page_uri: "https://evil.example/Messages.json" })],
  ])("does not know when the list %s", async (_, answers) => {
    expect(await find(answers)).toEqual({ is: "unknown" });
  });

  it("does not know when nobody answers", async () => {
    expect(await find(list(), LONG_AGO, await closedPort())).toEqual({ is: "unknown" });
  });
});
