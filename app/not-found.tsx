import type { Metadata } from "next";
import Link from "next/link";
import { Glyph } from "#components/ui/glyph.tsx";

export const metadata: Metadata = { title: "No such page" };

/** Not found and no access share one page, so that references cannot be probed. */
export default function NotFound() {
  return (
    <main className="page-alone">
      <p className="mark">
        <Glyph of="baton" />
        Baton
      </p>
      <h1>No such page</h1>
      <p>
        No such case or page, or not one you may open. <Link href="/queue">To the queue</Link>
      </p>
    </main>
  );
}
