import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EnvProblem, ourOrigins, readEnv, SETTING_NAMES } from "./env.ts";

const secrets = { BATON_SECRET: "a-secret-long-enough", BATON_MASTER_KEY: Buffer.alloc(32, 7).toString("base64") };

function problemsOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvProblem) return error.rows.map((row) => `${row.name} ${row.problem}`);
    throw error;
  }
  return [];
}

describe("readEnv", () => {
  it("fills in the contract's defaults", () => {
    const env = readEnv(secrets);
    expect(env).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      publicUrl: "http://localhost:3000",
      databaseUrl: null,
      dataDir: ".baton",
      apiKey: null,
      demo: true,
      demoPassword: "baton-demo",
      role: "all",
      idleMinutes: 30,
      accessLogDays: 90,
      workerPort: null,
    });
    expect(env.limits).toEqual({
      person: { perSecond: 20, burst: 60 },
      key: { perSecond: 500, burst: 2000 },
      search: { perSecond: 10, burst: 40 },
      reveal: { perSecond: 1, burst: 60 },
      reassign: { perSecond: 0.5, burst: 30 },
      payLink: { perSecond: 2, burst: 60 },
      payNetwork: { perSecond: 20, burst: 300 },
      preview: { perSecond: 5, burst: 60 },
      upload: { perSecond: 0.5, burst: 60 },
      stranger: { perSecond: 0.5, burst: 20 },
      signIn: { failures: 5, addressFailures: 50, accountFailures: 25, minutes: 15 },
      socket: { perSecond: 10 },
      import: { megabytes: 256 },
      export: { perSecond: 0.5, burst: 30, rows: 100_000 },
    });
  });

  it("is no demo on a database of one's own, unless asked", () => {
    const DATABASE_URL = "postgresql://u:p@db/baton";
    expect(readEnv({ ...secrets, DATABASE_URL }).demo).toBe(false);
    expect(readEnv({ ...secrets, DATABASE_URL, BATON_DEMO: "1" }).demo).toBe(true);
  });

  it("overrides single limits", () => {
    const { limits } = readEnv({ ...secrets, BATON_LIMITS: '{"person":{"burst":7}}' });
    expect(limits.person).toEqual({ perSecond: 20, burst: 7 });
  });

  it("trusts no proxy unless told which", () => {
    expect(readEnv(secrets).trustedProxies("127.0.0.1", 0)).toBe(false);
    expect(readEnv({ ...secrets, BATON_TRUSTED_PROXIES: "1" }).trustedProxies("127.0.0.1", 0)).toBe(true);
  });

  it("treats an empty value as absent", () => {
    expect(readEnv({ ...secrets, PORT: "", BATON_API_KEY: " " })).toMatchObject({ port: 3000, apiKey: null });
  });

  it("names every problem at once", () => {
    expect(
      problemsOf({
        PORT: "80000",
        NEXTAUTH_URL: "https://desk.example/sub",
        DATABASE_URL: "mysql://x",
        BATON_MASTER_KEY: "c2hvcnQ=",
        BATON_LIMITS: '{"people":1}',
        BATON_ROLE: "boss",
        BATON_TRUSTED_PROXIES: "everyone",
      }),
    ).toEqual([
      "PORT is not usable",
      "NEXTAUTH_URL is not usable",
      "DATABASE_URL is not usable",
      "BATON_SECRET is missing",
      "BATON_MASTER_KEY is not usable",
      "BATON_ROLE is not usable",
      "BATON_TRUSTED_PROXIES is not usable",
      "BATON_LIMITS is not usable (unknown: people)",
    ]);
    expect(problemsOf({ ...secrets, BATON_LIMITS: "{" })).toEqual(["BATON_LIMITS is not usable"]);
  });
});

describe("secrets that are being changed", () => {
  it("takes several of before, separated by spaces", () => {
    const [a, b] = ["x".repeat(16), "y".repeat(20)];
    expect(readEnv(secrets).previousSecrets).toEqual([]);
    expect(readEnv({ ...secrets, BATON_SECRET_PREVIOUS: ` ${a}  ${b} ` }).previousSecrets).toEqual([a, b]);
    expect(problemsOf({ ...secrets, BATON_SECRET_PREVIOUS: `${a} short` })).toEqual([
      "BATON_SECRET_PREVIOUS is not usable",
    ]);
    expect(problemsOf({ ...secrets, BATON_MASTER_KEY_PREVIOUS: "c2hvcnQ=" })).toEqual([
      "BATON_MASTER_KEY_PREVIOUS is not usable",
    ]);
  });
});

describe("a sign-in provider", () => {
  const provider = {
    BATON_OIDC_ISSUER: "https://id.example/realms/desk",
    BATON_OIDC_CLIENT_ID: "baton",
    BATON_OIDC_CLIENT_SECRET: "s3cret",
  };

  it("is there with all of its settings, under the name that people know", () => {
    expect(readEnv(secrets)).toMatchObject({ oidc: null, passwordSignIn: true });
    const { oidc } = readEnv({ ...secrets, ...provider, BATON_OIDC_NAME: "Larkfield ID" });
    expect(oidc).toEqual({
      issuer: provider.BATON_OIDC_ISSUER,
      clientId: "baton",
      clientSecret: "s3cret",
      name: "Larkfield ID",
    });
    expect(readEnv({ ...secrets, ...provider, BATON_PASSWORD_SIGN_IN: "0" }).passwordSignIn).toBe(false);
  });

  it("is not there by halves, and passwords stay without it", () => {
    const { BATON_OIDC_CLIENT_ID } = provider;
    expect(problemsOf({ ...secrets, BATON_OIDC_CLIENT_ID })).toEqual([
      "BATON_OIDC_ISSUER is missing",
      "BATON_OIDC_CLIENT_SECRET is missing",
    ]);
    expect(problemsOf({ ...secrets, BATON_PASSWORD_SIGN_IN: "0" })).toEqual(["BATON_PASSWORD_SIGN_IN is not usable"]);
  });

  it.each(["http://id.example", "id.example", "https://id.example?x=1", "https://u:p@id.example"])(
    "is asked over HTTPS, by its address alone: not %s",
    (BATON_OIDC_ISSUER) => {
      expect(problemsOf({ ...secrets, ...provider, BATON_OIDC_ISSUER })).toEqual(["BATON_OIDC_ISSUER is not usable"]);
    },
  );
});

