"use client";
import { actorWords, classWords, closedWords, closingWords, countWords } from "#components/letters/batch-words.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import type { BatchView } from "#lib/client/letters.ts";
import { useNames } from "#lib/client/names.ts";
import { ruleWords } from "#lib/domain/contact-policy/rule-words.ts";

/** What it is and what became of it, in one line; the hash that its manifest proves. */
export function BatchFacts({ of }: { of: BatchView }) {
  const names = useNames();
  const { letters, pages, takenOut, openedAt, closed, handedOver, sha256 } = of;
  return (
    <>
      <p className="sm ink2">
        {classWords(of)}. {countWords(letters, "letter")}, {countWords(pages, "page")}
        {takenOut > 0 ? `, ${takenOut} taken out` : ""}. Begun <TimeText at={openedAt} />
        {closed ? (
          <>
            ; closed <TimeText at={closed.at} /> ({closedWords(of, names.person)})
          </>
        ) : null}
        {handedOver ? (
          <>
            ; handed over <TimeText at={handedOver.at} /> by {actorWords(handedOver.by, names.person)} as{" "}
            <b>{handedOver.printerReference}</b>
          </>
        ) : null}
        .
      </p>
      {of.state === "closing" ? <p className="sm">{closingWords(of)}</p> : null}
      {of.blockedBy.length > 0 ? <BlockedBy of={of} /> : null}
      {sha256 ? (
        <p className="xs ink3">
          SHA-256 <span className="ref break-all whitespace-normal">{sha256}</span>
        </p>
      ) : null}
    </>
  );
}

/** Why letters were taken out when it closed. */
function BlockedBy({ of }: { of: BatchView }) {
  return (
    <dl className="sm">
      {of.blockedBy.map(({ rule, letters }) => (
        <div key={rule} className="line wrap">
          <dt className="ref">{rule}</dt>
          <dd className="ink2">
            {countWords(letters, "letter")} taken out. {ruleWords(rule)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
