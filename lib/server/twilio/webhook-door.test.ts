import { describe, expect, it, vi } from "vitest";

vi.stubEnv("NEXTAUTH_URL", "https://desk.example:8443");
vi.stubEnv("BATON_DEMO", "1");
vi.stubEnv("BATON_LIMITS", '{"key":{"perSecond":0.001,"burst":20}}');
const { sandboxAccount } = await import("./account.ts");
const { signatureOf } = await import("./signature.ts");
const { handleTwilio } = await import("./webhook-door.ts");

const PATH = "/api/webhooks/twilio/status?contactId=c1";
const TOKEN = sandboxAccount()?.authToken ?? "";
let count = 0;

/** As a proxy passes it on: under an address of its own. */
async function ask(signedFor: string, address = `192.0.2.${++count}`, body = "MessageSid=SM1"): Promise<Response> {
  const request = new Request(`http://127.0.0.1:3000${PATH}`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "x-twilio-signature": signatureOf(TOKEN, signedFor, new URLSearchParams(body)),
      "x-baton-address": address,
    },
    body,
  });
  return handleTwilio(request, async ({ form }) => ({ known: form.get("MessageSid") === "SM1" }));
}

describe("the door of Twilio's webhooks", () => {
  it.each(["https://desk.example:8443", "https://desk.example", "http://localhost:3000"])(
    "knows itself as %s behind a proxy",
    async (origin) => {
      const answer = await ask(`${origin}${PATH}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("text/xml");
    },
  );

  it.each(["https://evil.example", "http://desk.example:8443", "https://desk.example:9443"])(
    "is not %s",
    async (origin) => expect((await ask(`${origin}${PATH}`)).status).toBe(400),
  );

  it("signs the query too", async () => {
    expect((await ask("https://desk.example:8443/api/webhooks/twilio/status?contactId=c2")).status).toBe(400);
  });

  it("has enough of who asks too often, and of nobody else", async () => {
    const asked = await Promise.all(
      Array.from({ length: 21 }, () => ask(`https://desk.example${PATH}`, "198.51.100.7")),
    );
    expect(asked.map(({ status }) => status)).toEqual([...Array(20).fill(200), 429]);
    expect(Number(asked.at(-1)?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask(`https://desk.example${PATH}`, "198.51.100.8")).status).toBe(200);
  });
});
