import type { APIRequestContext, PlaywrightWorkerArgs } from "@playwright/test";
import type { Colleague } from "./desk-api.ts";

/** A person of the demo by first name, or somebody hired for this test. */
export type Who = string | Colleague;
type SignedIn = Awaited<ReturnType<APIRequestContext["storageState"]>>;

/** Each person signs in once in a worker, without a screen; every page of theirs begins with those cookies. */
export class SignIns {
  readonly #playwright: PlaywrightWorkerArgs["playwright"];
  readonly #kept = new Map<string, Promise<SignedIn>>();

  constructor(playwright: PlaywrightWorkerArgs["playwright"]) {
    this.#playwright = playwright;
  }

  of(who: Who, baseURL: string): Promise<SignedIn> {
    const { email, password } = credentialsOf(who);
    const kept = this.#kept.get(email) ?? this.#signIn(email, password, baseURL);
    this.#kept.set(email, kept);
    return kept;
  }

  async #signIn(email: string, password: string, baseURL: string): Promise<SignedIn> {
    const api = await this.#playwright.request.newContext({ baseURL });
    const { csrfToken } = await (await api.get("/api/auth/csrf")).json();
    await api.post("/api/auth/callback/credentials", { form: { csrfToken, json: "true", email, password } });
    const me = await api.get("/api/v1/me");
    if (!me.ok()) throw new Error(`${email} could not sign in: ${me.status()} ${await me.text()}`);
    const cookies = await api.storageState();
    await api.dispose();
    return cookies;
  }
}

export function credentialsOf(who: Who): { email: string; password: string } {
  return typeof who === "string" ? { email: `${who}@baton.example`, password: "baton-demo" } : who;
}
