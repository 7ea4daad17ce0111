import type { Metadata } from "next";
import { UnmatchedPage } from "#components/payments/unmatched-page.tsx";

export const metadata: Metadata = { title: "Payments" };

export default function Page() {
  return <UnmatchedPage />;
}
