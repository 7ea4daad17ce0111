import type { Metadata } from "next";
import { QueueStart } from "#components/queue/queue-start.tsx";

export const metadata: Metadata = { title: "Queue" };

export default function QueuePage() {
  return <QueueStart />;
}
