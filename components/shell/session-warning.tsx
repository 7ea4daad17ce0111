"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { announce } from "#components/ui/announce.ts";
import { useEver } from "#components/ui/use-ever.ts";

const WarningDialog = dynamic(() => import("#components/shell/warning-dialog.tsx").then((m) => m.WarningDialog));

const secondMs = 1_000;

/** Warns before the session ends, with the time left and a way to stay. Said every 15 s, and each second for the last 20. */
export function SessionWarning({
  endsAt,
  offsetMs = 0,
  warnMs = 120_000,
  busy,
  onExtend,
  onSignOut,
  onEnd,
}: {
  /** ISO instant in server time. */
  endsAt: string | null;
  offsetMs?: number;
  warnMs?: number;
  busy?: boolean;
  onExtend: () => void;
  onSignOut: () => void;
  onEnd: () => void;
}) {
  const left = useSecondsLeft(endsAt, offsetMs, warnMs);
  const ended = left === 0;
  useEffect(() => {
    if (ended) onEnd();
  }, [ended, onEnd]);
  useEffect(() => {
    if (left !== null && left > 0 && (left <= 20 || left % 15 === 0)) {
      announce(`You will be signed out in ${leftWords(left)}`, { urgent: true });
    }
  }, [left]);
  const isShown = left !== null && left > 0;
  if (!useEver(isShown)) return null;
  return (
    <WarningDialog open={isShown} left={leftWords(left ?? 0)} busy={busy} onStay={onExtend} onSignOut={onSignOut} />
  );
}

/** Whole seconds left once within the warning time; null before it or without an end. */
function useSecondsLeft(endsAt: string | null, offsetMs: number, warnMs: number): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (endsAt === null) return setLeft(null);
    const end = Date.parse(endsAt);
    let timer: ReturnType<typeof setTimeout>;
    function look() {
      const ms = end - (Date.now() + offsetMs);
      setLeft(ms > warnMs ? null : Math.max(0, Math.ceil(ms / secondMs)));
      if (ms > 0) timer = setTimeout(look, ms > warnMs ? Math.min(ms - warnMs, 3_600_000) : ms % secondMs || secondMs);
    }
    look();
    return () => clearTimeout(timer);
  }, [endsAt, offsetMs, warnMs]);
  return left;
}

function leftWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = `${seconds % 60} ${seconds % 60 === 1 ? "second" : "seconds"}`;
  if (minutes === 0) return rest;
  const lead = `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  return seconds % 60 === 0 ? lead : `${lead} ${rest}`;
}
