import type { Metadata } from "next";
import { NewImportPage } from "#components/import/new-import-page.tsx";

export const metadata: Metadata = { title: "New import" };

type Props = { searchParams: Promise<{ from?: string | string[] }> };

/** `?from=`: an import whose mapping is taken up again. */
export default async function Page({ searchParams }: Props) {
  const { from } = await searchParams;
  return <NewImportPage from={typeof from === "string" ? from : null} />;
}
