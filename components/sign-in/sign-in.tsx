"use client";
import { useState } from "react";
import type { DemoPerson } from "#components/sign-in/demo-people.tsx";
import { SignInPage } from "#components/sign-in/sign-in-page.tsx";
import { type SignInProblem, signIn } from "#lib/client/session.ts";

/** Signs in and goes on `to` a path of ours. */
export function SignIn({
  organisation,
  to,
  demo,
}: {
  organisation: string;
  to: string;
  demo: { people: DemoPerson[]; password: string } | null;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem>();
  async function enter(email: string, password: string) {
    setBusy(true);
    setProblem(undefined);
    const wrong = await signIn(email, password);
    if (wrong === null) return location.assign(to);
    setProblem(wrong);
    setBusy(false);
  }
  return (
    <SignInPage
      organisation={organisation}
      busy={busy}
      problem={problem}
      onSignIn={enter}
      demoPeople={demo?.people}
      onDemoSignIn={demo ? (person) => enter(person.email, demo.password) : undefined}
    />
  );
}
