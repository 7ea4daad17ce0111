"use client";
import { useState } from "react";
import type { DemoPerson } from "#components/sign-in/demo-people.tsx";
import { SignInPage } from "#components/sign-in/sign-in-page.tsx";
import { providerAddress, providerProblem, signIn } from "#lib/client/sign-in.ts";

/** Signs in and goes on `to` a path of ours. */
export function SignIn({
  organisation,
  to,
  demo,
  passwords,
  provider,
  error,
}: {
  organisation: string;
  to: string;
  passwords: boolean;
  provider: string | null;
  /** Why a provider's sign-in ended here. */
  error: string | null;
  demo: { people: DemoPerson[]; password: string } | null;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(error === null ? undefined : providerProblem(error));
  async function enter(email: string, password: string) {
    setBusy(true);
    setProblem(undefined);
    const wrong = await signIn(email, password);
    if (wrong === null) return location.assign(to);
    setProblem(wrong);
    setBusy(false);
  }
  async function goToProvider() {
    setBusy(true);
    setProblem(undefined);
    const next = await providerAddress(to);
    if (typeof next === "string") return location.assign(next);
    setProblem(next);
    setBusy(false);
  }
  return (
    <SignInPage
      organisation={organisation}
      busy={busy}
      problem={problem}
      onSignIn={enter}
      passwords={passwords}
      provider={provider}
      onProvider={goToProvider}
      demoPeople={demo?.people}
      onDemoSignIn={demo ? (person) => enter(person.email, demo.password) : undefined}
    />
  );
}
