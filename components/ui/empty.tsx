import type { ReactNode } from "react";

/** Why there is nothing here, and the next step. `whole`: nothing else is on the page, so its title is the page's. */
export function Empty({ title, children, whole }: { title: ReactNode; children?: ReactNode; whole?: boolean }) {
  const Title = whole ? "h1" : "h2";
  return (
    <div className="empty">
      <Title>{title}</Title>
      {children ? <p>{children}</p> : null}
    </div>
  );
}
