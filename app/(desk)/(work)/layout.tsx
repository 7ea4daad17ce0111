import type { ReactNode } from "react";
import { QueuePane } from "#components/queue/queue-pane.tsx";
import { WorkPane } from "#components/queue/work-pane.tsx";

/**
 * List and case are one place: opening a case changes the address and asks for the case, not for a page. No boundary
 * stands between them and the desk: one that hydrates later would meet data that the desk has fetched meanwhile.
 */
export default function WorkLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <QueuePane />
      <WorkPane />
      {children}
    </>
  );
}
