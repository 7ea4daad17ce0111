/** What the sign-in page does, without a browser: the headers of a signed-in page's requests. */
export async function signIn(url: string, email: string, password: string): Promise<Record<string, string>> {
  const answer = await tryPassword(url, email, password);
  const cookies = cookiesOf(answer);
  if (!/session-token=/.test(cookies)) throw new Error(`signing in was answered ${answer.status}`);
  return { cookie: cookies, origin: url };
}

/** One attempt at the credentials form. */
export async function tryPassword(
  url: string,
  email: string,
  password: string,
  more: Record<string, string> = {},
): Promise<Response> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  return fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { ...more, cookie: cookiesOf(csrf), origin: url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
}
