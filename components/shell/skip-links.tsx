export type SkipTarget = { id: string; words: string };

/** The first stops of the Tab key: to the queue, the case, the composer. Targets take focus by id. */
export function SkipLinks({ targets }: { targets: SkipTarget[] }) {
  return (
    <nav className="skip" aria-label="Skip">
      {targets.map((target) => (
        <a key={target.id} className="btn" href={`#${target.id}`}>
          To {target.words}
        </a>
      ))}
    </nav>
  );
}
