import { Search } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Glyph } from "#components/ui/glyph.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

/** Brand, the door to search, the organisation, the person. */
export function TopBar({
  organisation,
  person,
  onSearch,
  drawer,
}: {
  organisation: string;
  /** The PersonMenu. */
  person: ReactNode;
  onSearch?: () => void;
  /** Narrow screens: the button that opens the list drawer. */
  drawer?: ReactNode;
}) {
  return (
    <header className="top">
      <Link className="brand" href="/queue">
        <Glyph of="baton" />
        Baton
      </Link>
      {onSearch ? (
        <button type="button" className="search" onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
          <Search className="i" />
          <span className="hide-narrow">Search cases, people, actions</span>
          <span className="only-narrow">Find</span>
          <span className="push hide-narrow">
            <Kbd keys="Ctrl K" />
          </span>
        </button>
      ) : null}
      {drawer}
      <span className="sm ink3 push hide-narrow">{organisation}</span>
      <span className="push only-narrow" />
      {person}
    </header>
  );
}
