"use client";
import Link from "next/link";
import type { MouseEvent } from "react";

/** "#412": the event that a figure, fact or row rests on; a link when it can be opened. `onShow` opens it in place, `apart` in a tab of its own. */
export function Seq({
  version,
  href,
  onShow,
  apart,
}: {
  version: number;
  href?: string;
  onShow?: () => void;
  apart?: boolean;
}) {
  if (!href) return <span className="seq">#{version}</span>;
  const show = (event: MouseEvent) => {
    if (!onShow || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onShow();
  };
  return (
    <Link
      className="seq"
      href={href}
      prefetch={false}
      target={apart ? "_blank" : undefined}
      aria-label={apart ? `Event ${version}, in a new tab` : `Event ${version}`}
      onClick={show}
    >
      #{version}
    </Link>
  );
}
