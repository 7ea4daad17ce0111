import type { Metadata } from "next";
import { ReturnedPage } from "#components/letters/returned-page.tsx";

export const metadata: Metadata = { title: "Returned mail" };

export default function Page() {
  return <ReturnedPage />;
}
