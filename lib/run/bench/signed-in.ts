import type { BrowserContext } from "@playwright/test";

const PASSWORD = process.env.BATON_DEMO_PASSWORD ?? "baton-demo";

/** Signs a person of the demo in, in this context of a browser. */
export async function signIn({ request }: BrowserContext, name: string): Promise<void> {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, email: `${name}@baton.example`, password: PASSWORD, json: "true" };
  const answer = await request.post("/api/auth/callback/credentials", { form });
  if (!answer.ok()) throw new Error(`${name} could not sign in: ${answer.status()}`);
}
