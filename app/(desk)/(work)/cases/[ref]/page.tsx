import type { Metadata } from "next";
import { CaseScreen } from "#components/case/case-screen.tsx";

type Props = { params: Promise<{ ref: string }> };

/** The window's title carries the reference, never a name. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref };
}

export default async function CasePage({ params }: Props) {
  const { ref } = await params;
  return <CaseScreen key={ref} caseRef={ref} />;
}
