"use client";
import { useMemo } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { PackView } from "#components/handover/pack-view.tsx";
import { freezePack } from "#lib/domain/pack.ts";

/** The context pack as it would freeze now; it follows the case until it is offered. */
export function OfferPreview({ to }: { to: string | null }) {
  const { state, eventHref } = useOpenCase();
  const pack = useMemo(() => freezePack(state), [state]);
  return (
    <section className="pack" aria-label={`What ${to ?? "they"} will see`}>
      <div className="line">
        <h3 className="b">What {to ?? "they"} will see</h3>
        <span className="hint push">Freezes when you offer</span>
      </div>
      <PackView pack={pack} link={(version) => ({ href: eventHref(version), apart: true })} />
    </section>
  );
}
