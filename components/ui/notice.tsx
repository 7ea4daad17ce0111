import { Check, CircleAlert, Clock, ShieldCheck, TriangleAlert } from "lucide-react";
import type { ComponentType, ReactNode } from "react";

export type NoticeKind = "info" | "done" | "warn" | "error";
const icons = { info: Clock, done: Check, warn: TriangleAlert, error: CircleAlert };

/** In place, and it stays until its reason is gone. `title` says what happened, children what was kept and what to do. */
export function Notice({
  kind = "info",
  title,
  children,
  act,
  acts,
  icon,
  role,
}: {
  kind?: NoticeKind;
  title: ReactNode;
  children?: ReactNode;
  /** One link or small act at the right edge. */
  act?: ReactNode;
  /** Buttons under the words. */
  acts?: ReactNode;
  icon?: ComponentType<{ className?: string }>;
  role?: "status" | "alert" | "group";
}) {
  const Icon = icon ?? icons[kind];
  return (
    <div className="notice" data-kind={kind} role={role}>
      <Icon className="i" />
      <div>
        <p>
          <b>{title}</b> {children}
        </p>
        {acts ? <div className="notice-acts">{acts}</div> : null}
      </div>
      {act}
    </div>
  );
}

/** The stale-action guard: refused because something material came in; the text is kept. */
export function StaleNotice({ title, children, acts }: { title: ReactNode; children: ReactNode; acts: ReactNode }) {
  return (
    <Notice kind="warn" icon={ShieldCheck} title={title} acts={acts} role="group">
      {children}
    </Notice>
  );
}
