import type { Metadata } from "next";
import { DraftPage } from "#components/policy/draft-page.tsx";

export const metadata: Metadata = { title: "Draft of the contact policy" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DraftPage id={(await params).id} />;
}
