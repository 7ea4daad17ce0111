"use client";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
import { SessionWarning } from "#components/shell/session-warning.tsx";
import type { WaysIn } from "#components/shell/sign-in-again.tsx";
import { onSessionLost } from "#lib/client/api.ts";
import { useMe } from "#lib/client/queries.ts";
import { signOut, useSessionEnd } from "#lib/client/session.ts";

const Again = dynamic(() => import("#components/shell/again.tsx").then((m) => m.Again));

/** Warns before the session ends; when it has ended, asks to sign in over the screen, so that nothing typed is lost. */
export function SessionKeeper({ ways }: { ways: WaysIn }) {
  const { data: me } = useMe();
  const [lost, setLost] = useState(false);
  const lose = useCallback(() => setLost(true), []);
  useEffect(() => onSessionLost(lose), [lose]);
  if (!me) return null;
  return lost ? (
    <Again me={me} ways={ways} onDone={() => setLost(false)} />
  ) : (
    <Warning idleMinutes={me.idleMinutes} onEnd={lose} />
  );
}

function Warning({ idleMinutes, onEnd }: { idleMinutes: number; onEnd: () => void }) {
  const { endsAt, extend } = useSessionEnd(idleMinutes);
  const warnMs = Math.min(120_000, idleMinutes * 30_000);
  return <SessionWarning endsAt={endsAt} warnMs={warnMs} onExtend={extend} onSignOut={signOut} onEnd={onEnd} />;
}
