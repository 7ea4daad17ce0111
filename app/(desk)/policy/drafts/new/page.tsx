import type { Metadata } from "next";
import { NewDraftPage } from "#components/policy/draft-page.tsx";

export const metadata: Metadata = { title: "New draft of the contact policy" };

export default function Page() {
  return <NewDraftPage />;
}
