import { Badge, type BadgeKind } from "#components/ui/badge.tsx";

export type BadgeFact = { kind: BadgeKind; words: string };
const order: BadgeKind[] = ["need", "hold", "complaint", "disputed", "stop", "new", "plain"];

/** At most `most` badges: support need, hold, complaint, then the rest; what is left is counted, and named for readers. */
export function BadgeList({ badges, most = 3 }: { badges: BadgeFact[]; most?: number }) {
  const sorted = badges.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const rest = sorted.slice(most);
  return (
    <>
      {sorted.slice(0, most).map((badge) => (
        <Badge key={badge.kind + badge.words} kind={badge.kind}>
          {badge.words}
        </Badge>
      ))}
      {rest.length > 0 ? (
        <span className="badge" data-kind="more" title={rest.map((badge) => badge.words).join(", ")}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr">and {rest.map((badge) => badge.words).join(", ")}</span>
        </span>
      ) : null}
    </>
  );
}
