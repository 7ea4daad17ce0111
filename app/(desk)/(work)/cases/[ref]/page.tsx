import type { Metadata } from "next";

type Props = { params: Promise<{ ref: string }> };

/** The window's title carries the reference, never a name. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref };
}

/** The work area's layout draws it. */
export default function CasePage() {
  return null;
}
