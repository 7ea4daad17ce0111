"use client";
import Link from "next/link";
import { standingOf } from "#components/templates/template-words.ts";
import { useNow } from "#components/ui/clock.tsx";
import type { Version } from "#lib/client/templates.ts";

/** The versions, newest first. */
export function VersionNav({
  versions,
  looked,
  onLook,
}: {
  versions: Version[];
  /** Null: the next one, which is being begun. */
  looked: number | null;
  onLook: (version: number) => void;
}) {
  const now = useNow();
  return (
    <nav className="views" aria-label="Versions">
      <Link href="/templates">All templates</Link>
      <h2>Versions</h2>
      {looked === null ? (
        <button type="button" aria-current="page">
          The next version
        </button>
      ) : null}
      {versions.map((one) => (
        <button
          key={one.version}
          type="button"
          aria-current={looked === one.version ? "page" : undefined}
          onClick={() => onLook(one.version)}
        >
          Version {one.version} <span className="ink2">{standingOf(one, now)}</span>
        </button>
      ))}
    </nav>
  );
}
