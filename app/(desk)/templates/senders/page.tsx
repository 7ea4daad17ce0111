import type { Metadata } from "next";
import { SendersPage } from "#components/templates/senders-page.tsx";

export const metadata: Metadata = { title: "Who writes" };

export default function Page() {
  return <SendersPage />;
}
