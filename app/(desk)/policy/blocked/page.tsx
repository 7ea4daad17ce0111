import type { Metadata } from "next";
import { BlockedPage } from "#components/policy/blocked-page.tsx";

export const metadata: Metadata = { title: "Blocked contacts" };

export default function Page() {
  return <BlockedPage />;
}
