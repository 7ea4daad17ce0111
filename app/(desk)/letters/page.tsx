import type { Metadata } from "next";
import { BatchesPage } from "#components/letters/batches-page.tsx";

export const metadata: Metadata = { title: "Letters" };

export default function Page() {
  return <BatchesPage />;
}