describe("ourOrigins", () => {
  it("adds the local names only while listening on loopback", () => {
    const publicUrl = "https://desk.example";
    expect(ourOrigins({ publicUrl, host: "127.0.0.1", port: 3000 })).toEqual([
      "https://desk.example",
      "http://localhost:3000",
      "http://127.0.0.1:3000",
    ]);
    expect(ourOrigins({ publicUrl, host: "0.0.0.0", port: 3000 })).toEqual(["https://desk.example"]);
  });

  it("says each origin once, as a browser writes it", () => {
    expect(ourOrigins({ publicUrl: "http://localhost", host: "localhost", port: 80 })).toEqual([
      "http://localhost",
      "http://127.0.0.1",
    ]);
  });
});

describe("texts and WhatsApp", () => {
  const account = { BATON_TWILIO_ACCOUNT_SID: `AC${"0f".repeat(16)}`, BATON_TWILIO_AUTH_TOKEN: "a-long-token" };

  it("are set up by an account and a sender", () => {
    expect(readEnv(secrets).twilio).toBeNull();
    expect(readEnv({ ...secrets, ...account, BATON_WHATSAPP_FROM: "whatsapp:+441632960000" }).twilio).toEqual({
      url: "https://api.twilio.com",
      accountSid: account.BATON_TWILIO_ACCOUNT_SID,
      authToken: "a-long-token",
      from: { sms: null, whatsapp: "+441632960000" },
      perSecond: 20,
    });
    for (const BATON_SMS_FROM of ["+441632960000", "60777", "Larkfield", `MG${"1".repeat(32)}`])
      expect(readEnv({ ...secrets, ...account, BATON_SMS_FROM }).twilio?.from.sms).toBe(BATON_SMS_FROM);
  });

  it("want the whole account, a sender, and a line that nobody reads", () => {
    expect(problemsOf({ ...secrets, ...account })).toEqual(["BATON_SMS_FROM is missing"]);
    expect(problemsOf({ ...secrets, BATON_SMS_FROM: "60777" })).toEqual([
      "BATON_TWILIO_ACCOUNT_SID is missing",
      "BATON_TWILIO_AUTH_TOKEN is missing",
    ]);
    expect(
      problemsOf({
        ...secrets,
        ...account,
        BATON_TWILIO_URL: "http://sms.example",
        BATON_SMS_FROM: "Larkfield Finance Ltd",
        BATON_SMS_PER_SECOND: "0",
      }),
    ).toEqual(["BATON_TWILIO_URL is not usable", "BATON_SMS_FROM is not usable", "BATON_SMS_PER_SECOND is not usable"]);
  });
});

describe("payments", () => {
  const account = { STRIPE_SECRET_KEY: "rk_live_0123456789", STRIPE_WEBHOOK_SECRETS: "whsec_0123456789" };

  it("are set up by a key and what signs, two secrets while one is changed", () => {
    expect(readEnv(secrets).stripe).toBeNull();
    expect(
      readEnv({ ...secrets, ...account, STRIPE_WEBHOOK_SECRETS: " whsec_0123456789  whsec_abcdefghij " }).stripe,
    ).toEqual({
      api: "https://api.stripe.com",
      secretKey: account.STRIPE_SECRET_KEY,
      webhookSecrets: ["whsec_0123456789", "whsec_abcdefghij"],
    });
  });

  it("want the whole account, and a line that nobody reads", () => {
    expect(problemsOf({ ...secrets, STRIPE_SECRET_KEY: account.STRIPE_SECRET_KEY })).toEqual([
      "STRIPE_WEBHOOK_SECRETS is missing",
    ]);
    expect(problemsOf({ ...secrets, STRIPE_WEBHOOK_SECRETS: account.STRIPE_WEBHOOK_SECRETS })).toEqual([
      "STRIPE_SECRET_KEY is missing",
    ]);
    expect(
      problemsOf({
        STRIPE_SECRET_KEY: "pk_live_0123456789",
        STRIPE_WEBHOOK_SECRETS: "hush",
        STRIPE_API: "http://stripe.example",
        ...secrets,
      }),
    ).toEqual(["STRIPE_SECRET_KEY is not usable", "STRIPE_WEBHOOK_SECRETS is not usable", "STRIPE_API is not usable"]);
  });
});

describe(".env.example", () => {
  const lines = [...readFileSync(".env.example", "utf8").matchAll(/^# ([A-Z][A-Z_]+)=(.*)$/gm)];
  const said = new Map(lines.map(([, name = "", value = ""]) => [name, value]));

  it("has every setting once, and nothing that is not read", () => {
    expect(lines).toHaveLength(said.size);
    expect([...said.keys()].filter((name) => !name.startsWith("OTEL_")).sort()).toEqual(SETTING_NAMES.toSorted());
  });

  it("says what every limit is by itself", () => {
    expect(JSON.parse(said.get("BATON_LIMITS") ?? "{}")).toEqual(readEnv(secrets).limits);
  });
});
