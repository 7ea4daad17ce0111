"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { SignInAgain, type WaysIn } from "#components/shell/sign-in-again.tsx";
import { api } from "#lib/client/api.ts";
import { liveSocket } from "#lib/client/connection.ts";
import type { Me } from "#lib/client/queries.ts";
import { onSignedIn, providerAddress, signIn, signInWords } from "#lib/client/sign-in.ts";

/** The session has ended: signing in over the screen, and going on where one was. */
export function Again({ me, ways, onDone }: { me: Me; ways: WaysIn; onDone: () => void }) {
  const { email } = me;
  const client = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const goOn = useCallback(async () => {
    liveSocket().disconnect().connect();
    await client.invalidateQueries();
    onDone();
  }, [client, onDone]);
  useEffect(() => onSignedIn(() => void goOnAs(me.id, goOn)), [me.id, goOn]);
  async function enter(password: string) {
    setBusy(true);
    const wrong = await signIn(email, password);
    setBusy(false);
    if (wrong) return setProblem(signInWords(wrong));
    await goOn();
  }
  async function enterElsewhere() {
    const wrong = await openProvider();
    setProblem(wrong ?? undefined);
  }
  return (
    <SignInAgain
      open
      email={email}
      problem={problem}
      busy={busy}
      ways={ways}
      onSignIn={enter}
      onProvider={enterElsewhere}
      onLeave={() => location.assign("/sign-in")}
    />
  );
}

/** Another person may have signed in there: what is on this screen is not theirs. */
async function goOnAs(id: string, goOn: () => Promise<void>): Promise<void> {
  const { id: now } = await api.get<{ id: string }>("/me");
  if (now === id) await goOn();
  else location.assign("/queue");
}

/** The window opens with the press itself, or a browser blocks it. Returns what was in the way, in words. */
async function openProvider(): Promise<string | null> {
  const window = globalThis.open("about:blank", "_blank");
  if (!window) return "Your browser did not let the window open. Allow it, then try again.";
  const next = await providerAddress("/signed-in");
  if (typeof next === "string") {
    window.location.href = next;
    return null;
  }
  window.close();
  return signInWords(next);
}
