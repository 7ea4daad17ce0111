"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { SessionWarning } from "#components/shell/session-warning.tsx";
import { SignInAgain } from "#components/shell/sign-in-again.tsx";
import { onSessionLost } from "#lib/client/api.ts";
import { liveSocket } from "#lib/client/connection.ts";
import { useMe } from "#lib/client/queries.ts";
import { signIn, signInWords, signOut, useSessionEnd } from "#lib/client/session.ts";

/** Warns before the session ends; when it has ended, asks to sign in over the screen, so that nothing typed is lost. */
export function SessionKeeper() {
  const { data: me } = useMe();
  const [lost, setLost] = useState(false);
  const lose = useCallback(() => setLost(true), []);
  useEffect(() => onSessionLost(lose), [lose]);
  if (!me) return null;
  return lost ? (
    <Again email={me.email} onDone={() => setLost(false)} />
  ) : (
    <Warning idleMinutes={me.idleMinutes} onEnd={lose} />
  );
}

function Warning({ idleMinutes, onEnd }: { idleMinutes: number; onEnd: () => void }) {
  const { endsAt, extend } = useSessionEnd(idleMinutes);
  const warnMs = Math.min(120_000, idleMinutes * 30_000);
  return <SessionWarning endsAt={endsAt} warnMs={warnMs} onExtend={extend} onSignOut={signOut} onEnd={onEnd} />;
}

function Again({ email, onDone }: { email: string; onDone: () => void }) {
  const client = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  async function enter(password: string) {
    setBusy(true);
    const wrong = await signIn(email, password);
    setBusy(false);
    if (wrong) return setProblem(signInWords(wrong));
    liveSocket().disconnect().connect();
    await client.invalidateQueries();
    onDone();
  }
  return (
    <SignInAgain
      open
      email={email}
      problem={problem}
      busy={busy}
      onSignIn={enter}
      onLeave={() => location.assign("/sign-in")}
    />
  );
}
