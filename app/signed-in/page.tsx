import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignedIn } from "#components/sign-in/signed-in.tsx";
import { sessionFromCookies } from "#lib/server/sessions.ts";

export const metadata: Metadata = { title: "Signed in" };

/** Where a provider's sign-in ends that began over somebody's work in another window. */
export default async function Page() {
  if (!(await sessionFromCookies(await headers()))) redirect("/sign-in");
  return <SignedIn />;
}
