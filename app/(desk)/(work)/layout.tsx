import { type ReactNode, Suspense } from "react";
import { QueuePane } from "#components/queue/queue-pane.tsx";
import { WorkPane } from "#components/queue/work-pane.tsx";

/** List and case are one place: opening a case changes the address and asks for the case, not for a page. */
export default function WorkLayout({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <QueuePane />
      <WorkPane />
      {children}
    </Suspense>
  );
}
