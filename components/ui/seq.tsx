import Link from "next/link";

/** "#412": the event that a figure, fact or row rests on; a link when the event can be opened. */
export function Seq({ version, href }: { version: number; href?: string }) {
  return href ? (
    <Link className="seq" href={href} aria-label={`Event ${version}`}>
      #{version}
    </Link>
  ) : (
    <span className="seq">#{version}</span>
  );
}
