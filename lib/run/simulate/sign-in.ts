import { CookieJar } from "./cookie-jar.ts";
import type { RunningDemo } from "./running-demo.ts";

/** Signs a person in as the sign-in page does (next-auth, provider `credentials`). Throws an Error in words. */
export async function signIn({ url, password }: RunningDemo, email: string): Promise<CookieJar> {
  const jar = new CookieJar();
  const asked = await fetch(`${url}/api/auth/csrf`);
  jar.keep(asked.headers.getSetCookie());
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, cookie: jar.header() },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  jar.keep(answer.headers.getSetCookie());
  if (answer.ok && jar.has("next-auth.session-token")) return jar;
  throw new Error(whyNot(answer, email));
}

function whyNot({ status, headers }: Response, email: string): string {
  if (status === 429) {
    const minutes = Math.ceil(Number(headers.get("retry-after") ?? "60") / 60);
    return `Too many failed sign-ins as ${email}. Wait ${minutes} min, then try again.`;
  }
  if (status === 401) {
    return `${email} cannot sign in: the demo's password is another one. Set BATON_DEMO_PASSWORD as the server has it.`;
  }
  return `${email} cannot sign in: the server answered ${status}.`;
}
