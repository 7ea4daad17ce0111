import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignIn } from "#components/sign-in/sign-in.tsx";
import { signInFacts } from "#lib/server/reads/sign-in-facts.ts";
import { landingPath } from "#lib/server/safe-path.ts";
import { sessionFromCookies } from "#lib/server/sessions.ts";

export const metadata: Metadata = { title: "Sign in" };

type Query = Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>;

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { callbackUrl, error } = await searchParams;
  const to = landingPath(callbackUrl);
  if (await sessionFromCookies(await headers())) redirect(to);
  return <SignIn {...(await signInFacts())} to={to} error={typeof error === "string" ? error : null} />;
}
