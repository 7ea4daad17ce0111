import type { Metadata } from "next";
import { AccessLogPage } from "#components/access/access-log-page.tsx";

export const metadata: Metadata = { title: "Access log" };

export default function Page() {
  return <AccessLogPage />;
}
