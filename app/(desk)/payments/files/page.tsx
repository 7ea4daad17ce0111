import type { Metadata } from "next";
import { BankFilesPage } from "#components/payments/bank-files-page.tsx";

export const metadata: Metadata = { title: "Bank files" };

export default function Page() {
  return <BankFilesPage />;
}
