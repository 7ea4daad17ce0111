"use client";

/** Why nobody was signed in: one reason for every wrong credential, a wait after too many, Baton out of reach. */
export type SignInProblem =
  | { kind: "failed" }
  | { kind: "wait"; waitSeconds: number }
  | { kind: "away" }
  /** A sign-in with the provider ended; `reason` as it stands in the page's address. */
  | { kind: "provider"; reason: string };

/** Signs in with next-auth's credentials provider. Returns null, or what was in the way. */
export async function signIn(email: string, password: string): Promise<SignInProblem | null> {
  try {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, email, password, json: "true", callbackUrl: "/queue" });
    const response = await fetch("/api/auth/callback/credentials", { method: "POST", body, redirect: "manual" });
    if (response.status === 429)
      return { kind: "wait", waitSeconds: Number(response.headers.get("retry-after") ?? 60) };
    if (response.status >= 500) return { kind: "away" };
    const { url } = await response.json();
    return response.ok && !/[?&](error|csrf)=/.test(url) ? null : { kind: "failed" };
  } catch {
    // No answer, or none of ours: the network or the server is away.
    return { kind: "away" };
  }
}

/** Where the provider asks who this is; from there the person comes back to `to`. Or what was in the way. */
export async function providerAddress(to: string): Promise<string | SignInProblem> {
  try {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, json: "true", callbackUrl: to });
    const response = await fetch("/api/auth/signin/oidc", { method: "POST", body, redirect: "manual" });
    if (response.status === 429)
      return { kind: "wait", waitSeconds: Number(response.headers.get("retry-after") ?? 60) };
    if (!response.ok) return { kind: "away" };
    const { url }: { url: string } = await response.json();
    const error = URL.parse(url, location.origin)?.searchParams.get("error");
    return error ? providerProblem(error) : url;
  } catch {
    // No answer, or none of ours: the network or the server is away.
    return { kind: "away" };
  }
}

const SIGNED_IN = "baton-signed-in";

/** Tells the other windows of this browser that a provider's sign-in has ended well. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel(SIGNED_IN);
  channel.postMessage(null);
  channel.close();
}

/** Calls back when another window has signed in. Returns how to stop listening. */
export function onSignedIn(act: () => void): () => void {
  const channel = new BroadcastChannel(SIGNED_IN);
  channel.onmessage = act;
  return () => channel.close();
}

export function providerProblem(reason: string): SignInProblem {
  return { kind: "provider", reason };
}

/** The same in words, for where there is one line for it. */
export function signInWords(problem: SignInProblem): string {
  if (problem.kind === "failed") return "The email or the password is not right.";
  if (problem.kind === "provider") return "The sign-in provider could not be reached. Try again in a moment.";
  if (problem.kind === "away") return "Baton could not be reached. Try again in a moment.";
  const minutes = Math.ceil(problem.waitSeconds / 60);
  return `Too many tries. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again.`;
}
