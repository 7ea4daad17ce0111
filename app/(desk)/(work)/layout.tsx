import { type ReactNode, Suspense } from "react";
import { QueuePane } from "#components/queue/queue-pane.tsx";
import { WorkPane } from "#components/queue/work-pane.tsx";

/**
 * List and case are one place: opening a case changes the address and asks for the case, not for a page. They hydrate
 * with the desk: behind a boundary they would meet data that the desk has fetched meanwhile. The pages themselves draw
 * nothing; going back may have to ask for one again, and their own boundary keeps list and case on the screen then.
 */
export default function WorkLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <QueuePane />
      <WorkPane />
      <Suspense>{children}</Suspense>
    </>
  );
}
