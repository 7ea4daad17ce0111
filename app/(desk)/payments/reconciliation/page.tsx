import type { Metadata } from "next";
import { ReconciliationPage } from "#components/payments/reconciliation-page.tsx";

export const metadata: Metadata = { title: "Reconciliation" };

export default function Page() {
  return <ReconciliationPage />;
}
