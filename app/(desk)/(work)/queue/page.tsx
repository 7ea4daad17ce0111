import type { Metadata } from "next";

export const metadata: Metadata = { title: "Queue" };

/** The work area's layout draws it. */
export default function QueuePage() {
  return null;
}
