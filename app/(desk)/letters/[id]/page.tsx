import type { Metadata } from "next";
import { BatchPage } from "#components/letters/batch-page.tsx";

export const metadata: Metadata = { title: "Print batch" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <BatchPage id={(await params).id} />;
}
