import type { ReactNode } from "react";
import { Seq } from "#components/ui/seq.tsx";
import type { Fact, Pack } from "#lib/domain/events.ts";

/** What the receiver knows at once: each fact with the event that it rests on. `link` says how an event opens from here. */
export function PackView({
  pack,
  link,
}: {
  pack: Pack;
  link: (version: number) => { href: string; onShow?: () => void; apart?: boolean };
}) {
  const sections: [string, Fact[]][] = [
    ["They told us", pack.told],
    ["Promised", pack.promised],
    ["Holds", pack.holds],
    ["Money", pack.money],
    ["Support", pack.support],
    ["Last contacts", pack.contacts],
  ];
  return sections
    .filter(([, facts]) => facts.length > 0)
    .map(([title, facts]) => (
      <PackSection key={title} title={title}>
        {facts.map((fact) => (
          <li key={`${fact.version} ${fact.text}`} className="pk">
            <span className="break-words min-w-0">{fact.text}</span>
            <Seq version={fact.version} {...link(fact.version)} />
          </li>
        ))}
      </PackSection>
    ));
}

function PackSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="pack-sec" aria-label={title}>
      <h4 className="label">{title}</h4>
      <ul>{children}</ul>
    </section>
  );
}
