import type { Metadata } from "next";
import { Glyph } from "#components/ui/glyph.tsx";

export const metadata: Metadata = { title: "No such page" };

/**
 * Not found and no access share one page, so that references cannot be probed. Every page loads this one too, so its link
 * is a plain one.
 */
export default function NotFound() {
  return (
    <main className="page-alone">
      <p className="mark">
        <Glyph of="baton" />
        Baton
      </p>
      <h1>No such page</h1>
      <p>
        No such case or page, or not one you may open. <a href="/queue">To the queue</a>
      </p>
    </main>
  );
}
