import type { Metadata } from "next";
import { TeamsPage } from "#components/admin/teams-page.tsx";

export const metadata: Metadata = { title: "Teams and duty" };

export default function Page() {
  return <TeamsPage />;
}
