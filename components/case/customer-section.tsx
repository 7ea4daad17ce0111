"use client";
import { useEffect, useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { type Present, presenceWords } from "#components/case/presence-names.tsx";
import { RevealDialog, type Revealed } from "#components/case/reveal-dialog.tsx";
import { Fact, Facts, SideSection } from "#components/case/side-section.tsx";
import { CONTACT_POINT_KINDS, type ContactPointKind } from "#lib/domain/codes.ts";

const SHOWN_MS = 60_000;
export type RevealField = ContactPointKind | "birthDate" | "reference";
const FIELDS: Record<RevealField, string> = {
  ...CONTACT_POINT_KINDS,
  birthDate: "Date of birth",
  reference: "Their reference",
};

/** The customer: everything personal is masked until it is revealed for a purpose, and then for a minute. */
export function CustomerSection({ people }: { people: Present[] }) {
  const { state } = useOpenCase();
  const [asking, setAsking] = useState<RevealField | null>(null);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  useEffect(() => {
    if (!revealed) return;
    const timer = setTimeout(() => setRevealed(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [revealed]);
  const { masks, timeZones } = state.customer;
  const elsewhere = people.filter((one) => one.on);
  return (
    <SideSection title="Customer">
      <Facts>
        {(Object.keys(FIELDS) as RevealField[]).map((field) => (
          <Fact key={field} term={FIELDS[field]}>
            <Masked
              mask={field === "birthDate" || field === "reference" ? "•••" : masks[field]}
              name={FIELDS[field]}
              value={revealed?.field === field ? revealed.value : null}
              onReveal={() => setAsking(field)}
              onHide={() => setRevealed(null)}
            />
          </Fact>
        ))}
        <Fact term="Time zone">{timeZones.join(", ")}</Fact>
        {elsewhere.length > 0 ? <Fact term="Also here">{elsewhere.map(presenceWords).join("; ")}</Fact> : null}
      </Facts>
      {asking ? (
        <RevealDialog field={asking} name={FIELDS[asking]} onRevealed={setRevealed} onClose={() => setAsking(null)} />
      ) : null}
    </SideSection>
  );
}

type MaskedProps = {
  mask: string | undefined;
  name: string;
  value: string | null;
  onReveal: () => void;
  onHide: () => void;
};

function Masked({ mask, name, value, onReveal, onHide }: MaskedProps) {
  if (mask === undefined) return <span className="ink3">None on record</span>;
  return (
    <>
      <span className="whitespace-pre-line">{value ?? mask} </span>
      <button type="button" className="link" onClick={value === null ? onReveal : onHide}>
        {value === null ? "Reveal" : "Hide"}
        <span className="sr"> {name.toLowerCase()}</span>
      </button>
      {value === null ? null : <span className="hint"> hidden again after a minute</span>}
    </>
  );
}
