import type { Metadata } from "next";
import { PortfoliosPage } from "#components/admin/portfolios-page.tsx";

export const metadata: Metadata = { title: "Portfolios and grants" };

export default function Page() {
  return <PortfoliosPage />;
}
