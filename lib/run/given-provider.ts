/** Test kit: a whole OpenID provider (oidc-provider) on this machine, with its own sign-in pages. Only tests import it. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export type Account = { email?: string; email_verified?: boolean };
export type GivenProvider = {
  issuer: string;
  env: Record<string, string>;
  /** By the login that is typed into its page; any password fits. */
  accounts: Map<string, Account>;
  stop(): Promise<void>;
};

const CLIENT = { client_id: "baton", client_secret: "a secret between the provider and Baton" };

/** `redirect`: where Baton gets people back. */
export async function givenProvider(redirect: string): Promise<GivenProvider> {
  const accounts = new Map<string, Account>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on("request", makeProvider(issuer, redirect, accounts).callback());
  const env = {
    BATON_OIDC_ISSUER: issuer,
    BATON_OIDC_CLIENT_ID: CLIENT.client_id,
    BATON_OIDC_CLIENT_SECRET: CLIENT.client_secret,
    BATON_OIDC_NAME: "Larkfield ID",
  };
  return { issuer, env, accounts, stop: () => stop(server) };
}

function makeProvider(issuer: string, redirect: string, accounts: Map<string, Account>): Provider {
  return new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [redirect], grant_types: ["authorization_code"], response_types: ["code"] }],
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
    cookies: { keys: ["for tests alone"] },
  });
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Goes through the provider's pages as a person would; returns the address that leads back to Baton. */
export async function passProvider(start: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  const origin = new URL(start).origin;
  let at = start;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 12; steps++) {
    const answer: Response = await fetch(at, {
      redirect: "manual",
      method: form ? "POST" : "GET",
      body: form,
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";", 1)[0]?.split(/=(.*)/s) ?? [];
      cookies.set(name, value);
    }
    const to = answer.headers.get("location");
    if (to && new URL(to, origin).origin !== origin) return to;
    form = to ? undefined : formIn(await answer.text(), login);
    at = to ? new URL(to, origin).href : at;
  }
  throw new Error(`The provider led nowhere from ${at}.`);
}

function formIn(page: string, login: string): URLSearchParams {
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
  if (!prompt) throw new Error(`The provider refused: ${page.replace(/<[^>]*>/g, " ").slice(0, 500)}`);
  return new URLSearchParams({ prompt, login, password: "any" });
}
