"use client";
import { ArrowUp } from "lucide-react";
import { useOpenCase } from "#components/case/open-case.ts";
import { Kbd } from "#components/ui/kbd.tsx";

/** While the timeline is scrolled down, what came above waits here; nothing moves by itself. */
export function NewerBar({ seen, onJump }: { seen: number; onJump: () => void }) {
  const { live, me } = useOpenCase();
  const count = live.events.filter((event) => event.version > seen && event.actor.id !== me.id).length;
  if (count === 0) return null;
  return (
    <button type="button" className="buffer tl-newer" onClick={onJump}>
      <ArrowUp className="i" />
      <span>{count === 1 ? "1 newer event above" : `${count} newer events above`}</span>
      <span className="push line">
        Jump <Kbd keys="E" />
      </span>
    </button>
  );
}
