import type { Difference } from "#lib/domain/templates/differences.ts";

/** What is different, in words, with the words themselves under it. */
export function DifferenceList({ differences }: { differences: Difference[] }) {
  if (differences.length === 0) return <p className="sm ink2">Nothing: they say the same.</p>;
  return (
    <ul className="tpl-differences">
      {differences.map(({ what, words }) => (
        <li key={what}>
          <p className="sm">{what}</p>
          {words ? (
            <p className="tpl-words">
              {words.map(({ is, text }, place) => {
                // biome-ignore lint/suspicious/noArrayIndexKey: stretches stand in their order and have no other identity
                if (is === "added") return <ins key={place}>{text}</ins>;
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                if (is === "gone") return <del key={place}>{text}</del>;
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                return <span key={place}>{text}</span>;
              })}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
