import type { ReactNode } from "react";

/** One part of the side pane: a heading with an aside, then its facts. */
export function SideSection({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="sec" aria-label={title}>
      <h2>
        {title}
        {aside ? <span className="push ink2 font-normal">{aside}</span> : null}
      </h2>
      {children}
    </section>
  );
}

export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

export function Fact({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
