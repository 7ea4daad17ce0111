import { type ReactNode, Suspense } from "react";
import { QueuePane } from "#components/queue/queue-pane.tsx";

/** The list stays while cases open beside it. */
export default function WorkLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <Suspense>
        <QueuePane />
      </Suspense>
      {children}
    </>
  );
}
